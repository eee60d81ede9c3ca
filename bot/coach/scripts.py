"""What to say: the levers of a guide, word for word."""

import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.coach.answers import (
    GenericScriptAnswer,
    Mismatch,
    NoSuchLeverAnswer,
    Script,
    ScriptAnswer,
)
from bot.coach.figures import GenericQuote, GuideQuote, Name, counted
from bot.coach.places import rows_for
from bot.coach.provenance import families, provenance
from bot.coach.question import Choice, Question, Wish
from bot.coach.ranges import currency_of
from bot.knowledge.base import (
    GenericScript,
    Guide,
    GuideId,
    KnowledgeBase,
    Lever,
    PayFigure,
    PayRow,
    Place,
)
from bot.understanding.utterance import keys_of

MOST_SCRIPTS = 2
_COMMONEST = "base"
# What most people ask for, in the order to offer it.
_FIRST = ("base", "sign_on", "equity", "bonus", "level", "deadline", "competing_offer", "remote")
_NAME_COUNTS = 3
_IN_WRITING = frozenset("email emails mail write writing written message letter".split())
_WRITTEN = "in writing"
_STEM = 6
# Facts that a script states of whoever says it; a wish ("I'd like") is none.
_TELLS_OF_SELF = re.compile(
    r"\bI(?:'ve| have| had| own| built| build| led| lead| ran| run| shipped| train| trained| work| "
    r"worked| hold| held| currently|'m currently|'m giving up| am giving up)\b|"
    r"\bmy (?:current|experience|background|work|team|equity|unvested|track record|internship|"
    r"research|expertise|last|previous)\b|"
    r"\b(?:leaving|forfeit\w*|forgo\w*|walking away from|giving up|losing)\b"
    r"[^.;]{0,60}?\b(?:unvested|vested|equity|RSUs?|bonus|package|grant|stock)\b",
    re.IGNORECASE,
)
_DOLLARS = frozenset("USD CAD AUD SGD HKD NZD TWD MXN COP CLP ARS".split())
_SIGNS = {
    "$": _DOLLARS | {"BRL"},
    "£": frozenset({"GBP"}),
    "€": frozenset({"EUR"}),
    "₹": frozenset({"INR"}),
    "¥": frozenset({"JPY", "CNY"}),
}
_AMOUNT = re.compile(
    r"(?P<sign>[$£€₹¥])\s?(?P<number>\d{1,12}(?:,\d{2,3})*(?:\.\d{1,3})?)(?P<scale>[KMLkm]\b)?"
    # Billions are a company's, and nobody's pay.
    r"(?!\d|\.\d|\s?(?:B|T|bn|billion|trillion)\b)"
)
_SCALES = {"k": 1_000, "m": 1_000_000, "l": 100_000}


def answer_script(
    guide: Guide, family: str | None, asked: Question, now: datetime
) -> ScriptAnswer | NoSuchLeverAnswer:
    """The best scripts of a family, or of the whole guide where no family is asked."""
    asked = replace(asked, company=guide.id.company, role=guide.id.role, wishes=(Wish.SCRIPT,))
    levers = _levers(guide, family)
    source = provenance(guide, now)
    there = families(guide)
    if not levers and family is not None:
        return NoSuchLeverAnswer(source, family, there, asked)
    most = 1 if asked.single or len(asked.families) > 1 else MOST_SCRIPTS
    ranked = sorted(levers, key=lambda lever: _rank(guide, lever, family, asked))
    # A button holds no words, so what it leads to is counted without them.
    bare = replace(asked, words=())
    plainly = sorted(levers, key=lambda lever: _rank(guide, lever, family, bare))
    best = ranked[asked.skip : asked.skip + most]
    shown = {name for lever in best for name in lever.families} | {family}
    left = max(0, len(ranked) - asked.skip - most)
    own = replace(asked, families=() if family is None else (family,))
    return ScriptAnswer(
        provenance=source,
        family=family,
        scripts=tuple(_script(guide, lever, asked.places) for lever in best),
        places=tuple(Name(place.name) for place in asked.places),
        other_families=tuple(name for name in there if name not in shown),
        others=tuple(
            Choice(
                lever.name,
                Name(lever.name, guide.id, lever.line),
                replace(own, words=(), skip=number, single=True),
            )
            for number, lever in enumerate(plainly)
            if lever not in best
        ),
        asked=own,
        skipped=min(asked.skip, len(ranked)),
        remaining=counted(left, f"scripts of {guide.id} not shown yet") if left else None,
    )


def answer_generic(
    family: str | None, asked: Question, knowledge: KnowledgeBase
) -> GenericScriptAnswer | None:
    """Scripts that belong to no company; None where there is none.

    Where no family is named, those for base pay: most people ask for it first.
    """
    everything = knowledge.generic
    if not everything:
        return None
    chosen = family or _COMMONEST
    written = not _IN_WRITING.isdisjoint(asked.words)
    scripts = sorted(
        knowledge.generic_for(chosen),
        key=lambda script: written and not script.name.endswith(_WRITTEN),
    )
    return GenericScriptAnswer(
        family=chosen,
        scripts=tuple(generic_script(script) for script in scripts[:MOST_SCRIPTS]),
        families=tuple(name for name in generic_families(knowledge) if name != chosen),
        asked=replace(asked, wishes=(Wish.SCRIPT,), families=(chosen,)),
    )


def generic_families(knowledge: KnowledgeBase) -> tuple[str, ...]:
    """The families that there are generic scripts for."""
    there = dict.fromkeys(script.family for script in knowledge.generic)
    return tuple(
        sorted(there, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    )


def _levers(guide: Guide, family: str | None) -> tuple[Lever, ...]:
    """The levers of a family: those it is first for, others only where there are none."""
    if family is None:
        return guide.levers
    own = tuple(lever for lever in guide.levers if lever.families[:1] == (family,))
    return own or tuple(lever for lever in guide.levers if family in lever.families)


def _rank(
    guide: Guide, lever: Lever, family: str | None, asked: Question
) -> tuple[int, bool, bool, bool, bool]:
    """What speaks of the words asked for; words to say before advice; claims come last.

    So does what was written for another place.
    """
    own = family is None or lever.families[:1] == (family,)
    fitting = _likeness(lever.name, lever.script, asked.words)
    off = mismatch_of(guide, lever.script, asked.places) is not None
    return -fitting, off, not lever.sayable, not own, lever.claims_offer


def _likeness(name: str, script: str, words: tuple[str, ...]) -> int:
    """How many of the words a script holds; those of its name count more."""
    if not words:
        return 0
    named, said = set(map(_stem, keys_of(name))), set(map(_stem, keys_of(script)))
    stems = set(map(_stem, words))
    return _NAME_COUNTS * len(stems & named) + len(stems & said)


def _stem(word: str) -> str:
    """The beginning of a word, which its forms have in common."""
    return word[:_STEM]


def _script(guide: Guide, lever: Lever, places: tuple[Place, ...]) -> Script:
    return Script(
        name=GuideQuote(lever.name, guide.id, lever.line),
        words=GuideQuote(lever.script, guide.id, lever.script_line),
        advice=_advice(guide.id, lever),
        sayable=lever.sayable,
        claims_offer=lever.claims_offer,
        placeholders=tuple(
            GuideQuote(placeholder.text, guide.id, lever.script_line)
            for placeholder in lever.placeholders
        ),
        mismatch=mismatch_of(guide, lever.script, places),
        tells_of_self=_TELLS_OF_SELF.search(lever.script) is not None,
    )


def generic_script(script: GenericScript) -> Script:
    """A script that belongs to no company, as it is shown."""

    def quote(text: str) -> GenericQuote:
        return GenericQuote(text, script.path, script.line)

    return Script(
        name=quote(script.name),
        words=quote(script.script),
        advice=None if script.advice is None else quote(script.advice),
        sayable=script.sayable,
        claims_offer=script.claims_offer,
        placeholders=tuple(quote(placeholder.text) for placeholder in script.placeholders),
        tells_of_self=_TELLS_OF_SELF.search(script.script) is not None,
    )


def _advice(guide: GuideId, lever: Lever) -> GuideQuote | None:
    if not lever.advice:
        return None
    return GuideQuote(lever.advice, guide, lever.advice_line or lever.line)


def mismatch_of(guide: Guide, script: str, places: tuple[Place, ...]) -> Mismatch | None:
    """Whether words with amounts in them were written for another place of the guide."""
    if not places:
        return None
    signs = {match["sign"] for match in _AMOUNT.finditer(script)}
    if not signs:
        return None
    rows = tuple(row for place in places for row in rows_for(guide, place))
    currency = currency_of(rows)
    if currency is not None and not any(currency in _SIGNS[sign] for sign in signs):
        return Mismatch.CURRENCY
    here = {there.name.casefold() for row in rows for there in row.places}
    elsewhere = {there.name.casefold() for row in guide.rows for there in row.places} - here
    if any(_names(script, name) for name in here):
        return None  # it speaks of the place itself, and perhaps of others beside it
    if any(_names(script, name) for name in elsewhere):
        return Mismatch.PLACE
    return Mismatch.PLACE if _figures_are_elsewhere(script, rows, guide.rows) else None


def _figures_are_elsewhere(
    script: str, here: tuple[PayRow, ...], everywhere: tuple[PayRow, ...]
) -> bool:
    """Whether an amount is an end of another place's range, and within none of this one's."""
    ours = [figure for row in here for figure in row.pay.stated()]
    theirs = {end for row in everywhere for figure in row.pay.stated() for end in _ends(figure)}
    return any(
        amount in theirs
        and not any(
            figure.low <= amount <= figure.high for figure in ours if figure.low and figure.high
        )
        for amount in amounts_in(script)
    )


def amounts_in(script: str) -> tuple[Decimal, ...]:
    """The amounts of money in a script, in whole units of their currency."""
    return tuple(amount for _, _, amount in amounts_at(script))


def amounts_at(script: str) -> tuple[tuple[int, int, Decimal], ...]:
    """The amounts of money in a script, each with where it begins and ends."""
    return tuple(
        (match.start(), match.end(), _amount_of(match)) for match in _AMOUNT.finditer(script)
    )


def _amount_of(match: re.Match[str]) -> Decimal:
    number = Decimal(match["number"].replace(",", ""))
    return number * _SCALES.get((match["scale"] or "").lower(), 1)


def _ends(figure: PayFigure) -> tuple[Decimal, ...]:
    return tuple(end for end in (figure.low, figure.high) if end is not None)


def _names(script: str, place: str) -> bool:
    return re.search(rf"\b{re.escape(place)}\b", script, re.IGNORECASE) is not None
