"""To have everything deleted: asked once, and done on a yes that answers just that."""

from dataclasses import replace

from bot.coach.answers import ForgetQuestionAnswer
from bot.coach.figures import Name
from bot.coach.person import Person, Session
from bot.coach.question import Choice, DataStep, DataVerb, Forget, Target
from bot.understanding.intents import Intent, plainly
from bot.understanding.reading import Understanding

_YES = Choice("yes", Name("yes, delete everything"), Forget())
_NO = Choice("no", Name("no, keep it"), DataStep(DataVerb.KEEP))
_AGREEING = frozenset("yes yep yeah y yup sure".split())
_REFUSING = frozenset("no nope nah n dont don't cancel stop keep".split())
_AROUND = frozenset(
    "please pls delete erase forget remove wipe it all everything them data my me do go ahead ok "
    "okay the of that thanks thank you i am i'm sure and".split()
)
_FORGETS = frozenset("delete erase forget wipe remove clear destroy purge".split())
# "Did you delete it" asks, and wants nothing deleted.
_ASKS_WHETHER = frozenset("do did does have has are is how when what who why if".split())
_JUST_BEFORE = 3


def ask_to_forget(person: Person, *, beside: bool = False) -> ForgetQuestionAnswer:
    """The question, with how many there are of each kind; `beside` other answers by name only."""
    return ForgetQuestionAnswer(tuple(person.counts().items()), (_YES, _NO), beside)


def is_asked(session: Session) -> bool:
    """Whether the last answer asked whether to delete everything."""
    return any(_is_ours(choice) for choice in (*session.pending, *session.otherwise))


def decided(heard: Understanding, session: Session) -> Target | None:
    """The yes or no to that; None where something else is said."""
    keys = heard.utterance.keys
    if not keys or not is_asked(session):
        return None
    said = set(keys)
    if said & _REFUSING and said <= _REFUSING | _AROUND | {"not"}:
        return _NO.target
    if said & _AGREEING and said <= _AGREEING | _AROUND:
        return _YES.target
    return _numbered(keys, session.pending)


def _numbered(keys: tuple[str, ...], pending: tuple[Choice, ...]) -> Target | None:
    """The choice of a number alone, where the numbers are those of this question."""
    numbers = {str(number): choice for number, choice in enumerate(pending, start=1)}
    chosen = numbers.get(keys[0]) if len(keys) == 1 else None
    return chosen.target if chosen is not None and _is_ours(chosen) else None


def let_go(session: Session) -> Session:
    """The session without that question: a yes to what comes later must delete nothing."""
    return replace(
        session,
        pending=tuple(choice for choice in session.pending if not _is_ours(choice)),
        otherwise=tuple(choice for choice in session.otherwise if not _is_ours(choice)),
    )


def wants_deletion(heard: Understanding) -> bool:
    """Whether a message asks that everything be deleted, with whatever else it says."""
    keys = plainly(heard.utterance.keys)
    if not heard.asks(Intent.PRIVACY) or keys[0] in _ASKS_WHETHER:
        return False
    return any(
        key in _FORGETS and _ASKS_WHETHER.isdisjoint(keys[max(0, index - _JUST_BEFORE) : index])
        for index, key in enumerate(keys)
    )


def _is_ours(choice: Choice) -> bool:
    return choice in {_YES, _NO}
