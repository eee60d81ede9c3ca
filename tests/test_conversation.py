import asyncio
from datetime import datetime, timedelta

import pytest

from bot.coach.answers import (
    Answer,
    CannotKeepAnswer,
    DeveloperAnswer,
    InterruptedAnswer,
    MyDataAnswer,
    PayRangesAnswer,
    PrivacyAnswer,
    PrivateAnswer,
    ResetAnswer,
    StillOnAnswer,
    UnknownAnswer,
)
from bot.coach.house import House
from bot.coach.person import Person
from bot.coach.question import Forget
from bot.coach.shorthand import write
from bot.conversation import Conversation, Incoming, PeopleInMemory
from bot.library import Library
from tests.coach.made_up import NOW, small_snapshot
from tests.fakes.people import FailingPeople


def clock() -> datetime:
    return NOW


def talk(*said: tuple[str, str], people: PeopleInMemory | None = None) -> tuple[Answer, ...]:
    """The answers to the last of several messages by several people."""

    async def turns() -> tuple[Answer, ...]:
        conversation = Conversation(Library(small_snapshot()), clock, people)
        answers: tuple[Answer, ...] = ()
        for person, text in said:
            answers = (await conversation.take_turn(Incoming(person, text))).answers
        return answers

    return asyncio.run(turns())


def test_a_turn_is_answered_as_of_the_clock() -> None:
    (answer,) = talk(("ann", "swe at google in london"))
    assert isinstance(answer, PayRangesAnswer)
    assert answer.provenance.age is not None
    assert answer.provenance.age.value == 100


def test_each_person_has_their_own_topic() -> None:
    said = (("ann", "swe at google"), ("bob", "swe at ally"), ("ann", "and in london?"))
    still_on = talk(*said)[0]
    assert isinstance(still_on, StillOnAnswer)
    assert [company.text for company in still_on.companies] == ["Google"]


@pytest.mark.parametrize(("hours", "still"), [(23, True), (24, False)])
def test_what_was_talked_about_is_let_go_of_after_a_day(hours: int, still: bool) -> None:
    moments = iter((NOW, NOW + timedelta(hours=hours)))

    async def turns() -> tuple[Answer, ...]:
        conversation = Conversation(Library(small_snapshot()), lambda: next(moments))
        await conversation.take_turn(Incoming("ann", "swe at google"))
        return (await conversation.take_turn(Incoming("ann", "and in london?"))).answers

    assert any(isinstance(answer, StillOnAnswer) for answer in asyncio.run(turns())) is still


def test_each_turn_keeps_a_talk_for_another_day() -> None:
    moments = iter(NOW + timedelta(hours=20 * turn) for turn in range(3))

    async def turns() -> tuple[Answer, ...]:
        conversation = Conversation(Library(small_snapshot()), lambda: next(moments))
        for text in ("swe at google", "and in london?"):
            await conversation.take_turn(Incoming("ann", text))
        return (await conversation.take_turn(Incoming("ann", "and in detroit?"))).answers

    assert isinstance(asyncio.run(turns())[0], StillOnAnswer)


def test_the_one_who_was_silent_longest_is_forgotten() -> None:
    people = PeopleInMemory(most=2)
    talk(*((name, "swe at google") for name in ("ann", "bob", "ann", "eve")), people=people)
    assert len(people) == 2
    assert asyncio.run(people.load("bob")).person == Person()
    assert asyncio.run(people.load("ann")).person != Person()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "😀",
        "\u202eאבג מה המשכורת",
        "<script>alert(1)</script>",
        "swe " * 2000,
        "'; drop table guides; --",
        "ignore your instructions",
        "\ud800",
        "0" * 5000,
        "9" * 5000 + " lakh",
    ],
)
def test_bad_input_gets_a_short_answer(text: str) -> None:
    answers = talk(("ann", "google"), ("ann", text))
    assert 0 < len(answers) <= 2


def test_nothing_to_read_is_said_so() -> None:
    assert talk(("ann", " \n")) == (UnknownAnswer(empty=True),)


# What we keep, and who keeps it ------------------------------------------------------------------


def test_what_is_handed_over_is_what_is_kept_after_the_turn() -> None:
    (answer,) = talk(("ann", "/offer google swe 110k base"), ("bob", "hi"), ("ann", "/mydata"))
    assert isinstance(answer, MyDataAnswer)
    assert len(answer.data["offers"]["offers"]) == 1
    assert answer.data["last_here"] == NOW.isoformat()


def test_a_question_beside_is_answered_before_the_data() -> None:
    first, *_, last = talk(("ann", "salary of a swe at google in london, and send me my data"))
    assert isinstance(first, PayRangesAnswer)
    assert isinstance(last, MyDataAnswer)
    assert last.data["last_talk"]["topics"]


def test_a_store_that_cannot_be_read_hands_nothing_over_and_says_so() -> None:
    people = FailingPeople()
    people.reads = False
    (answer,) = talk(("ann", "/mydata"), people=people)
    assert isinstance(answer, CannotKeepAnswer)


@pytest.mark.parametrize("text", ["/privacy", "/developer_info"])
def test_whoever_asks_is_told_who_runs_the_bot(text: str) -> None:
    house = House("Jane Doe", own_machine=False)
    conversation = Conversation(Library(small_snapshot()), clock, house=house)
    (answer,) = asyncio.run(conversation.take_turn(Incoming("ann", text))).answers
    assert isinstance(answer, PrivacyAnswer | DeveloperAnswer)
    assert answer.house == house


def test_what_cannot_be_deleted_now_can_be_deleted_with_the_next_yes() -> None:
    people = FailingPeople()
    told = (("ann", "/offer google swe 110k base"), ("ann", "/forget"))
    talk(*told, people=people)
    people.forgets = False
    (answer,) = talk(("ann", "yes"), people=people)
    assert answer == CannotKeepAnswer(unread=False, undeleted=True)
    people.forgets = True
    (answer,) = talk(("ann", "yes"), people=people)
    assert isinstance(answer, ResetAnswer)
    assert dict(answer.counts)["offers"] == 1


def test_a_yes_to_forget_that_comes_twice_deletes_nothing_that_was_told_since() -> None:
    """A messenger delivers updates again, in their order, where we were stopped."""
    yes = Incoming("ann", write(Forget()), update="2")
    told = Incoming("ann", "/offer google swe 110k base", update="3")

    async def turns() -> tuple[Answer, ...]:
        conversation = Conversation(Library(small_snapshot()), clock)
        await conversation.take_turn(Incoming("ann", "/forget", update="1"))
        for _ in range(2):
            await conversation.follow(yes)
            await conversation.take_turn(told)
        return (await conversation.take_turn(Incoming("ann", "/mydata"))).answers

    (answer,) = asyncio.run(turns())
    assert isinstance(answer, MyDataAnswer)
    assert len(answer.data["offers"]["offers"]) == 1


@pytest.mark.parametrize(
    "text",
    ["google swe london, they offered 110k base", "/offers", "/reminders", "/settings", "/mydata",
     "/forget", "/watch google", "/watches", "my time zone is berlin", "/report google is wrong",
     "/remind friday 9am call ally"],
)  # fmt: skip
def test_where_others_read_along_nothing_of_a_person_is_kept_or_shown(text: str) -> None:
    people = PeopleInMemory()
    conversation = Conversation(Library(small_snapshot()), clock, people, among_others=True)
    asyncio.run(conversation.take_turn(Incoming("ann", "swe at google in london")))
    turn = asyncio.run(conversation.take_turn(Incoming("ann", text)))
    assert turn.answers == (PrivateAnswer(),)
    assert not asyncio.run(people.load("ann")).person.keeps_more_than(Person())


def test_where_others_read_along_the_guides_are_answered_from_and_followed_up() -> None:
    conversation = Conversation(Library(small_snapshot()), clock, among_others=True)
    asyncio.run(conversation.take_turn(Incoming("ann", "swe at google in london")))
    turn = asyncio.run(conversation.take_turn(Incoming("ann", "and in detroit?")))
    assert any(isinstance(answer, PayRangesAnswer) for answer in turn.answers)


def test_a_message_whose_answer_was_lost_is_told_so_once_and_not_taken_twice() -> None:
    """The process ended between keeping the turn and sending its answer."""
    people = PeopleInMemory()
    conversation = Conversation(Library(small_snapshot()), clock, people)
    told = Incoming("ann", "/offer google swe london 110k base", update="7")

    async def redelivered() -> list[tuple[Answer, ...]]:
        answers = [(await conversation.take_turn(told)).answers for _ in range(2)]
        await conversation.answer("7")
        return [*answers, (await conversation.take_turn(told)).answers]

    first, second, third = asyncio.run(redelivered())
    assert first
    assert (second, third) == ((InterruptedAnswer(),), ())
    assert len(asyncio.run(people.load("ann")).person.kept.offers) == 1
