"""The words for every answer: from answers to sections, whatever the medium."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.coach.answers import (
    AcrossCompaniesAnswer,
    Answer,
    BrowseAnswer,
    CannotKeepAnswer,
    ChecklistAnswer,
    Clarification,
    CompanyOverviewAnswer,
    CounterAnswer,
    DeveloperAnswer,
    DueReminderAnswer,
    ExportAnswer,
    ForgetQuestionAnswer,
    FormAnswer,
    GenericScriptAnswer,
    GoneAnswer,
    HelpAnswer,
    HrQuestionsAnswer,
    InterruptedAnswer,
    LeavingAnswer,
    LeftOutAnswer,
    LevelsAnswer,
    LibraryAnswer,
    MyDataAnswer,
    NobodyThereAnswer,
    NoSuchLeverAnswer,
    NoSuchPlaceAnswer,
    NothingForgottenAnswer,
    NotInGuidesAnswer,
    NotYetAnswer,
    OfferAnswer,
    OfferChangedAnswer,
    OfferComparisonAnswer,
    OffersAnswer,
    OnlyGuideAnswer,
    PayRangesAnswer,
    PrivacyAnswer,
    PrivateAnswer,
    ReadAsAnswer,
    ReadLevelAnswer,
    ReminderNoteAnswer,
    ReminderOfferAnswer,
    ReminderQuestionAnswer,
    RemindersAnswer,
    ReminderSetAnswer,
    RemindersFileAnswer,
    ReportAnswer,
    ResetAnswer,
    ReviewsAnswer,
    ScriptAnswer,
    SettingChoiceAnswer,
    SettingsAnswer,
    SettingSetAnswer,
    SideBySideAnswer,
    SituationAnswer,
    SmallTalkAnswer,
    SourcesAnswer,
    StillMeantAnswer,
    StillOnAnswer,
    StrategyAnswer,
    TermAnswer,
    UnknownAnswer,
    WatchedChangesAnswer,
    WatchesAnswer,
    WatchingAnswer,
    WatchQuestionAnswer,
    WhyAnswer,
    ZoneQuestionAnswer,
)
from bot.presentation import (
    counter_words,
    export_words,
    guide_words,
    heard_words,
    help_words,
    leaving_words,
    letter_words,
    listing_words,
    offer_comparison_words,
    offer_list_words,
    offer_words,
    privacy_words,
    question_words,
    reminder_words,
    reminding_words,
    report_words,
    review_words,
    script_words,
    settings_words,
    watch_words,
    watching_words,
)
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Line, Section, Small
from bot.presentation.range_words import range_sections


def sections(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Section, ...]:
    """The sections of several answers, in their order."""
    return tuple(section for answer in answers for section in word(answer, catalogue))


def word(answer: Answer, catalogue: Catalogue) -> Iterator[Section]:  # noqa: C901, PLR0912, PLR0915 - flat: one case a kind of answer
    """The sections of one answer. Flat: one case for each kind, and no more than a call."""
    match answer:
        case PayRangesAnswer():
            yield from range_sections(answer, catalogue)
        case SideBySideAnswer():
            yield from guide_words.side_by_side_sections(answer, catalogue)
        case AcrossCompaniesAnswer():
            yield from guide_words.across_sections(answer, catalogue)
        case NoSuchPlaceAnswer():
            yield question_words.no_such_place(answer, catalogue)
        case NobodyThereAnswer():
            yield guide_words.nobody_section(answer, catalogue)
        case ScriptAnswer():
            yield from script_words.script_sections(answer, catalogue)
        case GenericScriptAnswer():
            yield from script_words.generic_sections(answer, catalogue)
        case NoSuchLeverAnswer():
            yield script_words.no_such_lever(answer, catalogue)
        case LevelsAnswer():
            yield from guide_words.level_sections(answer, catalogue)
        case StrategyAnswer():
            yield from guide_words.strategy_sections(answer, catalogue)
        case SourcesAnswer():
            yield from guide_words.source_sections(answer, catalogue)
        case LibraryAnswer():
            yield guide_words.library_section(answer, catalogue)
        case CompanyOverviewAnswer():
            yield from listing_words.overview_sections(answer, catalogue)
        case BrowseAnswer():
            yield listing_words.browse_section(answer, catalogue)
        case Clarification():
            yield question_words.clarification(answer, catalogue)
        case NotInGuidesAnswer():
            yield from question_words.not_in_guides(answer, catalogue)
        case GoneAnswer():
            yield _gone(answer, catalogue)
        case StillMeantAnswer():
            yield question_words.still_meant(answer, catalogue)
        case StillOnAnswer():
            yield Section((Small(heard_words.topic_words(answer, catalogue)),))
        case OnlyGuideAnswer():
            yield listing_words.only_guide(answer, catalogue)
        case ReadAsAnswer():
            yield heard_words.read_as(answer, catalogue)
        case ReadLevelAnswer():
            yield heard_words.read_level(answer, catalogue)
        case LeftOutAnswer():
            yield heard_words.left_out(answer, catalogue)
        case OfferAnswer():
            yield from offer_words.offer_sections(answer, catalogue)
        case OffersAnswer() | OfferChangedAnswer() | FormAnswer():
            yield from offer_list_words.sections(answer, catalogue)
        case OfferComparisonAnswer():
            yield from offer_comparison_words.comparison_sections(answer, catalogue)
        case CounterAnswer() | WhyAnswer():
            yield from counter_words.sections(answer, catalogue)
        case HrQuestionsAnswer() | ChecklistAnswer():
            yield from letter_words.sections(answer, catalogue)
        case LeavingAnswer():
            yield leaving_words.leaving_section(answer, catalogue)
        case ExportAnswer():
            yield from export_words.sections(answer, catalogue)
        case ReviewsAnswer():
            yield from review_words.digest_sections(answer, catalogue)
        case WatchedChangesAnswer():
            yield from watch_words.change_sections(answer, catalogue)
        case WatchingAnswer():
            yield watching_words.watching(answer, catalogue)
        case WatchesAnswer():
            yield watching_words.watches(answer, catalogue)
        case WatchQuestionAnswer():
            yield watching_words.watch_question(answer, catalogue)
        case ReportAnswer():
            yield report_words.report(answer, catalogue)
        case DueReminderAnswer():
            yield reminder_words.due_section(answer, catalogue)
        case ReminderSetAnswer() | ReminderQuestionAnswer() | ReminderOfferAnswer():
            yield from reminding_words.sections(answer, catalogue)
        case RemindersAnswer() | RemindersFileAnswer() | ReminderNoteAnswer():
            yield from reminding_words.sections(answer, catalogue)
        case HelpAnswer():
            yield from help_words.help_sections(answer, catalogue)
        case SituationAnswer():
            yield from help_words.situation_sections(answer, catalogue)
        case TermAnswer():
            yield help_words.term(answer, catalogue)
        case PrivacyAnswer():
            yield privacy_words.privacy(answer, catalogue)
        case DeveloperAnswer():
            yield privacy_words.developer(answer, catalogue)
        case ForgetQuestionAnswer():
            yield privacy_words.forget_question(answer, catalogue)
        case NothingForgottenAnswer():
            yield privacy_words.nothing_forgotten(catalogue)
        case MyDataAnswer():
            yield privacy_words.my_data(answer, catalogue)
        case SettingsAnswer():
            yield settings_words.settings(answer, catalogue)
        case SettingSetAnswer():
            yield settings_words.setting_set(answer, catalogue)
        case SettingChoiceAnswer():
            yield settings_words.setting_choice(answer, catalogue)
        case ZoneQuestionAnswer():
            yield settings_words.zone_question(answer, catalogue)
        case ResetAnswer():
            yield help_words.reset(answer, catalogue)
        case NotYetAnswer():
            yield help_words.not_yet(answer, catalogue)
        case InterruptedAnswer():
            yield help_words.interrupted(catalogue)
        case PrivateAnswer():
            yield help_words.private(catalogue)
        case CannotKeepAnswer():
            yield help_words.cannot_keep(answer, catalogue)
        case SmallTalkAnswer():
            yield help_words.small_talk(catalogue, rough=answer.rough)
        case UnknownAnswer():
            yield help_words.unknown(answer, catalogue)
        case _:
            assert_never(answer)


def _gone(answer: GoneAnswer, catalogue: Catalogue) -> Section:
    if answer.name is None:
        said = catalogue.say("That is no longer in my guides. Ask again, or type “help”.")
    else:
        said = catalogue.say(
            "{company} is no longer in my guides, so I have no figures for it.",
            company=answer.name,
        )
    return Section((Line(said),))
