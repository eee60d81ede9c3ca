"""Companies: exact names first, then misspelt ones, then employers that have no guide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.understanding.cues import (
    COMPANY_NOUNS,
    FOLLOW_UP_WORDS,
    FUNCTION_WORDS,
    LEGAL_TAILS,
    NAME_TAILS,
)
from bot.understanding.entities import CompanyMention, DoubtfulMention, UnlistedMention
from bot.understanding.evidence import Hit, Verdict, inside_longer_name, judge
from bot.understanding.lexicon import CompanyForm
from bot.understanding.matching import SHORTEST, Near, slips_allowed
from bot.understanding.scene import Label, Scene

_LONGEST_NAME = 6
_LONGEST_MISSPELT = 3
_LONGEST_UNLISTED = 4
_CHOICES = 4
_NEAREST = 3
_SHORT_NAME = 5
_SHORT_OPENING = 2
_DISMISSING = frozenset({"not"})
# A message of thousands of unknown words is not a list of misspelt companies.
_MOST_SPELLINGS = 60
_TIME = re.compile(r"\d{1,2}(?:am|pm)")


@dataclass(frozen=True, slots=True)
class Companies:
    """The companies of an utterance: meant, said not to be, possibly meant, unknown, let be."""

    asserted: tuple[CompanyMention, ...]
    dismissed: tuple[CompanyMention, ...]
    doubtful: tuple[DoubtfulMention, ...]
    unlisted: tuple[UnlistedMention, ...]
    unsure: tuple[CompanyMention, ...] = ()

    @property
    def named(self) -> bool:
        """Whether any employer is named, for sure or perhaps."""
        return bool(self.asserted or self.doubtful or self.unlisted)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Hits with their verdicts.

    `longer` holds each hit that is only part of an unknown name, with the end of that name, and
    `known` those of companies that are known and have no guide.
    """

    asserted: tuple[Hit, ...]
    doubtful: tuple[Hit, ...]
    known: tuple[Hit, ...]
    longer: tuple[tuple[Hit, int], ...]
    ignored: tuple[Hit, ...] = ()

    @property
    def words(self) -> frozenset[int]:
        """The places of all words that are spoken for."""
        sure = {
            index for hit in (*self.asserted, *self.doubtful, *self.known) for index in hit.words
        }
        return frozenset(sure.union(*(range(hit.first, last + 1) for hit, last in self.longer)))


def find_companies(scene: Scene) -> Companies:
    """Find every company that is named, might be named, or has no guide."""
    exact = tuple(exact_hits(scene))
    misspelt = tuple(_misspelt_hits(scene, exact))
    judged = _judge_all(scene, (*_outside(exact, misspelt), *misspelt))
    meant = _without_dismissed(scene, judged.asserted)
    sure = {hit.choices[0] for hit in judged.asserted}
    unlisted = [_unlisted(scene, hit.first, last) for hit, last in judged.longer]
    unlisted += [_without_guide(scene, hit) for hit in judged.known]
    taken = judged.words
    for first, last in _unknown_names(scene, taken):
        unlisted.append(_unlisted(scene, first, last))
    return Companies(
        asserted=_asserted(scene, meant),
        dismissed=_asserted(scene, tuple(hit for hit in judged.asserted if hit not in meant)),
        doubtful=_once_each(
            _doubtful(scene, hit) for hit in judged.doubtful if sure.isdisjoint(hit.choices)
        ),
        unlisted=tuple(unlisted),
        unsure=_asserted(scene, tuple(hit for hit in judged.ignored if hit.certain)),
    )


def _outside(exact: tuple[Hit, ...], misspelt: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Exact names, save ordinary words within a longer misspelt one: "ally finacial"."""
    longer = {index for hit in misspelt for index in hit.words}
    return tuple(hit for hit in exact if longer.isdisjoint(hit.words))


def _asserted(scene: Scene, hits: tuple[Hit, ...]) -> tuple[CompanyMention, ...]:
    """Each company once, where it is named first."""
    mentions: dict[str, CompanyMention] = {}
    for hit in sorted(hits, key=lambda hit: hit.first):
        typed = scene.utterance.typed(hit.first, hit.last)
        span = scene.span(hit.first, hit.last)
        company = hit.choices[0]
        mentions.setdefault(company, CompanyMention(company, typed, span, hit.misspelt))
    return tuple(mentions.values())


def _doubtful(scene: Scene, hit: Hit) -> DoubtfulMention:
    typed = scene.utterance.typed(hit.first, hit.last)
    return DoubtfulMention(typed, scene.span(hit.first, hit.last), hit.choices[:_CHOICES])


def _without_dismissed(scene: Scene, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The companies that are meant in "I meant Amazon, not Google"; all where none is left."""
    kept = tuple(hit for hit in hits if scene.key(hit.first - 1) not in _DISMISSING)
    return kept or hits


def _once_each(mentions: Iterable[DoubtfulMention]) -> tuple[DoubtfulMention, ...]:
    """Each question back once, however often its name was typed."""
    firsts: dict[tuple[str, ...], DoubtfulMention] = {}
    for mention in mentions:
        firsts.setdefault(mention.choices, mention)
    return tuple(firsts.values())


def _unlisted(scene: Scene, first: int, last: int) -> UnlistedMention:
    typed = scene.utterance.typed(first, last)
    key = "".join(scene.key(index) for index in range(first, last + 1))
    keys = scene.lexicon.spellings.resembling(key, _NEAREST)
    within = (form for hit in _forms_inside(scene, first, last) for form in hit)
    near = (form for name in keys for form in scene.lexicon.companies[name])
    nearest = tuple(
        dict.fromkeys(
            form.company for form in (*within, *near) if form.company in scene.lexicon.company_names
        )
    )
    return UnlistedMention(typed, scene.span(first, last), nearest[:_NEAREST])


def _without_guide(scene: Scene, hit: Hit) -> UnlistedMention:
    """A company that is known by name, and is not resembled by any other."""
    typed = scene.utterance.typed(hit.first, hit.last)
    return UnlistedMention(typed, scene.span(hit.first, hit.last), ())


def _forms_inside(scene: Scene, first: int, last: int) -> Iterator[tuple[CompanyForm, ...]]:
    for start in range(first, last + 1):
        yield scene.lexicon.companies.get(scene.key(start), ())


def _judge_all(scene: Scene, hits: tuple[Hit, ...]) -> _Judged:
    asserted: list[Hit] = []
    doubtful: list[Hit] = []
    known: list[Hit] = []
    longer: list[tuple[Hit, int]] = []
    ignored: list[Hit] = []
    solid = frozenset(index for hit in hits if not hit.weak for index in hit.words)
    for hit in hits:
        verdict = judge(scene, hit, solid)
        end = inside_longer_name(scene, hit)
        if verdict is Verdict.IGNORE:
            ignored.append(hit)
            continue
        guided = tuple(slug for slug in hit.choices if slug in scene.lexicon.company_names)
        if end is not None:
            longer.append((hit, end))
        elif not guided:
            known += [hit] if verdict is Verdict.ASSERT or hit.weak else []
        elif verdict is Verdict.ASSERT:
            asserted.append(hit)
        else:
            doubtful.append(replace(hit, choices=guided))
    return _Judged(tuple(asserted), tuple(doubtful), tuple(known), tuple(longer), tuple(ignored))


# Exact names --------------------------------------------------------------------------------


def exact_hits(scene: Scene) -> Iterator[Hit]:
    """Known names, the longest first at each word, none over another."""
    index = 0
    while index < len(scene.labels):
        hit = _exact_at(scene, index)
        if hit is not None:
            yield hit
        index = index + 1 if hit is None else hit.last + 1


def _exact_at(scene: Scene, first: int) -> Hit | None:
    """The longest name that begins at a word."""
    found, key = None, ""
    for last in range(first, min(first + _LONGEST_NAME, len(scene.labels))):
        key += scene.key(last)
        if key not in scene.lexicon.name_beginnings:
            break
        forms = scene.lexicon.companies.get(key, ())
        if forms and _is_one_name(scene, first, last, forms):
            found = _exact_hit(scene, first, last, forms)
    return found


def _exact_hit(scene: Scene, first: int, last: int, forms: tuple[CompanyForm, ...]) -> Hit:
    """A name of everyday words that were not typed as one is as weak as they are."""
    joined = last > first and not any(form.spaced for form in forms)
    everyday = joined and all(scene.ordinary(index) for index in range(first, last + 1))
    weak = everyday or any(form.weak for form in forms)
    choices = tuple(form.company for form in forms)
    if scene.touching(last) and _unknown_word(scene, last + 1):
        choices += tuple(rival for form in forms for rival in form.rivals)  # "brex ae"
    return Hit(choices, first, last, weak)


def _unknown_word(scene: Scene, index: int) -> bool:
    """Whether a word is none that we know, so that it may go on with the name before it."""
    known = scene.common(index) or scene.ordinary(index)
    return not known and scene.key(index) not in FOLLOW_UP_WORDS


def _is_one_name(scene: Scene, first: int, last: int, forms: tuple[CompanyForm, ...]) -> bool:
    """Whether words run together to a name may be read so: "at t" is no AT&T."""
    if first == last or any(form.spaced for form in forms):
        return True
    edges = {first: first, last: last - 1}
    return not any(
        scene.key(word) in FUNCTION_WORDS and scene.touching(gap) for word, gap in edges.items()
    )


# Misspelt names -----------------------------------------------------------------------------


def _misspelt_hits(scene: Scene, exact: tuple[Hit, ...]) -> Iterator[Hit]:
    """Names with a slip in them, from stretches that hold at least one unknown word."""
    taken = {index for hit in exact if not hit.weak for index in hit.words}
    free = [_is_free(scene, index, taken) for index in range(len(scene.labels))]
    tried, index = 0, 0
    while index < len(free) and tried < _MOST_SPELLINGS:
        found = None
        if free[index]:
            windows = tuple(_windows(scene, index, free))
            tried += len(windows)
            found = _best_spelling(scene, windows)
        if found is not None:
            yield found
        index = index + 1 if found is None else found.last + 1


def _is_free(scene: Scene, index: int, taken: set[int]) -> bool:
    known = index in taken or scene.labels[index] is not None
    return not known and scene.key(index) not in FUNCTION_WORDS


def _windows(scene: Scene, first: int, free: list[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of free words from one on, with an unknown word in each."""
    for last in range(first, min(first + _LONGEST_MISSPELT, len(free))):
        if not free[last] or (last > first and not scene.touching(last - 1)):
            return
        if any(_unknown(scene, index) for index in range(first, last + 1)):
            yield first, last


def _unknown(scene: Scene, index: int) -> bool:
    key = scene.key(index)
    return len(key) >= SHORTEST and not scene.common(index) and not scene.ordinary(index)


def _best_spelling(scene: Scene, windows: tuple[tuple[int, int], ...]) -> Hit | None:
    """The window with the fewest slips for its length, asserted only with a clear lead."""
    best: tuple[float, Hit] | None = None
    for first, last in windows:
        key = "".join(scene.key(index) for index in range(first, last + 1))
        reach = slips_allowed(len(key) - _tail_length(scene, first, last))
        near = tuple(n for n in scene.lexicon.spellings.near(key) if n.slips <= reach)
        if near:
            hit = _spelling_hit(scene, near, first, last)
            share = near[0].slips / len(key)
            if best is None or share < best[0]:
                best = (share, hit)
    return None if best is None else best[1]


def _tail_length(scene: Scene, first: int, last: int) -> int:
    """The letters of "Systems" in "Epam Systems": they bear no slip of the name before them."""
    tail = scene.key(last)
    return len(tail) if last > first and tail in NAME_TAILS else 0


def _spelling_hit(scene: Scene, near: tuple[Near, ...], first: int, last: int) -> Hit:
    """One choice where the nearest leads clearly, else those that are as near."""
    fewest = near[0].slips
    forms = [
        form for name in near if name.slips == fewest for form in scene.lexicon.companies[name.key]
    ]
    choices = tuple(dict.fromkeys(form.company for form in forms))
    hit = Hit(choices, first, last, weak=False, misspelt=True)
    # "nvdia" is as near to the ticker as to the name; the longer of them tells how sure it is.
    nearest = max((name for name in near if name.slips == fewest), key=lambda name: len(name.key))
    return replace(hit, open_question=_may_be_another(scene, hit, nearest))


def _may_be_another(scene: Scene, hit: Hit, near: Near) -> bool:
    """A name that is rather another company's than a slip: "Wolt", "Conduent", "zoox"."""
    if len(near.key) <= SHORTEST:
        return True
    capital = scene.utterance.words[hit.first].capital
    return capital and (len(near.key) <= _SHORT_NAME or near.slips > 1)


# Employers without a guide ------------------------------------------------------------------


def _unknown_names(scene: Scene, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Stretches of words that can only be an employer: after "at", or before a role."""
    index = 0
    while index < len(scene.labels):
        last = _run(scene, index, taken)
        if last is not None and _is_employer(scene, index, last):
            yield index, last
        index = index + 1 if last is None else last + 1


def _run(scene: Scene, first: int, taken: frozenset[int]) -> int | None:
    """The last word of a stretch that may be a name; None where it cannot begin."""
    last = None
    if scene.key(first) in LEGAL_TAILS:
        return None
    for index in range(first, min(first + _LONGEST_UNLISTED, len(scene.labels))):
        if index in taken or scene.common(index) or index in scene.everyday:
            break
        if last is not None and not _same_name(scene, last):
            break
        last = index
    return last


def _same_name(scene: Scene, index: int) -> bool:
    return scene.utterance.gap(index).strip() in {"", "&", "-", ".", "+"}


def _is_employer(scene: Scene, first: int, last: int) -> bool:
    words = range(first, last + 1)
    named = scene.key(first - 1) in {"named", "called"} or scene.after_employer_word(first)
    before_role = scene.label(last + 1) is Label.ROLE and _same_name(scene, last)
    if not named and not before_role:
        return False
    capitals = all(scene.utterance.words[index].capital for index in words)
    if any(scene.capital_inside(index) for index in words) and capitals:
        return True
    unknown = any(_unlike_any_word(scene, index) for index in words)
    opening = first == 0 and last - first < _SHORT_OPENING
    return unknown and (named or capitals or opening)


def _unlike_any_word(scene: Scene, index: int) -> bool:
    key = scene.key(index)
    known = scene.ordinary(index) or key in COMPANY_NOUNS
    known = known or _TIME.fullmatch(key) is not None
    return len(key) > 2 and not known and not scene.common(index)
