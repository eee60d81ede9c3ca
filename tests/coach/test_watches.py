"""Guides are watched by name, by role or as talked about; what is in doubt is asked first."""

import asyncio
from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.coach.answers import (
    Clarification,
    GoneAnswer,
    NotInGuidesAnswer,
    OfferAnswer,
    PayRangesAnswer,
    Watched,
    WatchesAnswer,
    WatchingAnswer,
    WatchQuestionAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.answers.watches import WatchChange
from bot.coach.following import follow
from bot.coach.person import Person
from bot.coach.question import WatchStep, WatchVerb
from bot.coach.remembering import Reply
from bot.coach.reply import reply
from bot.coach.steps import steps_of
from bot.coach.watch_steps import LIST_WATCHES, watch_step
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.reminders.changes import figures_of, watched
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import MOST_WATCHES, Watch
from bot.understanding.reading import understand
from tests.coach.made_up import ENGINEER, NOW, SMALL_LIBRARY, small_snapshot
from tests.coach.offers.talk import said_last, talk

GOOGLE_ENGINEER = ("google", ENGINEER)
WITHOUT_GOOGLE = replace(
    SMALL_LIBRARY,
    companies=MappingProxyType(
        {slug: one for slug, one in SMALL_LIBRARY.companies.items() if slug != "google"}
    ),
    guides=MappingProxyType(
        {name: one for name, one in SMALL_LIBRARY.guides.items() if name.company != "google"}
    ),
)


def watched_after(*said: str) -> list[tuple[str, str | None]]:
    return [(one.company, one.role) for one in talk(*said).person.watches]


def changes_of(*said: str) -> list[WatchChange]:
    (answer,) = (one for one in talk(*said).answers if isinstance(one, WatchingAnswer))
    return [one.change for one in answer.entries]


def pressed(step: WatchStep, person: Person, *, gone: bool = False) -> Reply:
    return follow(step, person, WITHOUT_GOOGLE if gone else SMALL_LIBRARY, NOW)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("/watch google swe", GOOGLE_ENGINEER),
        ("/watch google", ("google", None)),
        ("watch google", ("google", None)),
        ("watch google software engineer", GOOGLE_ENGINEER),
        ("keep an eye on google for me", ("google", None)),
        ("tell me when google's figures change", ("google", None)),
        ("let me know if the google guide is updated", ("google", None)),
        ("watch google L5", GOOGLE_ENGINEER),
    ],
)
def test_what_is_named_is_watched(text: str, subject: tuple[str, str | None]) -> None:
    assert watched_after(text) == [subject]


def test_the_figures_of_today_are_what_changes_are_told_against() -> None:
    (watch,) = talk("watch google").person.watches
    guides = watched(SMALL_LIBRARY, Watch("google"))
    assert watch.seen == tuple(figure for guide in guides for figure in figures_of(guide))
    assert {figure.guide for figure in watch.seen} == {
        f"google/{ENGINEER}", f"google/senior-{ENGINEER}"
    }  # fmt: skip


def test_several_are_watched_at_once() -> None:
    assert watched_after("watch google and datadog swe") == [("datadog", ENGINEER), GOOGLE_ENGINEER]


@pytest.mark.parametrize("text", ["/watch", "watch", "watch this", "tell me when it changes"])
def test_without_a_name_it_is_what_was_talked_about_and_that_is_said(text: str) -> None:
    (answer, _) = talk("swe at google in london", text).answers
    assert isinstance(answer, WatchingAnswer)
    assert answer.on_topic
    assert watched_after("swe at google in london", text) == [GOOGLE_ENGINEER]


@pytest.mark.parametrize(
    ("before", "text"),
    [((), "/watch"), (("swe at google and datadog",), "/watch"), ((), "/watch software engineer"),
     (("swe at google",), "/watch london"), (("swe at google",), "watch target"),
     (("swe at google",), "/watch zorblat"), (("swe at google",), "/watch epic")],
)  # fmt: skip
def test_in_doubt_nothing_is_watched_and_it_is_asked(before: tuple[str, ...], text: str) -> None:
    said = talk(*before, text)
    assert any(isinstance(one, WatchQuestionAnswer) for one in said.answers)
    assert said.person.watches == ()


def test_a_misspelt_company_is_asked_and_its_button_watches_it() -> None:
    (answer,) = talk("watch gogle").answers
    assert isinstance(answer, Clarification)
    assert [choice.target for choice in answer.choices] == [watch_step(WatchVerb.ON, "google")]
    assert watched_after("watch gogle") == []
    assert watched_after("watch gogle", "1") == [("google", None)]
    assert watched_after("watch gogle", "google") == [("google", None)]


def test_a_company_without_a_guide_is_said_to_have_none() -> None:
    (answer,) = talk("watch monzo").answers
    assert isinstance(answer, NotInGuidesAnswer)
    assert talk("watch monzo").person == replace(talk("watch monzo").person, watches=())
    assert "script" not in said_last("watch monzo")


def test_a_role_without_a_guide_is_told_from_those_that_have_one() -> None:
    (answer,) = talk("watch google product manager").answers
    assert isinstance(answer, WatchQuestionAnswer)
    assert [choice.target for choice in answer.choices] == [
        watch_step(WatchVerb.ON, "google", f"senior-{ENGINEER}"),
        watch_step(WatchVerb.ON, "google", ENGINEER),
        watch_step(WatchVerb.ON, "google"),
    ]
    assert watched_after("watch google product manager", "2") == [GOOGLE_ENGINEER]


def test_the_wider_takes_the_place_of_the_narrower_and_never_the_other_way() -> None:
    assert changes_of("watch google swe", "watch google") == [WatchChange.WIDENED]
    assert watched_after("watch google swe", "watch google") == [("google", None)]
    assert changes_of("watch google", "watch google swe") == [WatchChange.WITHIN]
    assert watched_after("watch google", "watch google swe") == [("google", None)]


def test_what_is_watched_already_is_said_to_be() -> None:
    assert changes_of("watch google swe", "/watch google swe") == [WatchChange.ALREADY]
    assert watched_after("watch google swe", "/watch google swe") == [GOOGLE_ENGINEER]


def test_no_more_are_watched_than_can_be() -> None:
    many = Person(watches=tuple(Watch(f"maker-{number}") for number in range(MOST_WATCHES)))
    said = pressed(watch_step(WatchVerb.ON, "google"), many)
    (answer,) = said.answers
    assert isinstance(answer, WatchingAnswer)
    assert [one.change for one in answer.entries] == [WatchChange.FULL]
    assert said.person.watches == many.watches
    one_less = replace(many, watches=(*many.watches[1:], Watch("google", ENGINEER)))
    assert len(pressed(watch_step(WatchVerb.ON, "google"), one_less).person.watches) == MOST_WATCHES


def test_who_begins_to_watch_is_asked_for_their_zone_once_and_may_ignore_it() -> None:
    first = talk("watch google").answers
    assert [type(one) for one in first] == [WatchingAnswer, ZoneQuestionAnswer]
    assert [type(one) for one in talk("watch google", "watch datadog").answers] == [WatchingAnswer]
    known = talk("my time zone is Berlin", "watch google").answers
    assert [type(one) for one in known] == [WatchingAnswer]
    assert talk("watch google", "Berlin").person.preferences.zone == "Europe/Berlin"
    ignored = talk("watch google", "swe at google in london")
    assert any(isinstance(one, PayRangesAnswer) for one in ignored.answers)


@pytest.mark.parametrize(
    "text",
    ["/unwatch google", "unwatch google", "stop watching google", "no longer watch google",
     "/unwatch", "unwatch", "stop watching", "stop watching it", "unwatch google swe"],
)  # fmt: skip
def test_a_watch_ends_when_that_is_said(text: str) -> None:
    assert changes_of("watch google swe", text) == [WatchChange.ENDED]
    assert watched_after("watch google swe", text) == []


def test_a_company_that_is_ended_ends_with_all_its_roles() -> None:
    both = ("watch google swe", "watch google senior swe", "watch datadog")
    assert watched_after(*both, "unwatch google") == [("datadog", None)]


def test_of_a_company_that_is_watched_as_a_whole_no_role_can_be_ended_alone() -> None:
    assert changes_of("watch google", "unwatch google swe") == [WatchChange.STILL]
    assert watched_after("watch google", "unwatch google swe") == [("google", None)]


@pytest.mark.parametrize(
    "text", ["unwatch ally", "unwatch zorblat", "unwatch monzo", "/unwatch epic"]
)
def test_another_name_never_ends_the_only_watch_but_shows_it(text: str) -> None:
    assert isinstance(talk("watch google", text).answers[-1], WatchesAnswer)
    assert watched_after("watch google", text) == [("google", None)]


def test_of_several_the_one_to_end_is_asked() -> None:
    (answer,) = talk("watch google and datadog", "/unwatch").answers
    assert isinstance(answer, WatchesAnswer)
    assert watched_after("watch google and datadog", "/unwatch", "2") == [("datadog", None)]
    assert watched_after("watch google and datadog", "/watches", "google") == [("datadog", None)]


def test_one_tap_ends_what_was_begun_and_one_begins_it_again() -> None:
    begun = talk("watch google swe")
    (off,) = (step.target for row in steps_of(begun.answers[0]) for step in row)
    assert off == watch_step(WatchVerb.OFF, *GOOGLE_ENGINEER)
    assert isinstance(off, WatchStep)
    ended = pressed(off, begun.person)
    assert ended.person.watches == ()
    (again,) = (step.target for row in steps_of(ended.answers[0]) for step in row)
    assert isinstance(again, WatchStep)
    assert pressed(again, ended.person).person.watches == begun.person.watches


def test_what_has_left_the_guides_is_listed_as_gone_and_can_be_ended() -> None:
    person = talk("watch google", "watch datadog").person
    (answer,) = pressed(LIST_WATCHES, person, gone=True).answers
    assert isinstance(answer, WatchesAnswer)
    assert answer.gone == {"google"}
    left = pressed(watch_step(WatchVerb.OFF, "google"), person, gone=True)
    assert [one.company for one in left.person.watches] == ["datadog"]
    assert [step for row in steps_of(left.answers[0]) for step in row] == []
    role = talk("watch google swe").person
    ended = pressed(watch_step(WatchVerb.OFF, *GOOGLE_ENGINEER), role, gone=True)
    assert ended.person.watches == ()


def test_a_company_that_has_left_the_guides_is_ended_by_its_name() -> None:
    person = Person(watches=(Watch("zorblat-labs"), Watch("datadog")))
    heard = understand("stop watching zorblat labs", small_snapshot().lexicon, NOW)
    said = reply(heard, person, SMALL_LIBRARY, NOW)
    assert [one.company for one in said.person.watches] == ["datadog"]


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (watch_step(WatchVerb.ON, "zorblat"), GoneAnswer),
        (watch_step(WatchVerb.OFF, "zorblat"), GoneAnswer),
        (watch_step(WatchVerb.ON, "google", "baker"), WatchQuestionAnswer),
        (watch_step(WatchVerb.OFF, "google", "baker"), GoneAnswer),
    ],
)
def test_a_button_to_what_never_was_leads_nowhere(step: WatchStep, kind: type) -> None:
    said = pressed(step, Person())
    assert [type(one) for one in said.answers] == [kind]
    assert said.person.watches == ()


def test_an_offer_beside_it_is_answered_too() -> None:
    said = talk("watch google and 100k base swe at google in detroit")
    assert isinstance(said.answers[0], OfferAnswer)
    assert [one.company for one in said.person.watches] == ["google"]
    assert said.person.kept.offers


@pytest.mark.parametrize(
    "text", ["watch out", "I watch my spending", "how do I watch out for a bad offer"]
)
def test_the_word_alone_watches_nothing(text: str) -> None:
    assert watched_after("swe at google", text) == []


def test_what_is_said_fits_how_often_digests_come() -> None:
    assert "Each day at 09:00" in said_last("watch google")
    assert "Each Monday" in said_last("weekly digests", "watch google")
    silent = said_last("stop the digests", "watch google")
    assert "No digest comes" in silent
    assert "UTC" not in silent
    assert "UTC" not in said_last("my time zone is Berlin", "watch google")


def test_an_overview_offers_to_watch_the_company() -> None:
    (answer,) = talk("google").answers[-1:]
    targets = [step.target for row in steps_of(answer) for step in row]
    assert watch_step(WatchVerb.ON, "google") in targets


def test_a_form_that_is_open_stays_open() -> None:
    said = talk("/offer", "google", "swe", "watch datadog")
    assert [one.company for one in said.person.watches] == ["datadog"]
    assert said.person.kept.form is not None


def test_an_entry_says_how_many_guides_a_company_has() -> None:
    (answer, _) = talk("watch google").answers
    assert isinstance(answer, WatchingAnswer)
    (entry,) = answer.entries
    assert isinstance(entry, Watched)
    assert entry.guides is not None
    assert entry.guides.value == 2


def test_settings_are_not_touched() -> None:
    assert talk("watch google").person.preferences == Preferences()


def test_a_dialogue_goes_on_about_what_it_was_about() -> None:
    conversation = Conversation(Library(small_snapshot()), lambda: NOW)

    async def turns() -> tuple[str, ...]:
        for text in ("swe at google in london", "watch datadog"):
            await conversation.take_turn(Incoming("ann", text))
        turn = await conversation.take_turn(Incoming("ann", "and in detroit?"))
        return tuple(one.company or "" for one in turn.reply.about)

    assert asyncio.run(turns()) == ("google",)
