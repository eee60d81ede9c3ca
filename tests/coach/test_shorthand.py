"""What a button holds: it leads where its label says, today and after a restart, or nowhere."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers import Answer, GoneAnswer
from bot.coach.following import follow
from bot.coach.overview import answer_browse
from bot.coach.person import Person
from bot.coach.question import (
    Browse,
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
    WatchStep,
    WatchVerb,
    Wish,
)
from bot.coach.shorthand import LONGEST, digest, read, write
from bot.coach.steps import steps_of
from bot.coach.watch_steps import LIST_WATCHES, watch_meant, watch_step
from bot.knowledge.base import Guide, KnowledgeBase, Place
from bot.knowledge.places import find_places
from bot.library import Snapshot
from bot.reminders.reminder import Watch
from bot.resources import project_folder
from bot.understanding.intents import Situation
from bot.understanding.levels import Level
from bot.understanding.told_settings import Setting
from bot.understanding.zone_table import zone_table
from bot.wiring import load
from tests.coach.made_up import DETROIT, ENGINEER, NOW, ROWS, guide, knowledge, row, small_snapshot
from tests.presentation.answers import answers_to
from tests.test_traceability import (
    answers_across,
    answers_of_company,
    answers_of_guide,
    every_answer,
)

# One guide in so many of the corpus; a button is the same in all.
EVERY = 151
# Two slugs of one digest.
TWINS = ("acme-3499", "acme-10460")
MENLO_PARK = Place("Menlo Park", "sf-bay-area", "US")
SAN_FRANCISCO = Place("San Francisco", "sf-bay-area", "US")
SENIOR = f"senior-{ENGINEER}"

GUIDES = tuple(small_snapshot().knowledge)
PLACES = st.sampled_from([place for one in ROWS for place in one.places])
HALVES = st.sampled_from(["a", "b"])
QUESTIONS = st.builds(
    Question,
    wishes=st.lists(st.sampled_from(Wish), unique=True, min_size=1).map(tuple),
    company=st.none() | st.sampled_from([one.id.company for one in GUIDES]),
    role=st.none() | st.sampled_from([one.id.role for one in GUIDES]),
    places=st.lists(PLACES, unique=True, max_size=2).map(tuple),
    families=st.sampled_from([(), ("base",), ("sign_on",), ("deadline",)]),
    level=st.none()
    | st.builds(lambda n: Level(f"SDE{n}", "sde", n), st.integers(1, 99))
    | st.builds(lambda n, half: Level(f"L{n}{half}", "l", n, half), st.integers(1, 9), HALVES),
    skip=st.integers(0, 999),
)
TARGETS = (
    QUESTIONS
    | st.builds(Browse, st.sampled_from(Listing), st.integers(0, 9_999))
    | st.builds(Help, st.none() | st.sampled_from(Situation))
    | st.builds(
        ReminderStep,
        st.sampled_from(ReminderVerb),
        st.text("abcxyz0189", max_size=16),
        st.text("abcXYZ0189:,-", max_size=32),
    )
    | st.just(LIST_WATCHES)
    | st.builds(
        watch_step,
        st.sampled_from([WatchVerb.ON, WatchVerb.OFF]),
        st.sampled_from([one.id.company for one in GUIDES]) | st.text(max_size=20),
        st.none() | st.sampled_from([one.id.role for one in GUIDES]) | st.text(max_size=20),
    )
)


def read_small(text: str) -> Target | None:
    snapshot = small_snapshot()
    return read(text, snapshot.knowledge, snapshot.lexicon.gazetteer)


@settings(deadline=None)
@given(TARGETS)
def test_a_target_comes_back_as_it_was(target: Target) -> None:
    assert read_small(write(target)) == target


@settings(deadline=None)
@given(TARGETS)
def test_what_a_button_holds_fits_into_it(target: Target) -> None:
    assert len(write(target).encode()) <= LONGEST == 64
    assert write(target).isascii()


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=70)
    | st.text("q1bh.rsctlov0123aeiz", max_size=64)
    | st.builds(
        lambda text, at, c: text[:at] + c + text[at + 1 :],
        TARGETS.map(write),
        st.integers(0, 30),
        st.characters(),
    )
)
def test_anything_else_reads_as_nothing_or_as_something_that_is_there(text: str) -> None:
    target = read_small(text)
    if isinstance(target, Question):
        answers = follow(target, Person(), small_snapshot().knowledge, NOW).answers
        assert not any(isinstance(answer, GoneAnswer) and answer.name for answer in answers)


@pytest.mark.parametrize(
    "text",
    [
        *("", "q1", "q1.", "q1......", "zorblat", "v1:go", "h1.zorblat", "h1.."),
        *("q2.r.kdxvi.rca7d....", "q1.x.kdxvi.rca7d....", "q1.r.kdxvi.rca7d....\n"),
        *("q1.r.aaaaa.rca7d....", "q1.r..aaaaa....", "q1.r.kdxv.rca7d...."),
        *("q1.r.kdxvi.rca7d.aaaaabbbbb...", "q1.s.aaaaa.rca7d..aaaaa.."),
        *("q1.r.kdxvi.rca7d....1000", "b1.companies", "b1.companies.x", "b1.people.0"),
        *("r1", "r1.", "r1.done", "r1.done.a", "r1.zorblat.a.", "r1.done.A.", "r1.done.a.b.c"),
        *("r2.done.a.", "r1.done.aaaaaaaaaaaaaaaaa.", "r1.hour.\u0663."),
        *("w1", "w1.on", "w1.on..", "w1.off..rca7d", "w1.list.kdxvi.", "w1.on.kdxv.", "w2.list.."),
        *(
            "w1.zorblat.kdxvi.",
            "w1.on.KDXVI.",
            "w1.on.kdxvi.rca7",
            "w1.on.kdxvi.rca7d.",
            "w1.list.",
        ),
        *("b1.companies.-1", "b1.companies.\u0663"),
    ],
)
def test_garbage_reads_as_nothing(text: str) -> None:
    assert read_small(text) is None


def test_two_slugs_of_one_digest_are_no_company_rather_than_a_wrong_one() -> None:
    first, second = (guide(slug, slug.title(), ENGINEER, "Engineer", ROWS) for slug in TWINS)
    assert digest(TWINS[0]) == digest(TWINS[1])
    data = write(Question((Wish.RANGE,), TWINS[0], ENGINEER))
    gazetteer = small_snapshot().lexicon.gazetteer
    assert read(data, knowledge(first), gazetteer) is not None
    assert read(data, knowledge(first, second), gazetteer) is None


def test_of_two_slugs_of_one_digest_neither_is_watched() -> None:
    first, second = (guide(slug, slug.title(), ENGINEER, "Engineer", ROWS) for slug in TWINS)
    step = watch_step(WatchVerb.ON, TWINS[0], ENGINEER)
    assert watch_meant(step, (), knowledge(first)) == Watch(TWINS[0], ENGINEER)
    assert watch_meant(step, (), knowledge(first, second)) is None


@settings(deadline=None)
@given(st.sampled_from(GUIDES), st.booleans(), st.sampled_from([WatchVerb.ON, WatchVerb.OFF]))
def test_a_button_to_watch_finds_what_it_was_made_of(
    one: Guide, whole: bool, verb: WatchVerb
) -> None:
    meant = Watch(one.id.company, None if whole else one.id.role)
    step = read_small(write(watch_step(verb, meant.company, meant.role)))
    assert isinstance(step, WatchStep)
    assert watch_meant(step, (), small_snapshot().knowledge) == meant
    if verb is WatchVerb.OFF:
        assert watch_meant(step, (meant,), KnowledgeBase()) == meant


def test_two_cities_of_one_metro_are_told_apart() -> None:
    rows = (
        row("Menlo Park", MENLO_PARK, "USD", "$"),
        row("San Francisco", SAN_FRANCISCO, "USD", "$"),
    )
    library = knowledge(guide("acme", "Acme", ENGINEER, "Engineer", rows))
    target = Question((Wish.RANGE,), "acme", ENGINEER, places=(SAN_FRANCISCO,))
    assert read(write(target), library, small_snapshot().lexicon.gazetteer) == target


def test_a_city_that_no_guide_names_is_its_metro() -> None:
    palo_alto = Place("Palo Alto", "sf-bay-area", "US")
    target = read_small(write(Question((Wish.RANGE,), "google", ENGINEER, places=(palo_alto,))))
    assert isinstance(target, Question)
    assert [(place.metro, place.country) for place in target.places] == [("sf-bay-area", "US")]


def test_a_city_that_no_guide_names_keeps_its_name() -> None:
    palo_alto = Place("Palo Alto", "sf-bay-area", "US")
    target = read_small(write(Question((Wish.RANGE,), "google", ENGINEER, places=(palo_alto,))))
    assert isinstance(target, Question)
    assert [(place.name, place.city) for place in target.places] == [("Palo Alto", "Palo Alto")]


@pytest.mark.parametrize("name", ["hq", "texas", "germany", "bellevue", "sf", "bay area", "remote"])
def test_what_can_be_typed_comes_back_from_a_button(name: str) -> None:
    gazetteer = small_snapshot().lexicon.gazetteer
    places = tuple(hit.place for hit in find_places(name, gazetteer))
    target = Question((Wish.RANGE,), "google", ENGINEER, places=places)
    assert len(places) == 1
    assert read_small(write(target)) == target


def test_what_is_gone_reads_as_nothing() -> None:
    without = knowledge(*(one for one in GUIDES if one.id.company != "google"))
    data = write(Question((Wish.RANGE,), "google", ENGINEER, places=(DETROIT,)))
    assert read(data, without, small_snapshot().lexicon.gazetteer) is None


# Over real guides -----------------------------------------------------------------------------


def targets(answers: Iterable[Answer]) -> Iterator[Target]:
    """Where the buttons of some answers lead, each once."""
    seen: set[str] = set()
    for step in (step for answer in answers for steps in steps_of(answer) for step in steps):
        if write(step.target) not in seen:
            seen.add(write(step.target))
            yield step.target


def some_answers(base: KnowledgeBase) -> Iterator[Answer]:
    """Every kind of answer, over a few of many guides."""
    yield from chain.from_iterable(map(answers_of_guide, list(base)[::EVERY]))
    for slug in list(base.companies)[::EVERY]:
        yield from answers_of_company(slug, base)
    yield from islice(answers_across(base), EVERY)
    yield from (answer_browse(Browse(listing), base) for listing in Listing)


def check(snapshot: Snapshot, answers: Iterable[Answer]) -> int:
    """How many buttons lead where their step leads, which is all of them."""
    number = 0
    for target in targets(answers):
        number += 1
        data = write(target)
        assert len(data.encode()) <= LONGEST
        found = read(data, snapshot.knowledge, snapshot.lexicon.gazetteer)
        assert found is not None, target
        then = follow(found, Person(), snapshot.knowledge, NOW).answers
        assert then == follow(target, Person(), snapshot.knowledge, NOW).answers
        assert then
        assert not any(isinstance(answer, GoneAnswer) for answer in then), target
    return number


def test_every_button_of_our_own_guides_leads_where_it_says() -> None:
    read_in = load(project_folder("knowledge"))
    snapshot = Snapshot.of(read_in.loaded.knowledge, read_in.vocabulary)
    assert check(snapshot, every_answer(snapshot.knowledge)) > 1_000


def test_every_button_of_guides_by_others_leads_where_it_says(corpus_snapshot: Snapshot) -> None:
    assert check(corpus_snapshot, some_answers(corpus_snapshot.knowledge)) > 900


# Offers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", OfferVerb)
@pytest.mark.parametrize(("key", "argument"), [("", ""), ("a", ""), ("j", "basis:first_year")])
def test_a_step_with_an_offer_comes_back_as_it_was(
    verb: OfferVerb, key: str, argument: str
) -> None:
    step = OfferStep(verb, key, argument)
    assert len(write(step)) <= LONGEST
    assert read(write(step), small_snapshot().knowledge, small_snapshot().lexicon.gazetteer) == step


@pytest.mark.parametrize(
    "text", ["o1", "o1.", "o1.nothing.a.", "o1.show.A.", "o1.show.a", "o1.show.a.<b>"]
)
def test_what_is_no_step_with_an_offer_leads_nowhere(text: str) -> None:
    assert read(text, small_snapshot().knowledge, small_snapshot().lexicon.gazetteer) is None


def test_no_button_holds_an_amount() -> None:
    said = "/offer google swe detroit 123456 base, 7777 bonus, 54321 stock"
    steps = [step for answer in answers_to((said,)) for row in steps_of(answer) for step in row]
    assert steps
    texts = [write(step.target) for step in steps]
    assert not any(number in text for number in ("123", "777", "543") for text in texts)


OWN_STEPS = (
    st.builds(DataStep, st.sampled_from(DataVerb))
    | st.just(Forget())
    | st.builds(
        SettingStep,
        st.none() | st.sampled_from(Setting),
        st.sampled_from(["", "off", "22:00-07:00", "08:00", "365", "weekly", "en"])
        | st.sampled_from(sorted(zone_table().names.values())),
    )
)


@given(OWN_STEPS)
def test_a_step_about_oneself_comes_back_as_it_was(step: Target) -> None:
    snapshot = small_snapshot()
    text = write(step)
    assert len(text) <= LONGEST
    assert text.isascii()
    assert read(text, snapshot.knowledge, snapshot.lexicon.gazetteer) == step


@pytest.mark.parametrize(
    "text",
    ["d1.", "d1.everything", "s1", "s1.shoe.42", "s1.zone.a b", "s1.zone." + "x" * 49, "d2.keep"],
)
def test_what_is_no_step_about_oneself_leads_nowhere(text: str) -> None:
    snapshot = small_snapshot()
    assert read(text, snapshot.knowledge, snapshot.lexicon.gazetteer) is None
