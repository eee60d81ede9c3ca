"""A talk about reminders: messages and buttons, on a clock that can be put forward."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.coach.answers import Answer, ReminderQuestionAnswer, ReminderSetAnswer
from bot.coach.answers.reminding import Lack
from bot.coach.house import House
from bot.coach.person import Person
from bot.coach.question import Target
from bot.coach.remembering import Reply
from bot.coach.shorthand import write
from bot.coach.steps import steps_of
from bot.conversation import Conversation, Incoming, PeopleInMemory
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from bot.reminders.reminder import Reminder
from tests.coach.made_up import NOW, small_snapshot

BERLIN = "my time zone is Berlin"


class Talk:
    """One person who talks; `NOW` is Monday 1 June 2026, 14:00 in Berlin."""

    def __init__(self, *said: str, machine_zone: str | None = None) -> None:
        self.now = NOW
        self.people = PeopleInMemory()
        self._conversation = Conversation(
            Library(small_snapshot()),
            lambda: self.now,
            self.people,
            house=House(machine_zone=machine_zone),
        )
        self.reply = Reply((), Person())
        for one in said:
            self.say(one)

    def say(self, text: str) -> "Talk":
        """Type a message."""
        turn = asyncio.run(self._conversation.take_turn(Incoming("ann", text)))
        self.reply = turn.reply
        return self

    def press(self, target: Target | str) -> "Talk":
        """Press a button that leads somewhere."""
        data = target if isinstance(target, str) else write(target)
        turn = asyncio.run(self._conversation.follow(Incoming("ann", data)))
        self.reply = turn.reply
        return self

    def later(self, by: timedelta) -> "Talk":
        """Let time go by."""
        self.now += by
        return self

    def comes(self, text: str, next_due: datetime | None = None) -> "Talk":
        """Note, as the sweep does, that a reminder came now."""

        async def note() -> None:
            held = await self.people.load("ann")
            one = reminder_called(text, held.person)
            rest = tuple(each for each in held.person.reminders if each is not one)
            came = Reminder(
                one.key, one.text, one.rule, next_due, one.offer, one.about, sent=self.now
            )
            after = Person(
                session=held.person.session,
                kept=held.person.kept,
                seen=held.person.seen,
                preferences=held.person.preferences,
                reminders=(*rest, came),
            )
            await self.people.save("ann", held, after)

        asyncio.run(note())
        return self

    @property
    def person(self) -> Person:
        """The person after the last turn."""
        return self.reply.person

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The last answers."""
        return self.reply.answers

    @property
    def text(self) -> str:
        """The last answers as they are read in a terminal."""
        return render(self.answers, english())

    @property
    def only(self) -> Reminder:
        """The one reminder that there is."""
        (one,) = self.person.reminders
        return one

    @property
    def texts(self) -> list[str]:
        """What all reminders say."""
        return [one.text for one in self.person.reminders]

    @property
    def targets(self) -> list[Target]:
        """Where the buttons below the last answers lead."""
        return [step.target for one in self.answers for row in steps_of(one) for step in row]

    @property
    def lack(self) -> Lack:
        """What the last answer asks of a reminder."""
        (asked,) = (one for one in self.answers if isinstance(one, ReminderQuestionAnswer))
        return asked.lack

    @property
    def told(self) -> ReminderSetAnswer:
        """The reminder that the last answer reads back."""
        (answer,) = (one for one in self.answers if isinstance(one, ReminderSetAnswer))
        return answer


def reminder_called(text: str, person: Person) -> Reminder:
    """The reminder of a text."""
    (one,) = (each for each in person.reminders if each.text == text)
    return one


def wall(reminder: Reminder) -> str:
    """When it comes next by the clock of Berlin."""

    assert reminder.due is not None
    return f"{reminder.due.astimezone(ZoneInfo('Europe/Berlin')):%a %d %b %H:%M}"
