"""The terms of a region label beside each other: what belongs to what."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.cities import Area
from bot.knowledge.gazetteer import Kind
from bot.knowledge.region_terms import Term

_NOT_A_NAME = frozenset({Kind.HEADQUARTERS, Kind.QUALIFIER, Kind.MONEY, Kind.TITLE})
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """The terms of one label; `titled` where the label is about a job rather than a place."""

    terms: Sequence[Term]
    titled: bool

    @classmethod
    def of(cls, terms: Sequence[Term]) -> "Layout":
        """Lay terms out, each as what it is beside the others."""
        titled = any(term.kind is Kind.TITLE and not term.inside for term in terms)
        alone = cls(terms, titled)
        return cls([alone._settled(at) for at in range(len(terms))], titled)

    def _settled(self, at: int) -> Term:
        """A name that is a city and an area: the area where it says where a city lies."""
        term = self.terms[at]
        if term.kind is Kind.AREA and self.titled and len(term.text) == 2:
            return term._replace(kind=Kind.TITLE)
        before = self._before(at)
        if term.kind is not Kind.CITY or not term.known.areas or before is None:
            return term
        other = self.terms[before]
        if other.kind is Kind.UNKNOWN or _has_city_in(other, term.known.areas):
            return term._replace(kind=Kind.AREA)
        return term

    def is_bound(self, at: int) -> bool:
        """Whether an area only says where another place lies."""
        term = self.terms[at]
        if term.kind is not Kind.AREA:
            return False
        before = self._before(at)
        if before is not None:
            if self.terms[before].kind is not Kind.AREA:
                return True
            if term.glue != "-" and self.is_bound(before):
                return self._before(before) is not None
        return self._inside_city(at) or self._leads(at)

    def is_name(self, at: int) -> bool:
        """Whether unknown words can be the name of a place."""
        term = self.terms[at]
        if self.titled or not _looks_like_a_name(term.text) or self._inside_city(at):
            return False
        if term.glue in " ,-" and self._before(at) is not None:
            return self.terms[at - 1].kind is Kind.AREA and term.glue != " "
        if at + 1 == len(self.terms):
            return True
        after = self.terms[at + 1]
        beside = after.glue == " " and after.inside == term.inside
        return not (beside and after.kind in {Kind.CITY, Kind.REMOTE})

    def remote_city(self, at: int) -> int | None:
        """The city that a word for remote work is about: London (Remote), Remote - London."""
        before = self._before(at)
        if before is not None and self.terms[before].kind is Kind.CITY:
            return before
        after = self._after(at)
        if after is not None and self.terms[after].kind is Kind.CITY:
            return after if self.terms[after].glue != "," else None
        return None

    def continues_remote(self, at: int) -> bool:
        """Whether an area goes on with a list of remote ones: Remote US/Canada."""
        if at < 2 or self.terms[at].inside != self.terms[at - 1].inside:
            return False
        before = at - 1
        while before > 0 and self.terms[before].kind is Kind.AREA:
            before -= 1
        return self.terms[before].kind is Kind.REMOTE and before < at - 1

    def areas_behind(self, at: int) -> list[tuple[Area, ...]]:
        """The areas that directly follow a name: Detroit, MI, USA; Remote (US/Canada)."""
        remote = self.terms[at].kind is Kind.REMOTE
        found = []
        for term in self.terms[at + 1 :]:
            listed = term.glue == "/" and not (remote and term.inside)
            if listed or term.kind in {Kind.CITY, Kind.UNKNOWN, Kind.REMOTE}:
                break
            if term.kind is Kind.AREA:
                found.append(term.known.areas)
        return found

    def _before(self, at: int) -> int | None:
        """The term that this one may belong to: the last name, unless a list parts them."""
        glue = self.terms[at].glue
        while at > 0 and glue != "/":
            at -= 1
            if self.terms[at].kind not in _NOT_A_NAME:
                return at
            glue = self.terms[at].glue
        return None

    def _after(self, at: int) -> int | None:
        """The next name, unless a list parts them or another thing is said between."""
        for after in range(at + 1, len(self.terms)):
            if self.terms[after].glue == "/":
                return None
            if self.terms[after].kind not in _NOT_A_NAME:
                return after
        return None

    def _inside_city(self, at: int) -> bool:
        """Whether a term is in the parentheses behind a city, not behind a country."""
        if not self.terms[at].inside:
            return False
        while at >= 0 and self.terms[at].inside:
            at -= 1
        while at >= 0 and self.terms[at].kind in _NOT_A_NAME:
            at -= 1
        return at >= 0 and self.terms[at].kind is not Kind.AREA

    def _leads(self, at: int) -> bool:
        """Whether an area is the heading of what follows: India (Bangalore), US Remote."""
        after = self._after(at)
        if after is None:
            return False
        term, follower = self.terms[at], self.terms[after]
        if follower.kind is Kind.CITY:
            return _has_city_in(follower, term.known.areas)
        if follower.kind is Kind.UNKNOWN:
            return follower.glue in "(,-" and follower.text[0].isupper() and not self.titled
        return follower.kind is Kind.REMOTE and after == at + 1


def _has_city_in(term: Term, areas: tuple[Area, ...]) -> bool:
    return any(city.lies_in(areas) for city in term.known.cities)


def _looks_like_a_name(text: str) -> bool:
    """Whether words look like a name: capitals, no digits, not too many words."""
    if len(text) < 2 or text[0].islower() or text.count(" ") >= _MOST_WORDS:
        return False
    return not any(letter.isdigit() for letter in text)
