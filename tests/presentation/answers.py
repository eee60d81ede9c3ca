"""One answer of every kind, as the coach gives them."""

from bot.coach.answers import Answer, Clarification, Question, Slot
from bot.coach.person import Person
from bot.coach.reply import reply
from bot.understanding.reading import understand
from tests.coach.made_up import NOW, SMALL_LIBRARY, small_snapshot

MESSAGES = {
    "range_one_place": ("swe at google in london",),
    "range_all_places": ("swe at google",),
    "no_such_place": ("swe at google in tokyo",),
    "script": ("script for equity, swe at google",),
    "script_mismatch": ("script for a sign on, swe at google in london",),
    "script_claim": ("script about a competing offer, swe at google",),
    "script_advice": ("script for rare skills, swe at google",),
    "no_such_lever": ("script for relocation, swe at google",),
    "company_roles": ("google",),
    "missing_role": ("product manager at google",),
    "did_you_mean": ("swe offer from epic",),
    "which_company": ("what does a swe make",),
    "not_in_guides": ("swe at pfizer",),
    "not_in_guides_nearest": ("swe offer from Apple Bank",),
    "still_on": ("swe at google in london", "and in detroit?"),
    "range_and_script": ("range and script for equity, swe at google in london",),
    "help": ("help",),
    "privacy": ("/privacy",),
    "smalltalk": ("thanks!",),
    "unknown": ("ghghghgh",),
    "empty": ("",),
}


def answers_to(texts: tuple[str, ...]) -> tuple[Answer, ...]:
    """The answers to the last of several messages."""
    person = Person()
    answers: tuple[Answer, ...] = ()
    for text in texts:
        heard = understand(text, small_snapshot().lexicon, NOW)
        replied = reply(heard, person, SMALL_LIBRARY, NOW)
        person, answers = replied.person, replied.answers
    return answers


OPEN_ROLE = Clarification(Slot.ROLE, (), Question())
