"""What to make of a company's name in a text: assert it, ask, or let it be.

A name is asserted where something beside it speaks of an employer; any other name of a company is
asked, or let be where it is also an everyday word.
"""

from dataclasses import replace
from enum import StrEnum

from bot.knowledge.gazetteer import Kind
from bot.understanding import words as kinds
from bot.understanding.against import is_no_employer, reads_as_a_word
from bot.understanding.cues import COMPARING, CORRECTING, DETERMINERS, LEAVING, WHERE
from bot.understanding.evidence import (
    after_employer_word,
    after_pair,
    beside_a_company,
    beside_role_or_place,
    capital_inside,
    is_compound,
    is_described,
    is_subject,
    is_supported,
    offer_follows,
)
from bot.understanding.hits import Hit
from bot.understanding.matching import SHORTEST_ASKED
from bot.understanding.names import Way
from bot.understanding.scene import Label, Scene

_SHORT_MESSAGE = 15
_MISSPELT_REACH = 20
_SHORT_ALIAS = 3
_TOPICAL = 10
_BRIEF = 5
_NEAR = 3
_LETTER = 20
_DOES = frozenset("just always i we you they".split())
# "The sources on Nvidia", "where are the Goldman numbers from", "your figures for Visa".
_OF_WHICH = frozenset("the on your for of behind about".split())
_NAMING = frozenset({"not", "meant"})
# Who tells of a life of their own asks about no company: "doordash eats my whole salary".
_OWN = frozenset("my we our us i".split())


class Verdict(StrEnum):
    """What to make of a hit."""

    ASSERT = "assert"
    ASK = "ask"
    IGNORE = "ignore"


def judge(scene: Scene, hit: Hit, asserted: frozenset[int]) -> Verdict:
    """Assert, ask or ignore; `asserted` are the words of the names that are meant for sure."""
    if not scene.everyday.isdisjoint(hit.words) and not _is_employers_name(scene, hit):
        return Verdict.IGNORE
    if is_no_employer(scene, hit):
        return Verdict.IGNORE
    if hit.weak and _is_written_as_name(scene, hit):
        hit = replace(hit, weak=False)
    if hit.weak:
        return _judge_weak(scene, hit, asserted)
    if hit.misspelt:
        return _judge_misspelt(scene, hit, asserted)
    return _judge_plain(scene, hit, asserted)


def _judge_plain(scene: Scene, hit: Hit, asserted: frozenset[int]) -> Verdict:
    """A name that is no everyday word: asserted with evidence, or where nothing else is said."""
    said = scene.key(hit.first - 1) in _NAMING or scene.key(hit.first - 1) in LEAVING
    compared = not COMPARING.isdisjoint(scene.said)
    if said or compared or is_supported(scene, hit, asserted) or _is_the_topic(scene, hit):
        return Verdict.ASSERT if hit.certain else Verdict.ASK
    return Verdict.ASK


def _is_the_topic(scene: Scene, hit: Hit) -> bool:
    """A short message in which the name is not where something stands: "on reddit".

    One of a few words need not be about pay, if the name has a capital or nothing else is said.
    """
    before = scene.key(hit.first - 1)
    asked_for = scene.wants and len(scene) <= _SHORT_MESSAGE and before in _OF_WHICH
    if not asked_for and (before in WHERE or before in DETERMINERS):
        return False
    if is_compound(scene, hit) or (before in _DOES and not scene.utterance.capital(hit.first)):
        return False
    brief = len(scene) <= _BRIEF and _OWN.isdisjoint(scene.said)
    if brief and (scene.utterance.capital(hit.first) or _says_no_more(scene, hit)):
        return True
    if not scene.about_pay:
        return False
    if scene.ranked:
        return len(scene) <= _SHORT_MESSAGE
    if scene.asks and len(scene) <= _LETTER:
        return True
    near = range(hit.first - _NEAR, hit.last + 1 + _NEAR)
    pay = any(scene.has(index, kinds.IN_PAY) for index in near)
    return pay and len(scene) <= _TOPICAL and _OWN.isdisjoint(scene.said)


def _says_no_more(scene: Scene, hit: Hit) -> bool:
    """Whether all else that is said may be about a job: not "google is your friend"."""
    told = kinds.CUE | kinds.FAMILY | kinds.FOLLOW_UP | kinds.IN_PAY
    return all(
        scene.common(index) or scene.flags[index] & told or not scene.ordinary(index)
        for index in range(len(scene))
        if index not in hit.words
    )


def _judge_misspelt(scene: Scene, hit: Hit, asserted: frozenset[int]) -> Verdict:
    """A slip is likelier in a short message, and beside what speaks of an employer."""
    if hit.last == hit.first and len(scene.keys[hit.first]) == SHORTEST_ASKED:
        asked = is_supported(scene, hit, asserted) and not scene.in_capitals(hit.first, hit.last)
        return Verdict.ASK if asked else Verdict.IGNORE
    short = len(scene) <= _MISSPELT_REACH and Label.ROLE in scene.labels
    sure = hit.certain and (short or is_supported(scene, hit, asserted))
    return Verdict.ASSERT if sure else Verdict.ASK


def _is_employers_name(scene: Scene, hit: Hit) -> bool:
    """Whether "at Target" is the company although "at target" is a phrase."""
    if capital_inside(scene, hit) and after_employer_word(scene, hit.first):
        return True
    before_it = scene.key(hit.first - 1) == "at" and scene.label(hit.first - 2) is Label.ROLE
    ends = hit.last + 1 == len(scene) or scene.label(hit.last + 1) is Label.PLACE
    return before_it and ends  # "swe at target"


def _judge_weak(scene: Scene, hit: Hit, asserted: frozenset[int]) -> Verdict:
    capital = capital_inside(scene, hit)
    if all(scene.labels[index] is Label.ROLE for index in hit.words):
        return Verdict.IGNORE
    if hit.way is Way.WORD and not scene.in_capitals(hit.first, hit.last):
        return Verdict.IGNORE
    if _is_place_too(scene, hit):  # "remote" is a place before it is a company
        meant = _is_meant_by_its_place(scene, hit)
        return Verdict.ASSERT if meant else Verdict.IGNORE
    said = beside_a_company(scene, hit, asserted)
    said = said or (bool(asserted) and scene.key(hit.first - 1) in CORRECTING)
    # "use my rippling offer against deel"
    said = said or (bool(asserted) and offer_follows(scene, hit))
    said = said or (capital and scene.key(hit.first - 1) in LEAVING)
    free = capital or not reads_as_a_word(scene, hit)
    several = hit.last > hit.first
    meant = (capital or several) and scene.asks and _is_the_topic(scene, hit)
    if said or (free and (meant or is_supported(scene, hit, asserted))):
        return Verdict.ASSERT if hit.certain else Verdict.ASK
    if not capital and reads_as_a_word(scene, hit):
        asked = offer_follows(scene, hit) and scene.key(hit.first - 1) in DETERMINERS
        return Verdict.ASK if asked else Verdict.IGNORE
    if scene.in_capitals(hit.first, hit.last) and hit.way is Way.NAME and scene.about_pay:
        return Verdict.ASSERT if hit.certain else Verdict.ASK
    return Verdict.ASK if capital and scene.about_pay else Verdict.IGNORE


def _is_written_as_name(scene: Scene, hit: Hit) -> bool:
    """Whether each of several words has a capital: "Global Payments", "Recorded Future"."""
    several = hit.last > hit.first and not scene.titled and not _is_place_too(scene, hit)
    return several and all(map(scene.utterance.capital, hit.words))


def _is_place_too(scene: Scene, hit: Hit) -> bool:
    if scene.labels[hit.first] is Label.PLACE:
        return True
    name = " ".join(scene.keys[hit.first : hit.last + 1])
    return name in scene.lexicon.gazetteer.names and not scene.in_capitals(hit.first, hit.last)


def _is_meant_by_its_place(scene: Scene, hit: Hit) -> bool:
    """Whether a name that is a place's too is the company's: "at Remote", "bridgewater swe nyc"."""
    if scene.labels[hit.first] is not Label.PLACE:
        if len(scene) == 1 or after_pair(scene, hit.first):
            return True
        # "sea" is rather Seattle
        long = len(scene.keys[hit.first]) > _SHORT_ALIAS
        beside = long and beside_role_or_place(scene, hit)
        return beside or is_subject(scene, hit) or is_described(scene, hit)
    if scene.key(hit.first - 1) in {"to", "in"}:
        return False
    if scene.key(hit.last + 1) in {"offered", "countered", "lowballed"}:
        return True  # "palo alto offered me 200k"
    if capital_inside(scene, hit) and after_employer_word(scene, hit.first):
        return True
    elsewhere = any(
        label is Label.PLACE and index not in hit.words for index, label in enumerate(scene.labels)
    )
    known = scene.lexicon.gazetteer.names.get(scene.keys[hit.first])
    remote = known is not None and known.kind is Kind.REMOTE
    return elsewhere and not remote and scene.label(hit.last + 1) is Label.ROLE
