"""Where one can go from an answer: what its buttons lead to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.coach.answers import (
    AcrossCompaniesAnswer,
    Answer,
    BrowseAnswer,
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
    LevelsAnswer,
    LibraryAnswer,
    MyDataAnswer,
    NobodyThereAnswer,
    NoSuchLeverAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    NotYetAnswer,
    OfferAnswer,
    OfferChangedAnswer,
    OfferComparisonAnswer,
    OffersAnswer,
    PayRangesAnswer,
    PrivacyAnswer,
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
    SituationAnswer,
    SmallTalkAnswer,
    SourcesAnswer,
    StillMeantAnswer,
    StrategyAnswer,
    UnknownAnswer,
    Watched,
    WatchedChangesAnswer,
    WatchesAnswer,
    WatchingAnswer,
    WatchQuestionAnswer,
    WhyAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.answers.reminding import ReminderNote
from bot.coach.answers.reports import Reported
from bot.coach.figures import Name
from bot.coach.offered import choices_of, following_of, other_readings
from bot.coach.question import (
    Browse,
    Choice,
    DataStep,
    DataVerb,
    Forget,
    Help,
    Listing,
    OfferStep,
    OfferVerb,
    Question,
    ReminderStep,
    ReminderVerb,
    SettingStep,
    Target,
    WatchVerb,
    Wish,
)
from bot.coach.watch_steps import LIST_WATCHES, watch_step
from bot.knowledge.base import Place
from bot.understanding.intents import Intent, Situation
from bot.understanding.told_settings import Setting

_MOST_REGIONS = 6
_MOST_FAMILIES = 6
_MOST_OTHERS = 4
_SHORT_NAME = 24
# Longer lists of buttons stand side by side, to be seen at all.
_MOST_ROWS_OF_ONE = 10


class StepKind(StrEnum):
    """What a step leads to, for its label."""

    NAMED = "named"
    OTHERWISE = "otherwise"
    ALL_REGIONS = "all_regions"
    PAY = "pay"
    SCRIPTS = "scripts"
    FAMILY = "family"
    LEVELS = "levels"
    STRATEGY = "strategy"
    SOURCES = "sources"
    ELSEWHERE = "elsewhere"
    COMPARE = "compare"
    ROLES = "roles"
    COMPANIES = "companies"
    MORE = "more"
    PREVIOUS = "previous"
    SITUATION = "situation"
    HELP = "help"
    DATA = "data"
    FORGET = "forget"
    SETTING = "setting"
    OFFER = "offer"
    REMINDER = "reminder"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Step:
    """One way to go on; `name`, `family` or `situation` is what its label says."""

    kind: StepKind
    target: Target
    name: Name | None = None
    family: str | None = None
    situation: Situation | None = None


Rows = Iterator[tuple[Step, ...]]


def steps_of(answer: Answer) -> Rows:  # noqa: C901, PLR0912 - flat: one case a kind of answer
    """The ways on from an answer, row by row."""
    match answer:
        case PayRangesAnswer():
            yield from _from_pay(answer)
        case ScriptAnswer():
            yield from _from_scripts(answer)
        case NoSuchLeverAnswer(families=families, asked=asked):
            yield from _families(asked, families)
            yield (_to_pay(asked),)
        case LevelsAnswer(asked=asked) | StrategyAnswer(asked=asked) | SourcesAnswer(asked=asked):
            yield from _beside(asked)
        case GenericScriptAnswer(families=families, asked=asked) if asked.company is None:
            yield from _families(replace(asked, role=None), families)
            yield (Step(StepKind.COMPANIES, _COMPANIES),)
        case NotInGuidesAnswer(families=families, question=question):
            yield from _choices(answer)
            yield from _elsewhere(question)
            yield from _families(replace(question, company=None, role=None), families)
            yield (Step(StepKind.COMPANIES, _COMPANIES),)
        case SituationAnswer(families=families):
            yield from _families(Question(), families)
            yield (Step(StepKind.COMPANIES, _COMPANIES), Step(StepKind.HELP, Help()))
        case LibraryAnswer() | SmallTalkAnswer():
            yield (Step(StepKind.COMPANIES, _COMPANIES), Step(StepKind.HELP, Help()))
        case NotYetAnswer(intent=intent):
            yield from _families(Question(), _INSTEAD.get(intent, ()))
            yield (Step(StepKind.HELP, Help()),)
        case ReadAsAnswer():
            for choice in other_readings(answer):
                yield (Step(StepKind.OTHERWISE, choice.target, name=choice.label),)
        case AcrossCompaniesAnswer() | BrowseAnswer():
            yield from _choices(answer)
            yield from _paging(answer)
        case Clarification(choices=()):
            yield (Step(StepKind.COMPANIES, _COMPANIES), Step(StepKind.HELP, Help()))
        case Clarification() | NoSuchPlaceAnswer() | NobodyThereAnswer() | StillMeantAnswer():
            yield from _choices(answer)
        case ReadLevelAnswer(others=others):
            yield from _named(others)
        case CompanyOverviewAnswer(near=near):
            yield from _choices(answer)
            yield from _named(near)
            yield (Step(StepKind.COMPANIES, _COMPANIES), *_to_watch(answer))
        case HelpAnswer(situations=situations):
            yield from _situations(situations)
            yield _listings()
        case _:
            yield from _of_others(answer)


def _offer_step(verb: OfferVerb, key: str = "", argument: str = "") -> Step:
    return Step(StepKind.OFFER, OfferStep(verb, key, argument))


def _of_others(answer: Answer) -> Rows:
    match answer:
        case UnknownAnswer() | GoneAnswer() | ResetAnswer():
            yield (Step(StepKind.HELP, Help()), Step(StepKind.COMPANIES, _COMPANIES))
        case OfferAnswer() | CounterAnswer() | OfferComparisonAnswer() | FormAnswer():
            yield from _with_offers(answer)
        case OffersAnswer() | OfferChangedAnswer():
            yield from _choices(answer)
            yield (_offer_step(OfferVerb.COMPARE), _offer_step(OfferVerb.FORM))
        case WhyAnswer(key=key) | HrQuestionsAnswer(key=key):
            yield (_offer_step(OfferVerb.SHOW, key), _offer_step(OfferVerb.COUNTER, key))
        case ChecklistAnswer(key=key):
            yield (_offer_step(OfferVerb.QUESTIONS, key or ""), _offer_step(OfferVerb.LIST))
        case ExportAnswer():
            yield (_offer_step(OfferVerb.LIST),)
        case DueReminderAnswer():
            yield from _with_reminder(answer)
        case _:
            yield from _of_the_person(answer)


def _of_the_person(answer: Answer) -> Rows:
    match answer:
        case ReminderSetAnswer() | RemindersAnswer() | RemindersFileAnswer() | ReminderNoteAnswer():
            yield from _with_reminders(answer)
        case ReminderQuestionAnswer():
            yield from _choices(answer)
        case ReminderOfferAnswer(step=step):
            yield (Step(StepKind.REMINDER, step),)
        case PrivacyAnswer() | DeveloperAnswer() | ForgetQuestionAnswer() | MyDataAnswer():
            yield from _with_data(answer)
        case SettingsAnswer() | SettingChoiceAnswer() | SettingSetAnswer() | ZoneQuestionAnswer():
            yield from _with_settings(answer)
        case ReportAnswer(outcome=Reported.KEPT | Reported.CUT):
            yield (_data_step(DataVerb.UNREPORT),)
        case (
            ReviewsAnswer()
            | WatchedChangesAnswer()
            | WatchesAnswer()
            | WatchingAnswer()
            | WatchQuestionAnswer()
        ):
            yield from _with_watches(answer)
        case _:
            return


def _with_watches(
    answer: ReviewsAnswer
    | WatchedChangesAnswer
    | WatchesAnswer
    | WatchingAnswer
    | WatchQuestionAnswer,
) -> Rows:
    """One tap ends what was begun; what comes unasked leads to where it is ended."""
    match answer:
        case ReviewsAnswer(watched=watched):
            to_list = (Step(StepKind.WATCH, LIST_WATCHES),) if watched else ()
            yield (*to_list, _setting_step(Setting.REVIEWS))
        case WatchedChangesAnswer():
            yield (Step(StepKind.WATCH, LIST_WATCHES),)
        case WatchingAnswer(entries=entries):
            yield from _undoing(entries)
        case WatchesAnswer(choices=choices):
            steps = (Step(StepKind.WATCH, one.target, name=one.label) for one in choices)
            yield from _in_rows(tuple(steps), 1 if len(choices) <= _MOST_ROWS_OF_ONE else 2)
        case WatchQuestionAnswer(choices=choices):
            yield from _choices(answer) if choices else ((Step(StepKind.COMPANIES, _COMPANIES),),)


def _undoing(entries: tuple[Watched, ...]) -> Rows:
    for one in entries:
        if one.step is not None:
            yield (Step(StepKind.WATCH, one.step, name=one.company if len(entries) > 1 else None),)


def _to_watch(answer: CompanyOverviewAnswer) -> tuple[Step, ...]:
    """To watch all guides of a company."""
    company = answer.question.company
    if company is None or not answer.entries:
        return ()
    return (Step(StepKind.WATCH, watch_step(WatchVerb.ON, company), name=answer.company),)


def _with_offers(
    answer: OfferAnswer | CounterAnswer | OfferComparisonAnswer | FormAnswer,
) -> Rows:
    """The answers to what is asked, one a row, then what can be done with the offer."""
    if isinstance(answer, FormAnswer):
        yield tuple(Step(StepKind.OFFER, choice.target) for choice in answer.choices)
        return
    asked = answer.choices
    if isinstance(answer, OfferComparisonAnswer) and answer.ask is not None:
        asked = answer.ask.choices
    for choice in asked:
        yield (Step(StepKind.OFFER, choice.target, name=choice.label),)
    if isinstance(answer, OfferComparisonAnswer):
        yield (_offer_step(OfferVerb.LIST), _offer_step(OfferVerb.EXPORT))
        return
    key = answer.key
    first = OfferVerb.COUNTER if isinstance(answer, OfferAnswer) else OfferVerb.WHY
    yield (_offer_step(first, key), _offer_step(OfferVerb.QUESTIONS, key))
    if isinstance(answer, OfferAnswer):
        yield (_offer_step(OfferVerb.CHART, key), _offer_step(OfferVerb.CHECKLIST, key))
    yield (_offer_step(OfferVerb.COMPARE), _offer_step(OfferVerb.LIST))


def _with_data(
    answer: PrivacyAnswer | DeveloperAnswer | ForgetQuestionAnswer | MyDataAnswer,
) -> Rows:
    """What can be done about what we keep; to delete it is asked once more by itself."""
    if isinstance(answer, ForgetQuestionAnswer):
        yield (Step(StepKind.FORGET, Forget()),)
        yield (_data_step(DataVerb.KEEP),)
        return
    if not isinstance(answer, MyDataAnswer):
        yield (_data_step(DataVerb.MYDATA), _setting_step(Setting.KEEP))
        other = DataVerb.DEVELOPER if isinstance(answer, PrivacyAnswer) else DataVerb.PRIVACY
        yield (_data_step(other), _data_step(DataVerb.FORGET))
        return
    yield (_data_step(DataVerb.PRIVACY), _data_step(DataVerb.FORGET))


def _with_settings(
    answer: SettingsAnswer | SettingChoiceAnswer | SettingSetAnswer | ZoneQuestionAnswer,
) -> Rows:
    if isinstance(answer, SettingChoiceAnswer | ZoneQuestionAnswer):
        yield from _choices(answer)
    elif isinstance(answer, SettingsAnswer):
        yield (_setting_step(Setting.ZONE), _setting_step(Setting.QUIET))
        yield (_setting_step(Setting.MORNING), _setting_step(Setting.REVIEWS))
        yield (_setting_step(Setting.KEEP), _setting_step(Setting.LANGUAGE))
    else:
        yield (Step(StepKind.SETTING, SettingStep()),)


def _data_step(verb: DataVerb) -> Step:
    return Step(StepKind.DATA, DataStep(verb))


def _setting_step(setting: Setting) -> Step:
    return Step(StepKind.SETTING, SettingStep(setting))


def _with_reminder(answer: DueReminderAnswer) -> Rows:
    """What can be done about a reminder that has come; one that comes again is off in one tap."""
    about_now = (ReminderVerb.DONE, ReminderVerb.HOUR, ReminderVerb.TOMORROW)
    yield tuple(Step(StepKind.REMINDER, ReminderStep(verb, answer.key)) for verb in about_now)
    if answer.script is not None:
        yield (Step(StepKind.REMINDER, answer.script),)
    if answer.repeats:
        yield (Step(StepKind.REMINDER, ReminderStep(ReminderVerb.DELETE, answer.key)),)


def _with_reminders(
    answer: ReminderSetAnswer | RemindersAnswer | RemindersFileAnswer | ReminderNoteAnswer,
) -> Rows:
    match answer:
        case ReminderSetAnswer(reminder=reminder):
            yield (
                _reminder_step(ReminderVerb.EDIT, reminder.key),
                _reminder_step(ReminderVerb.DELETE, reminder.key),
            )
            yield (_reminder_step(ReminderVerb.LIST),)
        case RemindersAnswer(coming=coming):
            add = _reminder_step(ReminderVerb.ADD)
            yield (add, _reminder_step(ReminderVerb.CALENDAR)) if coming else (add,)
        case ReminderNoteAnswer(note=ReminderNote.NO_SUCH):
            return  # the list stands below it
        case ReminderNoteAnswer(left=0):
            yield (_reminder_step(ReminderVerb.ADD),)
        case _:
            yield (_reminder_step(ReminderVerb.LIST),)


def _reminder_step(verb: ReminderVerb, key: str = "") -> Step:
    return Step(StepKind.REMINDER, ReminderStep(verb, key))


# The scripts that help until the coach can do what was asked.
_INSTEAD = {Intent.PRACTICE: ("base", "sign_on")}
_COMPANIES = Browse(Listing.COMPANIES)


def _situations(situations: tuple[Situation, ...]) -> Rows:
    steps = (Step(StepKind.SITUATION, Help(one), situation=one) for one in situations)
    yield from _in_rows(tuple(steps), 2)


def _listings() -> tuple[Step, ...]:
    return (
        Step(StepKind.COMPANIES, _COMPANIES),
        Step(StepKind.NAMED, Browse(Listing.ROLES)),
        Step(StepKind.NAMED, Browse(Listing.REGIONS)),
    )


def _choices(answer: Answer) -> Rows:
    """Choices side by side where their names are short enough to be read so."""
    choices = choices_of(answer)
    short = all(len(choice.label.text) <= _SHORT_NAME for choice in choices)
    steps = tuple(Step(StepKind.NAMED, choice.target, name=choice.label) for choice in choices)
    yield from _in_rows(steps, 2 if short else 1)


def _named(choices: tuple[Choice, ...]) -> Rows:
    steps = tuple(Step(StepKind.NAMED, one.target, name=one.label) for one in choices)
    yield from _in_rows(steps, 2)


def _from_pay(answer: PayRangesAnswer) -> Rows:
    asked = _plain(answer.asked)
    if answer.compact:
        company = answer.provenance.company
        yield (
            Step(StepKind.NAMED, replace(asked, wishes=(Wish.RANGE,)), name=company),
            Step(StepKind.SCRIPTS, replace(asked, wishes=(Wish.SCRIPT,)), name=company),
        )
        return
    regions = [
        Step(StepKind.NAMED, choice.target, name=choice.label)
        for choice in answer.other_regions[:_MOST_REGIONS]
    ]
    if asked.places and answer.other_regions:
        everywhere = replace(asked, places=(), wishes=(Wish.RANGE,))
        regions.append(Step(StepKind.ALL_REGIONS, everywhere))
    yield from _in_rows(tuple(regions), 2)
    scripts = Step(StepKind.SCRIPTS, replace(asked, wishes=(Wish.SCRIPT,)))
    yield (scripts, *_guidance(asked))
    last = [Step(StepKind.ROLES, Question((Wish.OVERVIEW,), asked.company))]
    # A label of the guide's own is nowhere for other companies.
    if asked.places and not any(place == Place(place.name) for place in asked.places):
        across = Question((Wish.RANGE,), role=asked.role, places=asked.places)
        last.insert(0, Step(StepKind.ELSEWHERE, across))
    compare = Step(StepKind.COMPARE, replace(asked, wishes=(Wish.COMPARE,)))
    yield (compare, *last)


def _from_scripts(answer: ScriptAnswer) -> Rows:
    asked = _plain(answer.asked)
    for choice in answer.others[:_MOST_OTHERS]:
        yield (Step(StepKind.NAMED, choice.target, name=choice.label),)
    if answer.family is not None or not answer.others:
        yield from _families(asked, answer.other_families)
    more = following_of(answer)
    if more is not None and len(answer.others) > _MOST_OTHERS:
        yield (Step(StepKind.MORE, more),)
    yield (_to_pay(asked), *_guidance(asked))


def _beside(asked: Question) -> Rows:
    plain = _plain(asked)
    scripts = Step(StepKind.SCRIPTS, replace(plain, wishes=(Wish.SCRIPT,)))
    yield (_to_pay(plain), scripts, *_guidance(plain, *asked.wishes))


def _guidance(asked: Question, *but: Wish) -> tuple[Step, ...]:
    kinds = (
        (StepKind.LEVELS, Wish.LEVELS),
        (StepKind.STRATEGY, Wish.STRATEGY),
        (StepKind.SOURCES, Wish.SOURCES),
    )
    return tuple(
        Step(kind, replace(asked, wishes=(wish,))) for kind, wish in kinds if wish not in but
    )


def _to_pay(asked: Question) -> Step:
    return Step(StepKind.PAY, replace(_plain(asked), wishes=(Wish.RANGE,)))


def _plain(asked: Question) -> Question:
    """A question about the same thing, without what was asked about it."""
    return replace(asked, families=(), words=(), skip=0, single=False, against=())


def _elsewhere(question: Question) -> Rows:
    """The same role in the same place, at the companies that have a guide."""
    if question.role is not None and question.places:
        across = Question((Wish.RANGE,), role=question.role, places=question.places)
        yield (Step(StepKind.ELSEWHERE, across),)


def _families(asked: Question, families: tuple[str, ...]) -> Rows:
    steps = (
        Step(
            StepKind.FAMILY,
            replace(_plain(asked), wishes=(Wish.SCRIPT,), families=(family,)),
            family=family,
        )
        for family in families[:_MOST_FAMILIES]
    )
    yield from _in_rows(tuple(steps), 3)


def _paging(answer: AcrossCompaniesAnswer | BrowseAnswer) -> Rows:
    steps: list[Step] = []
    if isinstance(answer, BrowseAnswer) and answer.page > 0:
        steps.append(Step(StepKind.PREVIOUS, Browse(answer.listing, answer.page - 1)))
    if isinstance(answer, AcrossCompaniesAnswer) and answer.asked.skip:
        before = max(0, answer.asked.skip - len(answer.entries))
        steps.append(Step(StepKind.PREVIOUS, replace(answer.asked, skip=before)))
    following = following_of(answer)
    if following is not None:
        steps.append(Step(StepKind.MORE, following))
    if steps:
        yield tuple(steps)


def _in_rows(steps: tuple[Step, ...], width: int) -> Rows:
    for at in range(0, len(steps), width):
        yield steps[at : at + width]
