"""One message beside its label: what is right, what is missed, what does harm."""

import pytest

from bot.coach.answers import Slot
from bot.coach.figures import Name
from bot.coach.question import Choice, Question
from bot.evaluation.labels import Expected, Message, Names
from bot.evaluation.measures import Overlap, Score, Share
from bot.evaluation.scoring import Marked, Miss, Spot, Yardstick, mark
from bot.knowledge.base import Place
from bot.presentation.turn_record import QuestionBack, TurnSlots
from tests.coach.made_up import DETROIT, LONDON, REMOTE_US

YES, NO = Share(1, 1), Share(0, 1)
NEW_YORK = Place("New York", "new-york", "US")
SPOTS: dict[str, frozenset[Spot]] = {
    "NYC": frozenset({("new-york", "US", False)}),
    "Remote": frozenset({(None, None, True)}),
}
YARDSTICK = Yardstick(
    frozenset({"google", "meta", "amazon"}), lambda name: SPOTS.get(name, frozenset())
)


def found(
    *companies: str,
    intents: Names = ("range",),
    roles: Names = (),
    places: tuple[Place, ...] = (),
    levers: Names = (),
    asked: QuestionBack | None = None,
) -> TurnSlots:
    return TurnSlots(intents, companies, roles, places, levers, asked)


def which_company(*slugs: str) -> QuestionBack:
    choices = (Choice(slug, Name(slug.title()), Question(company=slug)) for slug in slugs)
    return QuestionBack(Slot.COMPANY, tuple(choices))


def of_company(expected: Expected, slots: TurnSlots) -> Marked:
    return mark(Message("a message", company=expected), slots, YARDSTICK)


# Companies ------------------------------------------------------------------------------------


def test_the_labelled_companies_and_no_other_are_exactly_right() -> None:
    marked = of_company(Expected(("google", "meta")), found("meta", "google"))
    assert marked.score == Score(
        company=Overlap(right=2),
        company_exact=YES,
        wrong_company=NO,
        confidently_wrong=NO,
        missed_company=NO,
        needless_question=NO,
    )
    assert marked.right


def test_a_company_where_none_is_named_is_false() -> None:
    marked = of_company(Expected(()), found("google"))
    assert marked.score == Score(
        company=Overlap(extra=1),
        company_exact=NO,
        false_company=YES,
        confidently_wrong=YES,
        needless_question=NO,
    )
    assert marked.misses == (Miss("company", ((),), ("google",)),)


def test_another_company_than_the_named_one_is_wrong_and_the_named_one_is_missed() -> None:
    score = of_company(Expected(("google",)), found("meta")).score
    assert (score.wrong_company, score.confidently_wrong, score.missed_company) == (YES, YES, YES)
    assert score.company == Overlap(extra=1, missed=1)
    assert score.false_company == Share()


def test_a_company_too_many_is_wrong_though_the_named_one_is_found() -> None:
    score = of_company(Expected(("google",)), found("google", "meta")).score
    assert (score.wrong_company, score.missed_company, score.company_exact) == (YES, NO, NO)


def test_one_of_two_companies_that_is_not_found_makes_the_message_a_missed_one() -> None:
    score = of_company(Expected(("google", "meta")), found("google")).score
    assert (score.missed_company, score.wrong_company) == (YES, NO)
    assert score.company == Overlap(right=1, missed=1)


@pytest.mark.parametrize("companies", [(), ("meta",), ("amazon", "meta")])
def test_every_accepted_answer_is_as_right_as_the_labelled_one(companies: Names) -> None:
    expected = Expected((), (("meta",), ("meta", "amazon")))
    score = of_company(expected, found(*companies)).score
    assert score.company == Overlap(right=len(companies))
    assert (score.company_exact, score.false_company) == (YES, NO)


def test_an_answer_is_measured_by_the_right_one_that_is_closest() -> None:
    expected = Expected(("google",), (("meta", "amazon"),))
    marked = of_company(expected, found("amazon"))
    assert marked.score.company == Overlap(right=1, missed=1)
    assert (marked.score.missed_company, marked.score.wrong_company) == (YES, NO)
    assert marked.misses == (Miss("company", (("google",), ("meta", "amazon")), ("amazon",)),)


def test_the_labelled_answer_is_what_counts_where_another_is_no_closer() -> None:
    score = of_company(Expected(("google",), (("meta", "amazon"),)), found()).score
    assert score.company == Overlap(missed=1)


def test_a_company_beside_an_accepted_one_is_false_all_the_same() -> None:
    score = of_company(Expected((), (("meta",),)), found("google")).score
    assert score.false_company == YES


def test_companies_that_may_each_be_meant_are_not_wrong_together() -> None:
    score = of_company(Expected((), (("meta",), ("amazon",))), found("meta", "amazon")).score
    assert (score.false_company, score.company_exact) == (NO, NO)


def test_a_company_without_a_guide_counts_as_not_labelled() -> None:
    marked = of_company(Expected(("acme", "google"), (("acme",),)), found("google"))
    assert marked.score.company_exact == YES
    assert marked.without_guide == ("acme",)
    alone = of_company(Expected(("acme",)), found("google"))
    assert alone.score.false_company == YES
    assert alone.misses == (Miss("company", ((),), ("google",)),)


# Questions back -------------------------------------------------------------------------------


def test_a_missed_company_may_stand_among_the_choices() -> None:
    asked = which_company("google", "meta")
    marked = of_company(Expected(("google",)), found(asked=asked))
    assert (marked.score.missed_company, marked.score.among_choices) == (YES, YES)
    assert marked.score.needless_question == NO
    assert marked.misses == (Miss("company", (("google",),), (), ("google", "meta")),)


@pytest.mark.parametrize(
    "asked",
    [None, which_company(), which_company("meta"), QuestionBack(Slot.ROLE, ())],
)
def test_a_missed_company_may_be_missing_among_the_choices_too(asked: QuestionBack | None) -> None:
    score = of_company(Expected(("google",)), found(asked=asked)).score
    assert score.among_choices == NO


def test_two_missed_companies_have_to_be_chosen_from_together() -> None:
    expected = Expected(("google", "meta"))
    one, both = which_company("google"), which_company("amazon", "google", "meta")
    assert of_company(expected, found(asked=one)).score.among_choices == NO
    assert of_company(expected, found(asked=both)).score.among_choices == YES


def test_a_question_for_the_company_is_needless_where_none_is_named() -> None:
    marked = of_company(Expected(()), found(asked=which_company("meta")))
    assert marked.score.needless_question == YES
    assert marked.misses == (Miss("question", ((),), (), ("meta",)),)
    assert marked.right


def test_a_question_for_the_company_is_needless_where_it_is_known() -> None:
    asked = which_company("google", "meta")
    assert of_company(Expected(("google",)), found("google", asked=asked)).score == Score(
        company=Overlap(right=1),
        company_exact=YES,
        wrong_company=NO,
        confidently_wrong=NO,
        missed_company=NO,
        needless_question=YES,
    )


@pytest.mark.parametrize(
    ("expected", "slots"),
    [
        (Expected(()), found(asked=QuestionBack(Slot.ROLE, ()))),
        (Expected(()), found("google", asked=which_company())),
        (Expected(("google",)), found(asked=which_company())),
        (Expected(("google", "meta")), found("google", asked=which_company("meta"))),
        (Expected(("google",), ((),)), found(asked=which_company("google"))),
    ],
)
def test_other_questions_are_not_needless(expected: Expected, slots: TurnSlots) -> None:
    assert of_company(expected, slots).score.needless_question == NO


# The other slots ------------------------------------------------------------------------------


def test_roles_are_compared_by_slug() -> None:
    message = Message("x", role=Expected(("data-scientist", "baker")))
    marked = mark(message, found(roles=("baker", "senior-baker")), YARDSTICK)
    assert marked.score == Score(role=Overlap(right=1, extra=1, missed=1))
    (miss,) = marked.misses
    assert miss == Miss("role", (("data-scientist", "baker"),), ("baker", "senior-baker"))
    assert not marked.right


@pytest.mark.parametrize(
    ("label", "place", "overlap"),
    [
        ("new york", NEW_YORK, Overlap(right=1)),
        ("NYC", NEW_YORK, Overlap(right=1)),
        ("Remote", Place("Remote", remote=True), Overlap(right=1)),
        ("Remote", REMOTE_US, Overlap(extra=1, missed=1)),
        ("Gotham", NEW_YORK, Overlap(extra=1, missed=1)),
        ("NYC", Place("Jersey City", "new-york", "US"), Overlap(right=1)),
    ],
)
def test_places_are_the_same_by_name_or_by_where_they_lie(
    label: str, place: Place, overlap: Overlap
) -> None:
    message = Message("x", region=Expected((label,)))
    assert mark(message, found(places=(place,)), YARDSTICK).score.region == overlap


def test_places_too_many_and_too_few_are_counted() -> None:
    message = Message("x", region=Expected(("London", "NYC")))
    marked = mark(message, found(places=(LONDON, DETROIT)), YARDSTICK)
    assert marked.score.region == Overlap(right=1, extra=1, missed=1)
    assert marked.misses == (Miss("region", (("London", "NYC"),), ("London", "Detroit")),)


@pytest.mark.parametrize(
    ("label", "intents", "share"),
    [
        ("script", ("range", "script"), YES),
        ("script", ("range",), NO),
        ("unknown", ("smalltalk",), YES),
        ("smalltalk", ("unknown",), YES),
    ],
)
def test_an_intent_is_right_among_those_found(label: str, intents: Names, share: Share) -> None:
    message = Message("x", intent=Expected((label,)))
    assert mark(message, found(intents=intents), YARDSTICK).score == Score(intent=share)


def test_an_accepted_intent_or_lever_is_right_too() -> None:
    message = Message(
        "x", intent=Expected(("offer",), (("range",),)), lever=Expected(("base",), (("bonus",),))
    )
    marked = mark(message, found(levers=("bonus", "equity")), YARDSTICK)
    assert marked.score == Score(intent=YES, lever=YES)
    assert marked.misses == ()


def test_a_lever_that_is_missing_is_a_miss() -> None:
    marked = mark(Message("x", lever=Expected(("base",))), found(levers=("bonus",)), YARDSTICK)
    assert marked.score == Score(lever=NO)
    assert marked.misses == (Miss("lever", (("base",),), ("bonus",)),)


def test_what_is_not_labelled_is_not_scored() -> None:
    slots = found("google", roles=("baker",), places=(LONDON,), asked=which_company())
    assert mark(Message("x"), slots, YARDSTICK) == Marked(Score(), ())


def test_a_lever_that_is_said_not_to_be_meant_is_a_miss() -> None:
    none = Message("x", lever=Expected(()))
    assert mark(none, found(levers=("sign_on",)), YARDSTICK).score == Score(lever=NO)
    assert mark(none, found(), YARDSTICK).score == Score(lever=YES)
