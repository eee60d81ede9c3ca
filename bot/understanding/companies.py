"""Companies: exact names first, then misspelt ones, then employers that have no guide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.understanding.against import inside_longer_name, is_no_employer
from bot.understanding.cues import ASKING_NOT
from bot.understanding.entities import (
    CompanyMention,
    DoubtfulMention,
    NameKind,
    OtherName,
    UnlistedMention,
)
from bot.understanding.evidence import after_employer_word, is_alternative, is_supported
from bot.understanding.exact import exact_hits
from bot.understanding.hits import Hit
from bot.understanding.misspelt import misspelt_hits
from bot.understanding.names import Way
from bot.understanding.scene import Label, Scene
from bot.understanding.unlisted import unknown_names, unlisted, without_guide
from bot.understanding.verdicts import Verdict, judge

_CHOICES = 4
# "Google, Meta and Amazon are hiring": each pass goes on from one name to the next.
_MOST_PASSES = 3
_KINDS = MappingProxyType({Way.PART: NameKind.SUBSIDIARY, Way.FORMER: NameKind.FORMER})
_DISMISSING = frozenset({"not", "except", "besides"})
_OTHER = frozenset("anything anyone anywhere everyone everything other others else".split())


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
    # A slip is looked for where the message is about pay: elsewhere it would be let be anyway.
    misspelt = tuple(misspelt_hits(scene, exact)) if scene.about_pay else ()
    judged = _judge_all(scene, (*_outside(exact, misspelt), *misspelt))
    employers = [unlisted(scene, hit.first, last) for hit, last in judged.longer]
    employers += [without_guide(scene, hit) for hit in judged.known]
    taken = judged.words | _words_of(hit for hit in judged.ignored if not hit.weak)
    employers += [unlisted(scene, *name) for name in unknown_names(scene, taken)]
    meant = tuple(hit for hit in judged.asserted if not _is_dismissed(scene, hit.first))
    sure = {hit.choices[0] for hit in judged.asserted}
    doubtful = tuple(hit for hit in judged.doubtful if not sure or _is_a_question(scene, hit))
    return Companies(
        asserted=_mentions(scene, meant),
        dismissed=_mentions(scene, tuple(hit for hit in judged.asserted if hit not in meant)),
        doubtful=_once_each(
            _doubtful(scene, hit) for hit in doubtful if sure.isdisjoint(hit.choices)
        ),
        unlisted=tuple(employers),
        unsure=_mentions(scene, tuple(hit for hit in judged.ignored if hit.certain)),
    )


def _outside(exact: tuple[Hit, ...], misspelt: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Exact names, save ordinary words within a longer misspelt one: "ally finacial"."""
    longer = {index for hit in misspelt for index in hit.words}
    return tuple(hit for hit in exact if longer.isdisjoint(hit.words))


def _mentions(scene: Scene, hits: tuple[Hit, ...]) -> tuple[CompanyMention, ...]:
    """Each company once, where it is named first."""
    mentions: dict[str, CompanyMention] = {}
    for hit in sorted(hits, key=lambda hit: hit.first):
        typed = scene.utterance.typed(hit.first, hit.last)
        span = scene.span(hit.first, hit.last)
        company = hit.choices[0]
        kind = None if hit.misspelt else _KINDS.get(hit.way)
        through = None if kind is None else OtherName(typed, kind)
        mention = CompanyMention(company, typed, span, hit.misspelt, through)
        mentions.setdefault(company, mention)
    return tuple(mentions.values())


def _doubtful(scene: Scene, hit: Hit) -> DoubtfulMention:
    typed = scene.utterance.typed(hit.first, hit.last)
    return DoubtfulMention(typed, scene.span(hit.first, hit.last), hit.choices[:_CHOICES])


def _is_a_question(scene: Scene, hit: Hit) -> bool:
    """Whether a doubt is worth a question beside a company that is meant for sure."""
    return len(hit.choices) > 1 or hit.misspelt or is_supported(scene, hit, frozenset())


def _is_dismissed(scene: Scene, index: int) -> bool:
    """Whether a company is said not to be meant: "I meant Amazon, not Google"."""
    before = scene.key(index - 1)
    if before == "not" and scene.key(index - 2) in ASKING_NOT:
        return False
    if before in {"but", "than"}:
        return scene.key(index - 2) in _OTHER
    return before in _DISMISSING


def _once_each(mentions: Iterable[DoubtfulMention]) -> tuple[DoubtfulMention, ...]:
    """Each question back once, however often its name was typed."""
    firsts: dict[tuple[str, ...], DoubtfulMention] = {}
    for mention in mentions:
        firsts.setdefault(mention.choices, mention)
    return tuple(firsts.values())


def _judge_all(scene: Scene, hits: tuple[Hit, ...]) -> _Judged:
    asserted: list[Hit] = []
    doubtful: list[Hit] = []
    known: list[Hit] = []
    longer: list[tuple[Hit, int]] = []
    ignored: list[Hit] = []
    covered = -1
    for hit, verdict in sorted(_verdicts(scene, hits), key=lambda judged: judged[0].first):
        end = inside_longer_name(scene, hit)
        if hit.first <= covered:
            continue  # "Square" in "Juniper Square"
        if verdict is Verdict.IGNORE:
            ignored.append(hit)
            continue
        guided = tuple(slug for slug in hit.choices if slug in scene.lexicon.company_names)
        if end is not None:
            longer.append((hit, end))
            covered = end
        elif not guided or hit.way is Way.GROUP:
            known += [hit] if verdict is Verdict.ASSERT or hit.weak else []
        elif verdict is Verdict.ASSERT:
            asserted.append(hit)
        else:
            doubtful.append(replace(hit, choices=guided))
    return _Judged(tuple(asserted), tuple(doubtful), tuple(known), tuple(longer), tuple(ignored))


def _verdicts(scene: Scene, hits: tuple[Hit, ...]) -> Iterator[tuple[Hit, Verdict]]:
    """A verdict on each; what stands beside a name that is meant is judged again by that."""
    verdicts = {hit: judge(scene, hit, frozenset()) for hit in hits}
    named = _words_of(hit for hit in hits if hit.way is not Way.WORD and not _is_place(scene, hit))
    for hit in hits:
        if (
            verdicts[hit] is not Verdict.ASSERT
            and hit.certain
            and _may_be_either(scene, hit, named)
        ):
            verdicts[hit] = Verdict.ASSERT
    for _ in range(_MOST_PASSES):
        sure = _words_of(hit for hit, verdict in verdicts.items() if verdict is Verdict.ASSERT)
        again = [hit for hit, verdict in verdicts.items() if verdict is not Verdict.ASSERT]
        found = {hit: judge(scene, hit, sure) for hit in again} if sure else {}
        if Verdict.ASSERT not in found.values():
            break
        verdicts |= found
    at_work = _words_of(hit for hit in hits if _is_where_one_works(scene, hit))
    for hit in hits:
        if at_work and _is_of_the_job(scene, hit, at_work):
            verdicts[hit] = Verdict.IGNORE
    yield from verdicts.items()


def _is_where_one_works(scene: Scene, hit: Hit) -> bool:
    return scene.key(hit.first - 1) == "at" and (not hit.weak or scene.common(hit.first - 2))


def _is_of_the_job(scene: Scene, hit: Hit, at_work: frozenset[int]) -> bool:
    """Whether a name is what somebody works with: "salesforce developer at accenture"."""
    after = hit.last + 1
    if scene.label(after) is not Label.ROLE or after_employer_word(scene, hit.first):
        return False
    behind = [index for index in at_work if index > hit.last]
    if hit.first in at_work or not behind:
        return False
    # "google swe vs pm at netflix" are two jobs.
    return all(scene.label(index) is Label.ROLE for index in range(after, min(behind) - 1))


def _may_be_either(scene: Scene, hit: Hit, named: frozenset[int]) -> bool:
    """Whether one name or another is meant: "Revolut or Wise", "ice atlanta or cme chicago"."""
    if _is_place(scene, hit) or is_no_employer(scene, hit):
        return False
    return is_alternative(scene, hit, named)


def _is_place(scene: Scene, hit: Hit) -> bool:
    return scene.labels[hit.first] is Label.PLACE


def _words_of(hits: Iterable[Hit]) -> frozenset[int]:
    return frozenset(index for hit in hits for index in hit.words)
