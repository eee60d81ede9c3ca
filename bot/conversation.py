"""One turn: snapshot, person, understand, coach, effects and their outcome, save."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.answers import Answer, CannotKeepAnswer, GoneAnswer, InterruptedAnswer, PrivateAnswer
from bot.coach.effects import CollectMine, Effect, ForgetMe, Outcome, resume
from bot.coach.following import follow
from bot.coach.house import House
from bot.coach.mine import collected
from bot.coach.people import (
    ChangedMeanwhileError,
    Collected,
    Forgotten,
    Held,
    People,
    StoreUnavailableError,
)
from bot.coach.person import Person
from bot.coach.remembering import Reply
from bot.coach.reply import reply
from bot.coach.shorthand import read
from bot.coach.signing import signed
from bot.library import Library, Snapshot
from bot.understanding.reading import Understanding, understand

# Sessions of people beyond this are forgotten, the longest silent first.
MOST_PEOPLE = 10_000
# A turn is decided again where another one of the same person was saved meanwhile.
_MOST_TRIES = 60
_PAUSE = 0.005  # seconds, and longer each time


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a person typed, and who they are to the transport; no name, no number.

    `update` is what the transport knows the message by, where it may deliver one twice.
    """

    person: str
    text: str
    locale: str = "en"
    update: str | None = None


class PeopleInMemory:
    """People kept while the process runs, up to a limit."""

    def __init__(self, most: int = MOST_PEOPLE) -> None:
        self._most = most
        self._people: OrderedDict[str, Held] = OrderedDict()
        self._taken: OrderedDict[str, bool] = OrderedDict()

    def __len__(self) -> int:
        return len(self._people)

    async def load(self, person: str) -> Held:
        """What is remembered; a new person where nothing is."""
        return self._people.get(person, Held(Person()))

    async def save(self, person: str, held: Held, after: Person, update: str | None = None) -> None:
        """Remember a person, and forget the one who has been silent longest."""
        if self._people.get(person, Held(Person())).version != held.version:
            raise ChangedMeanwhileError
        self._people[person] = Held(after, held.version + 1)
        self._people.move_to_end(person)
        if len(self._people) > self._most:
            self._people.popitem(last=False)
        self._take(update)

    async def was_taken(self, update: str) -> bool:
        """Whether a turn was saved for this update before."""
        return update in self._taken

    async def answer(self, update: str) -> None:
        """Note that whoever sent an update has its answer."""
        if update in self._taken:
            self._taken[update] = True

    async def was_answered(self, update: str) -> bool:
        """Whether that was noted."""
        return self._taken.get(update, False)

    async def forget(self, person: str, update: str | None = None) -> Forgotten:
        """Remember nothing of a person any more."""
        self._take(update)
        held = self._people.pop(person, Held(Person()))
        return Forgotten(held.person.counts())

    async def collect(self, person: str) -> Collected:
        """Everything that is remembered of a person."""
        return Collected(collected(self._people.get(person, Held(Person())).person))

    def _take(self, update: str | None) -> None:
        if update is not None:
            self._taken[update] = False
            if len(self._taken) > self._most:
                self._taken.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """What was heard, nothing where a button was pressed, and the reply, of one snapshot."""

    heard: Understanding | None
    reply: Reply
    snapshot: Snapshot

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers in the order asked."""
        return self.reply.answers


def _say_nothing(_error: StoreUnavailableError) -> None:
    """Where nobody runs the bot but the person who talks to it, the answer says it all."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """What was decided in a turn."""

    heard: Understanding | None
    reply: Reply


class Conversation:
    """Takes turns with many people; each turn reads one snapshot from start to end.

    `trouble` is told where what we keep cannot be read or written; the turn goes on without.
    `house` says who runs this bot, to whom asks for that. `among_others` says that others read
    along: nothing is kept there, and nothing of a person is shown.
    """

    def __init__(
        self,
        library: Library,
        clock: Callable[[], datetime],
        people: People | None = None,
        trouble: Callable[[StoreUnavailableError], None] = _say_nothing,
        house: House | None = None,
        *,
        among_others: bool = False,
    ) -> None:
        self._among_others = among_others
        self._library = library
        self._clock = clock
        self._people = PeopleInMemory() if people is None else people
        self._trouble = trouble
        self._house = House() if house is None else house

    @property
    def snapshot(self) -> Snapshot:
        """What answers are given from at this moment."""
        return self._library.snapshot

    async def take_turn(self, incoming: Incoming) -> Turn:
        """Answer one message; one that was delivered before gets no answer again."""

        def decide(person: Person, snapshot: Snapshot, now: datetime) -> _Decided:
            heard = understand(incoming.text, snapshot.lexicon, now)
            return _Decided(heard, reply(heard, person, snapshot.knowledge, now))

        return await self._turn(incoming, decide)

    async def follow(self, incoming: Incoming) -> Turn:
        """Go on from a button, whose data stands where a message has its text."""

        def decide(person: Person, snapshot: Snapshot, now: datetime) -> _Decided:
            target = read(incoming.text, snapshot.knowledge, snapshot.lexicon.gazetteer)
            if target is None:
                return _Decided(None, Reply((GoneAnswer(None),), person))
            return _Decided(None, follow(target, person, snapshot.knowledge, now))

        return await self._turn(incoming, decide)

    async def answer(self, update: str) -> None:
        """Note that whoever sent an update has its answer; at worst they are told once more."""
        try:
            await self._people.answer(update)
        except StoreUnavailableError as error:
            self._trouble(error)

    async def forget(self, person: str) -> None:
        """Remember nothing of a person any more."""
        await self._people.forget(person)

    async def _turn(
        self, incoming: Incoming, decide: Callable[[Person, Snapshot, datetime], _Decided]
    ) -> Turn:
        snapshot, now = self._library.snapshot, self._clock()
        try:
            decided = await self._kept_turn(
                incoming, lambda person: decide(self._seated(person.as_of(now)), snapshot, now), now
            )
        except StoreUnavailableError as error:
            self._trouble(error)
            decided = _without_store(decide(self._seated(Person()), snapshot, now))
        said = signed(decided.reply.answers, self._house)
        return Turn(decided.heard, replace(decided.reply, answers=said), snapshot)

    def _seated(self, person: Person) -> Person:
        """The person with the clock of the machine that they sit at, where it is this one."""
        return replace(person, machine_zone=self._house.machine_zone)

    async def _kept_turn(
        self, incoming: Incoming, decide: Callable[[Person], _Decided], now: datetime
    ) -> _Decided:
        """Decide in the light of what is kept, and keep what comes of it."""
        for tried in range(_MOST_TRIES):
            if incoming.update is not None and await self._people.was_taken(incoming.update):
                return await self._again(incoming.update)
            held = await self._people.load(incoming.person)
            decided = decide(held.person)
            if self._among_others and _is_private(decided.reply, held.person):
                return replace(decided, reply=Reply((PrivateAnswer(),), held.person))
            if ForgetMe() in decided.reply.effects:  # nothing is to be kept of this turn either
                return await self._forgotten(incoming, decided, held.person)
            try:
                after = decided.reply.person.seen_at(now)
                await self._people.save(incoming.person, held, after, incoming.update)
            except ChangedMeanwhileError:
                await asyncio.sleep(_PAUSE * tried)  # whoever else saves them gets out of the way
                continue
            except StoreUnavailableError as error:
                self._trouble(error)
                return _unkept(decided, held.person)
            return replace(decided, reply=await self._effected(incoming, decided.reply))
        raise StoreUnavailableError("locked", "one person is saved by many at once")

    async def _again(self, update: str) -> _Decided:
        """Nothing to a message that has its answer; where we were cut short, that it is kept."""
        answered = await self._people.was_answered(update)
        return _Decided(None, Reply(() if answered else (InterruptedAnswer(),), Person()))

    async def _forgotten(self, incoming: Incoming, decided: _Decided, before: Person) -> _Decided:
        """What was decided, with what was deleted; where that failed, the question still stands."""
        try:
            return replace(decided, reply=await self._effected(incoming, decided.reply))
        except StoreUnavailableError as error:
            self._trouble(error)
            said = (CannotKeepAnswer(unread=False, undeleted=True),)
            return replace(decided, reply=Reply(said, before))

    async def _effected(self, incoming: Incoming, decided: Reply) -> Reply:
        """The reply with the answers to what its effects brought."""
        answers = list(decided.answers)
        for effect in decided.effects:
            answers += resume(await self._effect(incoming, effect))
        return replace(decided, answers=tuple(answers))

    async def _effect(self, incoming: Incoming, effect: Effect) -> Outcome:
        match effect:
            case ForgetMe():
                return await self._people.forget(incoming.person, incoming.update)
            case CollectMine():
                return await self._people.collect(incoming.person)


# What is kept of a person, whatever there is of it.
_PRIVATE = frozenset(
    {
        "forget_question",
        "my_data",
        "offers",
        "reminder_note",
        "reminder_question",
        "reminders",
        "settings",
        "watches",
        "zone_question",
    }
)


def _is_private(said: Reply, before: Person) -> bool:
    """Whether a reply would keep or show something of a person that others need not know."""
    keeps = said.person.keeps_more_than(before) or bool(said.effects)
    return keeps or any(answer.kind in _PRIVATE for answer in said.answers)


def _without_store(decided: _Decided) -> _Decided:
    """What was decided as if nothing were kept, which is said first."""
    said = (CannotKeepAnswer(unread=True), *decided.reply.answers)
    return replace(decided, reply=replace(decided.reply, answers=said, effects=()))


def _unkept(decided: _Decided, before: Person) -> _Decided:
    """What was decided, where it could not be kept: that is said where it matters."""
    if not decided.reply.person.keeps_more_than(before):
        return decided
    said = (*decided.reply.answers, CannotKeepAnswer(unread=False))
    return replace(decided, reply=replace(decided.reply, answers=said))
