"""What the coach decided to say, as data; renderers find the words."""

from typing import TypeAlias

from bot.coach.answers.asking import (
    Clarification,
    GoneAnswer,
    NobodyThereAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    Slot,
    StillMeantAnswer,
)
from bot.coach.answers.due import DueReminderAnswer
from bot.coach.answers.guidance import (
    LevelsAnswer,
    LevelStatement,
    LibraryAnswer,
    SourcesAnswer,
    StrategyAnswer,
    StrategyPassage,
)
from bot.coach.answers.listing import (
    BrowseAnswer,
    CompanyOverviewAnswer,
    RoleEntry,
)
from bot.coach.answers.offers import (
    ChecklistAnswer,
    CounterAnswer,
    ExportAnswer,
    FormAnswer,
    HrQuestionsAnswer,
    LeavingAnswer,
    OfferAnswer,
    OfferChangedAnswer,
    OfferComparisonAnswer,
    OffersAnswer,
    WhyAnswer,
)
from bot.coach.answers.pay import (
    AcrossCompaniesAnswer,
    AcrossEntry,
    Component,
    ComponentPay,
    OtherComponentPay,
    PayRange,
    PayRangesAnswer,
    Provenance,
    SideBySideAnswer,
    StandIn,
    Standing,
    Unranked,
)
from bot.coach.answers.reminders import (
    ChangedFigure,
    ChangedGuide,
    ChangedRow,
    ReviewsAnswer,
    WatchedChangesAnswer,
)
from bot.coach.answers.reminding import (
    ReminderNoteAnswer,
    ReminderOfferAnswer,
    ReminderQuestionAnswer,
    RemindersAnswer,
    ReminderSetAnswer,
    RemindersFileAnswer,
)
from bot.coach.answers.reports import ReportAnswer
from bot.coach.answers.scripts import (
    GenericScriptAnswer,
    Mismatch,
    NoSuchLeverAnswer,
    Script,
    ScriptAnswer,
)
from bot.coach.answers.settings import (
    SettingChoiceAnswer,
    SettingsAnswer,
    SettingSetAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.answers.talk import (
    CannotKeepAnswer,
    DeveloperAnswer,
    ForgetQuestionAnswer,
    HelpAnswer,
    InterruptedAnswer,
    LeftOutAnswer,
    MyDataAnswer,
    NothingForgottenAnswer,
    NotYetAnswer,
    OnlyGuideAnswer,
    PrivacyAnswer,
    PrivateAnswer,
    ReadAs,
    ReadAsAnswer,
    Reading,
    ReadLevelAnswer,
    ResetAnswer,
    SituationAnswer,
    SmallTalkAnswer,
    StillOnAnswer,
    TermAnswer,
    UnknownAnswer,
)
from bot.coach.answers.watches import Watched, WatchesAnswer, WatchingAnswer, WatchQuestionAnswer

Answer: TypeAlias = (
    PayRangesAnswer
    | SideBySideAnswer
    | AcrossCompaniesAnswer
    | NoSuchPlaceAnswer
    | NobodyThereAnswer
    | ScriptAnswer
    | NoSuchLeverAnswer
    | GenericScriptAnswer
    | LevelsAnswer
    | StrategyAnswer
    | SourcesAnswer
    | LibraryAnswer
    | CompanyOverviewAnswer
    | BrowseAnswer
    | Clarification
    | NotInGuidesAnswer
    | GoneAnswer
    | StillMeantAnswer
    | StillOnAnswer
    | OnlyGuideAnswer
    | ReadAsAnswer
    | ReadLevelAnswer
    | LeftOutAnswer
    | ChecklistAnswer
    | CounterAnswer
    | ExportAnswer
    | FormAnswer
    | HrQuestionsAnswer
    | LeavingAnswer
    | OfferAnswer
    | OfferChangedAnswer
    | OfferComparisonAnswer
    | OffersAnswer
    | WhyAnswer
    | DueReminderAnswer
    | ReminderNoteAnswer
    | ReminderOfferAnswer
    | ReminderQuestionAnswer
    | RemindersAnswer
    | ReminderSetAnswer
    | RemindersFileAnswer
    | ReviewsAnswer
    | WatchedChangesAnswer
    | WatchesAnswer
    | WatchingAnswer
    | WatchQuestionAnswer
    | ReportAnswer
    | HelpAnswer
    | SituationAnswer
    | TermAnswer
    | PrivacyAnswer
    | DeveloperAnswer
    | ForgetQuestionAnswer
    | NothingForgottenAnswer
    | MyDataAnswer
    | SettingChoiceAnswer
    | SettingSetAnswer
    | SettingsAnswer
    | ZoneQuestionAnswer
    | ResetAnswer
    | NotYetAnswer
    | CannotKeepAnswer
    | PrivateAnswer
    | InterruptedAnswer
    | SmallTalkAnswer
    | UnknownAnswer
)

__all__ = [
    "AcrossCompaniesAnswer",
    "AcrossEntry",
    "Answer",
    "BrowseAnswer",
    "CannotKeepAnswer",
    "ChangedFigure",
    "ChangedGuide",
    "ChangedRow",
    "ChecklistAnswer",
    "Clarification",
    "CompanyOverviewAnswer",
    "Component",
    "ComponentPay",
    "CounterAnswer",
    "DeveloperAnswer",
    "DueReminderAnswer",
    "ExportAnswer",
    "ForgetQuestionAnswer",
    "FormAnswer",
    "GenericScriptAnswer",
    "GoneAnswer",
    "HelpAnswer",
    "HrQuestionsAnswer",
    "InterruptedAnswer",
    "LeavingAnswer",
    "LeftOutAnswer",
    "LevelStatement",
    "LevelsAnswer",
    "LibraryAnswer",
    "Mismatch",
    "MyDataAnswer",
    "NoSuchLeverAnswer",
    "NoSuchPlaceAnswer",
    "NobodyThereAnswer",
    "NotInGuidesAnswer",
    "NotYetAnswer",
    "NothingForgottenAnswer",
    "OfferAnswer",
    "OfferChangedAnswer",
    "OfferComparisonAnswer",
    "OffersAnswer",
    "OnlyGuideAnswer",
    "OtherComponentPay",
    "PayRange",
    "PayRangesAnswer",
    "PrivacyAnswer",
    "PrivateAnswer",
    "Provenance",
    "ReadAs",
    "ReadAsAnswer",
    "ReadLevelAnswer",
    "Reading",
    "ReminderNoteAnswer",
    "ReminderOfferAnswer",
    "ReminderQuestionAnswer",
    "ReminderSetAnswer",
    "RemindersAnswer",
    "RemindersFileAnswer",
    "ReportAnswer",
    "ResetAnswer",
    "ReviewsAnswer",
    "RoleEntry",
    "Script",
    "ScriptAnswer",
    "SettingChoiceAnswer",
    "SettingSetAnswer",
    "SettingsAnswer",
    "SideBySideAnswer",
    "SituationAnswer",
    "Slot",
    "SmallTalkAnswer",
    "SourcesAnswer",
    "StandIn",
    "Standing",
    "StillMeantAnswer",
    "StillOnAnswer",
    "StrategyAnswer",
    "StrategyPassage",
    "TermAnswer",
    "UnknownAnswer",
    "Unranked",
    "WatchQuestionAnswer",
    "Watched",
    "WatchedChangesAnswer",
    "WatchesAnswer",
    "WatchingAnswer",
    "WhyAnswer",
    "ZoneQuestionAnswer",
]
