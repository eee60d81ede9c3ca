"""What speaks against a name being meant as an employer: a few named rules."""

from bot.understanding import words as kinds
from bot.understanding.cues import (
    ACTORS,
    BANKING,
    COMPANY_NOUNS,
    DETERMINERS,
    EMPLOYER_ACTS,
    EMPLOYER_ACTS_PLAIN,
    EMPLOYER_AFTER_PAIR,
    EXPERIENCE,
    LEGAL_TAILS,
    NAME_TAILS,
    NEUTRAL_TAILS,
    NO_EMPLOYER_AFTER,
    NO_EMPLOYER_BEFORE,
    OF_A_JOB,
    OFFER,
    ONLY_OF_EMPLOYERS,
    OWNERS,
    PAYS,
    PEOPLE,
    SAYS,
    WHOM,
)
from bot.understanding.hits import Hit
from bot.understanding.names import Way
from bot.understanding.scene import Label, Scene

_EXPERIENCE_REACH = 5
_ABOUT = frozenset("numbers data info figures have got sources".split())
_TRADED = frozenset("stock stocks share shares".split())
_TRADES = frozenset(
    "sold sell selling bought buy buying own owned hold holding invested crashed dropped up down "
    "tanked mooned".split()
)
_TRADE_REACH = 4
_IS_TOLD = kinds.FOLLOW_UP | kinds.CUE | kinds.FAMILY
_NO_NAME = kinds.COMMON | kinds.FOLLOW_UP | kinds.CUE
POSSESSIVE = frozenset({"'s", "\u2019s"})
_NO_TAIL = NEUTRAL_TAILS | EMPLOYER_ACTS | EMPLOYER_ACTS_PLAIN | OF_A_JOB | {"us", "uk"}
_OF_EMPLOYERS = OFFER | EMPLOYER_ACTS | OF_A_JOB
_SET_APART = kinds.IN_PAY | kinds.SENIOR | kinds.COUNTED
_KNOWN_WITH = frozenset("in with of on".split())


def is_no_employer(scene: Scene, hit: Hit) -> bool:
    """Whether a name is used as a tool, a bank, a stock or a skill, or is a person's."""
    return (
        _is_person(scene, hit)
        or _is_product(scene, hit)
        or _is_a_thing(scene, hit)
        or _is_skill(scene, hit)
        or _is_stock(scene, hit)
        or _is_done_to_someone(scene, hit)
        or _is_bank(scene, hit)
        or _is_within_a_word(scene, hit)
    )


def _is_person(scene: Scene, hit: Hit) -> bool:
    """As in "my manager Chase", "Morgan, my recruiter"."""
    before, after = hit.first - 1, hit.last + 1
    if scene.key(after) in OWNERS and scene.key(after + 1) in PEOPLE:
        apposed = "," in scene.utterance.gap(hit.last) and "," in scene.utterance.gap(after + 1)
        return apposed and (hit.weak or hit.misspelt)
    if scene.label(before) is Label.ROLE:
        return False  # "product manager Kraken"
    if scene.key(before) in {"called", "named"}:
        return scene.key(before - 1) in PEOPLE  # "a recruiter called Ally"
    return scene.key(before) in PEOPLE and scene.touching(before)


def _is_product(scene: Scene, hit: Hit) -> bool:
    """As in "verizon bill", "via zoom", "into my coinbase account"."""
    if scene.touching(hit.last) and scene.key(hit.last + 1) in NO_EMPLOYER_AFTER:
        return True
    if scene.key(hit.last + 1) in _OF_EMPLOYERS:
        return False  # "use my Brex offer"
    before, earlier = scene.key(hit.first - 1), scene.key(hit.first - 2)
    paid = scene.has(hit.last + 1, kinds.IN_PAY | kinds.LEVEL)
    if earlier in EMPLOYER_AFTER_PAIR.get(before, ()) or (before == "into" and paid):
        return False  # "got into Hex", "translate it into Meta levels"
    if before == "through" and scene.key(hit.first - 3) in {"talk", "walk"}:
        return False  # "talk me through google swe pay"
    if before in _WATCHES and earlier in _BEFORE_A_WATCH:
        return False  # "watch google", "stop watching google"
    if before in DETERMINERS:
        before = earlier
    return before in NO_EMPLOYER_BEFORE


# What is asked of us at the beginning of a message, and is no evening at home elsewhere.
_WATCHES = frozenset({"watch", "watching"})
_BEFORE_A_WATCH = frozenset({"", "please", "pls", "stop", "quit", "dont"})


def _is_a_thing(scene: Scene, hit: Hit) -> bool:
    """As in "I drive a tesla, swe austin", "they pinged me on slack", "linkedin says 180k"."""
    before, after = scene.key(hit.first - 1), scene.key(hit.last + 1)
    if before == "in" and _is_thing_in(scene, hit.first - 2):
        return True
    if hit.way is Way.PART:
        return after in SAYS or (before == "on" and scene.key(hit.first - 2) not in _ABOUT)
    return before in {"a", "an"} and not scene.touching(hit.last) and hit.first > 1


def _is_thing_in(scene: Scene, index: int) -> bool:
    """Whether a word is what is in a tool: "dashboards in Tableau", "it is all in Figma"."""
    if scene.key(index) == "all":
        return True
    key = scene.key(index)
    work = key in EMPLOYER_AFTER_PAIR["in"] or key in EMPLOYER_ACTS_PLAIN or key in OF_A_JOB
    work = work or scene.label(index) is not None
    return scene.ordinary(index) and not (work or scene.common(index) or scene.has(index, _IS_TOLD))


def _is_bank(scene: Scene, hit: Hit) -> bool:
    """As in "my emergency fund at Ally"."""
    if scene.key(hit.first - 1) not in {"at", "with"}:
        return False
    if scene.label(hit.last + 1) is Label.ROLE and scene.touching(hit.last):
        return False  # "401k at meta swe"
    before = range(hit.first - 1 - _TRADE_REACH, hit.first - 1)
    return any(scene.key(index) in BANKING for index in before)


def _is_skill(scene: Scene, hit: Hit) -> bool:
    """As in "8 years of databricks experience", "experience with snowflake"."""
    before, earlier = scene.key(hit.first - 1), scene.key(hit.first - 2)
    if before in _KNOWN_WITH and earlier in EXPERIENCE:
        return True
    ahead = range(hit.last + 1, hit.last + 1 + _EXPERIENCE_REACH)
    if not any(scene.key(index) == "experience" for index in ahead):
        return False
    near = range(max(0, hit.first - _EXPERIENCE_REACH), hit.first)
    if any(_is_with(scene, index) for index in near):
        return True
    return any(scene.key(index) in EXPERIENCE for index in range(hit.first))


def _is_with(scene: Scene, index: int) -> bool:
    """Whether a word is the "with" of what somebody works with, not of "interviewing with"."""
    if scene.key(index) == "using":
        return True
    return scene.key(index) == "with" and scene.key(index - 1) not in EMPLOYER_AFTER_PAIR["with"]


def _is_stock(scene: Scene, hit: Hit) -> bool:
    """As in "sold my apple stock"; what is granted is bought by nobody."""
    of_it = scene.key(hit.first - 1) in {"of", "in"} and scene.key(hit.first - 2) in _TRADED
    if scene.key(hit.last + 1) not in _TRADED and not of_it:
        return False
    before = range(hit.first - _TRADE_REACH - of_it, hit.first)
    behind = range(hit.last + 2, hit.last + 2 + _TRADE_REACH)
    return any(scene.key(index) in _TRADES for index in (*before, *behind))


def _is_done_to_someone(scene: Scene, hit: Hit) -> bool:
    """As in "zoom me", "uber home", "can they box it"."""
    return scene.touching(hit.last) and scene.key(hit.last + 1) in WHOM


def _is_within_a_word(scene: Scene, hit: Hit) -> bool:
    """As in "Snap-on", "micron-level", ".NET", "JS/TS"; "google-london" parts two things."""
    start = scene.utterance.starts[hit.first]
    before = scene.utterance.text[max(0, start - 1) : start]
    if before in {".", "#"} or (hit.weak and before == "/"):
        return True
    gap = scene.utterance.gap(hit.last)
    if gap.strip() == "&" and _is_name_tail(scene, hit.last + 1):
        return True  # "Toast & Co"
    if gap == "/":
        return hit.weak and scene.label(hit.last + 1) is None
    index = hit.last + 1
    return gap == "-" and not scene.label(index) and not scene.has(index, _SET_APART)


def _is_name_tail(scene: Scene, index: int) -> bool:
    """Whether a word behind "&" goes on with a name: "& Co", "& Bakery"."""
    if scene.key(index) in scene.lexicon.companies or scene.common(index):
        return False
    return scene.key(index) in LEGAL_TAILS | NAME_TAILS or scene.capital_inside(index)


def reads_as_a_word(scene: Scene, hit: Hit) -> bool:
    """Used as a noun with an article, or as a verb with someone who does it."""
    before = scene.key(hit.first - 1)
    if before in DETERMINERS and not scene.touching(hit.first - 1):
        return False  # "no, epic games"
    if before in DETERMINERS:
        # "a wiz product designer offer", "any apple ict4 numbers", "the meta loop"
        ranked = scene.label(hit.last + 1) is Label.ROLE or scene.has(hit.last + 1, kinds.LEVEL)
        ranked = ranked and scene.touching(hit.last)
        return not ranked and scene.key(hit.last + 1) not in ONLY_OF_EMPLOYERS
    if before in ACTORS:
        return scene.key(hit.last + 1) not in PAYS or before in {"to", "not"}
    return False


def inside_longer_name(scene: Scene, hit: Hit) -> int | None:
    """The last word of a longer name that goes on after a known one: "Apple Bank"."""
    if scene.utterance.word(hit.last)[-2:] in POSSESSIVE:
        return None  # "Pinterest's Ads"
    last = hit.last
    if _is_joined_on(scene, hit):
        return last + 2
    if hit.weak and scene.touching(last) and _is_own_tail(scene, last + 1):
        last += 1  # "Lucid Software" is not Lucid Motors
    while scene.touching(last) and _continues_name(scene, last + 1):
        last += 1
    if last == hit.last and _goes_on_in_capitals(scene, hit):
        last += 1
    return last if last > hit.last else None


def _is_joined_on(scene: Scene, hit: Hit) -> bool:
    """As in "Oracle of Delphi": another name goes on behind "of"."""
    index = hit.last + 2
    if scene.key(hit.last + 1) != "of" or index >= len(scene) or scene.labels[index]:
        return False
    return scene.utterance.capital(hit.first) and scene.capital_inside(index)


def _goes_on_in_capitals(scene: Scene, hit: Hit) -> bool:
    """As in "Arista Records", "Starling Physicians": an English word that is part of the name."""
    index = hit.last + 1
    if not scene.touching(hit.last) or scene.flags[index] & _NO_NAME or scene.labels[index]:
        return False
    capitals = scene.utterance.capital(hit.first) and scene.capital_inside(index)
    return capitals and scene.keys[index] not in _NO_TAIL


def _is_own_tail(scene: Scene, index: int) -> bool:
    """Whether a word belongs to a name, and to another than the one that was shortened."""
    own = NAME_TAILS - LEGAL_TAILS
    tail = scene.key(index) in own and scene.label(index) is None
    return tail and scene.utterance.capital(index) and not scene.common(index)


def _continues_name(scene: Scene, index: int) -> bool:
    if scene.label(index) is not None or scene.key(index) in NEUTRAL_TAILS:
        return False
    if scene.key(index) in COMPANY_NOUNS:
        return True
    unknown = not scene.flags[index] & (kinds.COMMON | kinds.ORDINARY)
    return unknown and scene.capital_inside(index)
