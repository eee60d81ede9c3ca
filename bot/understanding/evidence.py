"""Whether a company's name is meant as one: a few named rules, each for a reason.

A name that is also an ordinary word needs evidence of its own beside it; any other needs an
utterance that is about a job. What has neither is asked or let be, never asserted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.cues import (
    ACTORS,
    AFTER_WHICH_EMPLOYERS_STAND,
    BETWEEN_COMPANIES,
    COMPANY_NOUNS,
    COMPARING,
    DETERMINERS,
    EXPERIENCE,
    FUNCTION_WORDS,
    LEGAL_TAILS,
    NAME_TAILS,
    NO_EMPLOYER_AFTER,
    NO_EMPLOYER_BEFORE,
    OFFER,
    PAY,
    PAYS,
    PEOPLE,
)
from bot.understanding.levels import is_level
from bot.understanding.scene import Label, Scene

_FEW = 3
_SHORT_MESSAGE = 15
_EXPERIENCE_REACH = 5
_SHORT_ALIAS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of words that a company's name was found in."""

    choices: tuple[str, ...]
    first: int
    last: int
    weak: bool
    misspelt: bool = False
    open_question: bool = False

    @property
    def certain(self) -> bool:
        """Whether it can be one company only."""
        return len(self.choices) == 1 and not self.open_question

    @property
    def words(self) -> range:
        """The places of its words."""
        return range(self.first, self.last + 1)


class Verdict(StrEnum):
    """What to make of a hit."""

    ASSERT = "assert"
    ASK = "ask"
    IGNORE = "ignore"


def judge(scene: Scene, hit: Hit, solid: frozenset[int]) -> Verdict:
    """Assert, ask or ignore; `solid` are the words of names that are no ordinary words."""
    if not scene.everyday.isdisjoint(hit.words) and not _is_employers_name(scene, hit):
        return Verdict.IGNORE
    if _is_tool_or_person(scene, hit):
        return Verdict.IGNORE
    if hit.weak:
        return _judge_weak(scene, hit, solid)
    if hit.misspelt:
        return _judge_misspelt(scene, hit, solid)
    spoken_of = scene.about_pay or _capital_inside(scene, hit)
    if scene.key(hit.first - 1) in {"not", "meant"}:
        return Verdict.ASSERT if hit.certain else Verdict.ASK
    compared = any(scene.key(index) in COMPARING for index in range(len(scene.labels)))
    if not spoken_of and not compared and not scene.after_employer_word(hit.first):
        return Verdict.ASK
    return Verdict.ASSERT if hit.certain else Verdict.ASK


def _judge_misspelt(scene: Scene, hit: Hit, solid: frozenset[int]) -> Verdict:
    """A slip is likelier in a short message, and beside what speaks of an employer."""
    if not scene.about_pay:
        return Verdict.IGNORE
    beside = _beside_a_company(scene, hit, solid) or any(rule(scene, hit) for rule in EVIDENCE)
    short = len(scene.labels) <= _SHORT_MESSAGE and Label.ROLE in scene.labels
    return Verdict.ASSERT if hit.certain and (beside or short) else Verdict.ASK


def _is_employers_name(scene: Scene, hit: Hit) -> bool:
    """Whether "at Target" is the company although "at target" is a phrase."""
    return _capital_inside(scene, hit) and scene.after_employer_word(hit.first)


def _judge_weak(scene: Scene, hit: Hit, solid: frozenset[int]) -> Verdict:
    capital = _capital_inside(scene, hit)
    if any(scene.label(index) is Label.ROLE for index in hit.words):
        return Verdict.IGNORE
    if scene.label(hit.first) is Label.PLACE:  # "remote" is a place before it is a company
        meant = capital and scene.after_employer_word(hit.first)
        return Verdict.ASSERT if meant else Verdict.IGNORE
    if not capital and _reads_as_a_word(scene, hit):
        asked = _offer_follows(scene, hit) and scene.key(hit.first - 1) in DETERMINERS
        return Verdict.ASK if asked else Verdict.IGNORE
    between = _beside_a_company(scene, hit, solid)
    if capital or between or any(rule(scene, hit) for rule in EVIDENCE):
        return Verdict.ASSERT if hit.certain else Verdict.ASK
    return Verdict.IGNORE


# What speaks against ------------------------------------------------------------------------


def _is_tool_or_person(scene: Scene, hit: Hit) -> bool:
    """A name used as a tool, a bank, a skill, or as the name of a person."""
    before, after = scene.key(hit.first - 1), scene.key(hit.last + 1)
    if before in PEOPLE or after in NO_EMPLOYER_AFTER:
        return True
    if before in NO_EMPLOYER_BEFORE or scene.key(hit.first - 2) in NO_EMPLOYER_BEFORE:
        return True
    ahead = range(hit.last + 1, hit.last + 1 + _EXPERIENCE_REACH)
    skills = any(scene.key(index) == "experience" for index in ahead)
    return skills and any(scene.key(index) in EXPERIENCE for index in range(hit.first))


def _reads_as_a_word(scene: Scene, hit: Hit) -> bool:
    """Used as a noun with an article, or as a verb with someone who does it."""
    before = scene.key(hit.first - 1)
    if before in DETERMINERS:
        return True
    if before in ACTORS:
        return scene.key(hit.last + 1) not in PAYS or before in {"to", "not"}
    return False


def inside_longer_name(scene: Scene, hit: Hit) -> int | None:
    """The last word of a longer name that goes on after a known one: "Apple Bank"."""
    last = hit.last
    if hit.weak and scene.touching(last) and _is_own_tail(scene, last + 1):
        last += 1  # "Lucid Software" is not Lucid Motors
    while scene.touching(last) and _continues_name(scene, last + 1):
        last += 1
    return last if last > hit.last else None


def _is_own_tail(scene: Scene, index: int) -> bool:
    """Whether a word belongs to a name, and to another than the one that was shortened."""
    own = NAME_TAILS - LEGAL_TAILS
    tail = scene.key(index) in own and scene.label(index) is None
    return tail and scene.utterance.words[index].capital and not scene.common(index)


def _continues_name(scene: Scene, index: int) -> bool:
    if scene.label(index) is not None or scene.key(index) in LEGAL_TAILS:
        return False
    if scene.key(index) in COMPANY_NOUNS:
        return True
    unknown = not scene.common(index) and not scene.ordinary(index)
    return unknown and scene.capital_inside(index)


# What speaks for ----------------------------------------------------------------------------


def _capital_inside(scene: Scene, hit: Hit) -> bool:
    """A capital inside a sentence; two or three capitals may be any abbreviation."""
    letters = sum(len(scene.key(index)) for index in hit.words)
    return letters > _SHORT_ALIAS and scene.capital_inside(hit.first)


def _beside_role_or_place(scene: Scene, hit: Hit) -> bool:
    """A role, place or level beside it, or "in" and a place after it."""
    if scene.label(hit.first - 1) is not None or scene.label(hit.last + 1) is not None:
        return True
    if is_level(scene.key(hit.first - 1)) or is_level(scene.key(hit.last + 1)):
        return True
    return scene.key(hit.last + 1) == "in" and scene.label(hit.last + 2) is Label.PLACE


def _after_employer_word(scene: Scene, hit: Hit) -> bool:
    """As in "at target", with nothing behind it that makes it "at target bonus"."""
    if not scene.after_employer_word(hit.first):
        return False
    after = scene.key(hit.last + 1)
    if not after or not scene.touching(hit.last) or scene.label(hit.last + 1) is not None:
        return True
    return after in FUNCTION_WORDS or after in PAYS or after[0].isdigit()


def _offer_follows(scene: Scene, hit: Hit) -> bool:
    return scene.key(hit.last + 1) in OFFER


def _is_a_firm(scene: Scene, hit: Hit) -> bool:
    """As in "Intel Corporation"."""
    return scene.touching(hit.last) and scene.key(hit.last + 1) in LEGAL_TAILS


def _pays(scene: Scene, hit: Hit) -> bool:
    return scene.key(hit.last + 1) in PAYS


def _heads_the_message(scene: Scene, hit: Hit) -> bool:
    """As in "Meta: base 150k": what comes before a colon is what it is about."""
    return hit.first == 0 and ":" in scene.utterance.gap(hit.last) and scene.about_pay


def _nearly_alone(scene: Scene, hit: Hit) -> bool:
    """A short message that holds nothing but the name, a role, a place and words of pay."""
    others = [index for index in range(len(scene.labels)) if index not in hit.words]
    return len(scene.labels) <= _FEW and all(_about_the_job(scene, index) for index in others)


def _about_the_job(scene: Scene, index: int) -> bool:
    key = scene.key(index)
    return scene.label(index) is not None or key in PAY or key in AFTER_WHICH_EMPLOYERS_STAND


def _beside_a_company(scene: Scene, hit: Hit, solid: frozenset[int]) -> bool:
    """As in "ally vs capital one": a sure name on the other side of a joining word."""
    left = scene.key(hit.first - 1) in BETWEEN_COMPANIES and hit.first - 2 in solid
    right = scene.key(hit.last + 1) in BETWEEN_COMPANIES and hit.last + 2 in solid
    versus = scene.key(hit.last + 1) in {"vs", "versus"}
    return left or right or versus or _within_a_list(scene, hit, solid)


def _within_a_list(scene: Scene, hit: Hit, solid: frozenset[int]) -> bool:
    """As in "google, ally, datadog": a sure name before one comma and behind another."""
    commas = (scene.utterance.gap(index).strip() for index in (hit.first - 1, hit.last))
    return {hit.first - 1, hit.last + 1} <= solid and set(commas) == {","}


EVIDENCE: tuple[Callable[[Scene, Hit], bool], ...] = (
    _beside_role_or_place,
    _after_employer_word,
    _offer_follows,
    _pays,
    _is_a_firm,
    _heads_the_message,
    _nearly_alone,
)

# What might be an unknown name ---------------------------------------------------------------


def may_be_employer(scene: Scene, first: int, last: int) -> bool:
    """Whether words that nothing explains would be a company, were they the name of one."""
    hit = Hit((), first, last, weak=True)
    if _is_tool_or_person(scene, hit) or _reads_as_a_word(scene, hit):
        return False
    return any(rule(scene, hit) for rule in EVIDENCE)
