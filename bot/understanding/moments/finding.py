"""Where a text speaks of a moment: a cheap rule over one letter for a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.entities import Span
from bot.understanding.moments.mention import (
    DayOfMonth,
    InDays,
    InNumbers,
    InWords,
    MomentMention,
    OnWeekday,
    Repeat,
)
from bot.understanding.moments.parts import READERS
from bot.understanding.moments.tokens import Line, Token, line_of

# What is counted, or paid, has no day and no hour: "the 2nd offer", "at 5 percent", "may 5 k".
_NOT_PAY = r"(?![$XU-])"
_WEEKDAY = r"(?:W|(?<=[ObNHCERF&])Y|Y(?=c|n(?:A|$|\||T)|P|a[nc]|D|$|\|))"
_NUMBER = r"[nLQJ]"
# The letters are told in vocabulary.py and tokens.py; the first name that fits counts.
_PARTS = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("odd", r"E(?:[nQoB]f?U|B[WY]|V|k)|E[WY](?:&[WY])+|w(?:&?[wWY])+|[WY][T-][WY]|V"),
            ("odd_day_of_month", r"[oBl][WY]fEU"),
            ("every_day_of_month", r"Eo(?:ft?U)?|t?ofEU"),
            ("every_weekday", r"E[WYw]|w"),
            ("every_part", r"EP"),
            ("every", r"(?<![dn$])EU"),
            ("repeat", r"r"),
            ("after_half", r"iQ?hQ?U"),
            ("after_and_half", r"iQU&Qh"),
            ("after_both", r"i(?:u|[nQ]U)&?(?:u|nU)"),
            ("after", rf"i(?:tN)?Q?{_NUMBER}f?U"),
            ("after_clock", r"i1"),
            ("after_short", r"iu"),
            ("from_now", rf"Q?{_NUMBER}f?UF[mD]"),
            ("day_after", r"t?UjD"),
            ("week_then_day", rf"NUO?{_WEEKDAY}"),
            ("day_next_week", r"[WY]f?NU"),
            ("which_weekday", r"(?<![lB])t?[NHC][WY]"),
            ("weekday", rf"(?<![lB]){_WEEKDAY}"),
            ("day_month", rf"t?[no]f?My?{_NOT_PAY}"),
            ("month_day", rf"Mt?[no]y?{_NOT_PAY}"),
            ("named", r"gy?"),
            ("numbers", rf"d(?![$XUVrEf])|(?<![^ObiFR|])s{_NOT_PAY}"),
            ("of_next_month", r"t?of[NHt]U"),
            ("of_month", rf"(?:to|(?<![^Ob|])o){_NOT_PAY}"),
            ("end", r"t?Zf[tHNS]{0,3}U|t?ZfS|e"),
            ("weekend", r"[NHt]?k"),
            ("next_one", r"NU"),
            ("this_part", r"HP"),
            ("tonight", r"G"),
            ("day", r"D"),
            ("half_past", r"a?[hU][pT]n"),
            (
                "clock",
                r"a?(?:[c1](?:[T-]c)?A?|[nv]A|nK|n(?=G|z)|v(?=[DGW]))z?|a[nv]z?(?![$XULn&-])",
            ),
            ("part", r"(?:it|a)?P"),
            ("half_day", r"(?<=[WYD])A(?=T|$|\|)"),
        )
    )
)
_LINK = re.compile(r"[OabtFi-]{0,2}")
# "tomorrow 9": a number alone is an hour where a day stands before it and nothing behind.
_BARE_HOUR = re.compile(r"[nv](?=$|\||T)")
_DATES = (DayOfMonth, InDays, InNumbers, InWords)
_MOST_MENTIONS = 12


def find_moments(text: str) -> tuple[MomentMention, ...]:
    """Every moment that a text speaks of, in order; up to a dozen."""
    line = line_of(text)
    shape = line.shape
    found: list[tuple[MomentMention, int, int]] = []
    for mention, first, last in _parts(line):
        before = found[-1] if found else None
        joined = None
        if before is not None and _LINK.fullmatch(shape, before[2], first):
            joined = join(text, before[0], mention)
        if before is not None and joined is not None:
            found[-1] = (joined, before[1], last)
        elif len(found) == _MOST_MENTIONS:
            break
        else:
            found.append((mention, first, last))
    return tuple(mention for mention, _, _ in found)


def _parts(line: Line) -> Iterator[tuple[MomentMention, int, int]]:
    """The parts that moments are put together from, with the tokens that they take."""
    free = 0
    for match in _PARTS.finditer(line.shape):
        first, last = match.span()
        tokens = line.tokens(first, last)
        mention = None if first < free else _read(line.text, tokens, match.lastgroup or "")
        if mention is None:
            continue
        yield mention, first, last
        free = last
        if mention.has_day and not mention.has_hour and _BARE_HOUR.match(line.shape, last):
            hour = _read(line.text, line.tokens(last, last + 1), "clock")
            if hour is not None:
                yield hour, last, last + 1
                free = last + 1


def _read(text: str, tokens: Sequence[Token], name: str) -> MomentMention | None:
    span = Span(tokens[0].start, tokens[-1].end)
    return READERS[name](tokens, MomentMention((span,), text[span.start : span.end]))


def join(text: str, one: MomentMention, other: MomentMention) -> MomentMention | None:
    """Two parts of one moment that stand beside each other; None where they say two things."""
    both = combine(one, other)
    if both is None:
        return None
    span = Span(one.start, other.end)
    return replace(both, pieces=(span,), typed=text[span.start : span.end])


def combine(one: MomentMention, other: MomentMention) -> MomentMention | None:
    """Two parts of one moment, wherever they stand; None where they say two things."""
    if _clash(one, other):
        return None
    first, second = one.day, other.day
    weekday = one.weekday if one.weekday is not None else other.weekday
    if first is not None and second is not None:
        # "friday 3 dec": the date counts, and must be a Friday.
        named, date = (first, second) if isinstance(first, OnWeekday) else (second, first)
        if not isinstance(named, OnWeekday) or not isinstance(date, _DATES):
            return None
        first, weekday = date, named.weekday
    pieces = tuple(sorted((*one.pieces, *other.pieces), key=lambda span: span.start))
    return replace(
        one,
        pieces=pieces,
        typed=f"{one.typed} {other.typed}",
        day=first if first is not None else second,
        clock=one.clock or other.clock,
        part=one.part or other.part,
        repeat=one.repeat if one.repeat is not Repeat.ONCE else other.repeat,
        odd=one.odd or other.odd,
        zone=one.zone or other.zone,
        weekday=weekday,
    )


def gathered(
    mentions: Sequence[MomentMention],
) -> tuple[MomentMention | None, tuple[MomentMention, ...]]:
    """The first of some moments, with those that it is made of.

    Where one says the day and another the hour, they are one: "9am to call ally on friday".
    """
    if not mentions:
        return None, ()
    first = mentions[0]
    for other in mentions[1:]:
        fits = first.has_day != other.has_day and first.has_hour != other.has_hour
        both = combine(first, other) if fits else None
        if both is not None:
            return both, (first, other)
    return first, (first,)


def _clash(one: MomentMention, other: MomentMention) -> bool:
    """Whether both say an hour, or both say how often."""
    hours = one.clock is not None and other.clock is not None
    parts = one.part is not None and other.part is not None
    repeats = one.repeat is not Repeat.ONCE and other.repeat is not Repeat.ONCE
    return hours or parts or repeats
