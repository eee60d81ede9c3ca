"""Which of the kept offers are meant: by number in the list, by letter, by ordinal, by name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.coach.kept import Kept, KeptOffer

_ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        word: at
        for words in (
            "first second third fourth fifth sixth seventh eighth ninth tenth",
            "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th",
        )
        for at, word in enumerate(words.split(), start=1)
    }
)
_LAST = frozenset({"last", "latest", "newest"})
_AT_HAND = frozenset({"it", "this", "that"})
_AROUND = frozenset(
    "the offer offers number no nr option my one ones and with to vs versus or against please "
    "from called".split()
)
# A name that begins with one of these is not meant wherever that word stands.
_SHORT_OF_NOTHING = frozenset("offer the a an my our no one is it this that today new".split())
# What stands for an offer in a text in which its name was found.
_MARK = "@"


@dataclass(frozen=True, slots=True)
class Picked:
    """The offers that are meant, in the order named; `missing` where a number has none."""

    offers: tuple[KeptOffer, ...]
    missing: bool = False


def plain(text: str) -> str:
    """The words of a text as they are compared, without marks: "what's my offer?"."""
    folded = re.sub(r"['’`]", "", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", folded))


def marked(text: str, kept: Kept) -> str:
    """The words of a text, with "@b" where the offer of the key b is named."""
    folded = f" {plain(text)} "
    names = [(name, offer) for offer in kept.offers for name in _names(offer)]
    # A whole name goes before the first word of another: "Google" is not "Google today".
    names.sort(key=lambda pair: (-len(pair[0]), pair[0] != plain(pair[1].name)))
    for name, offer in names:
        if name in _SHORT_OF_NOTHING:
            continue
        key = offer.key
        for written in (name, f"{name}s"):  # "Google's", without its mark
            folded = folded.replace(f" {written} ", f" {_MARK}{key} ")
    return folded.strip()


def _names(offer: KeptOffer) -> Iterator[str]:
    name = plain(offer.name)
    yield from (name, f"offer {offer.key}") if name else ()
    words = name.split()
    if len(words) > 1 and words[0] not in _SHORT_OF_NOTHING:
        yield words[0]


def offers_marked(text: str, kept: Kept) -> tuple[KeptOffer, ...]:
    """The offers that stand in a marked text, each once."""
    keys = dict.fromkeys(re.findall(rf"{_MARK}([a-z])\b", text))
    return tuple(offer for key in keys if (offer := kept.of(key)) is not None)


def picked(text: str, kept: Kept) -> Picked | None:
    """The offers that a text names and says nothing besides; None where it says more."""
    found: dict[str, KeptOffer] = {}
    missing = False
    for word in marked(text, kept).split():
        if word in _AROUND and not _is_key(word, kept):
            continue
        known, offer = _meant(word, kept)
        if not known:
            return None
        if offer is None:
            missing = True
        else:
            found[offer.key] = offer
    return Picked(tuple(found.values()), missing) if found or missing else None


def _is_key(word: str, kept: Kept) -> bool:
    return len(word) == 1 and kept.of(word) is not None


def _meant(word: str, kept: Kept) -> tuple[bool, KeptOffer | None]:
    """Whether a word may mean an offer, and which; None where there is none such."""
    if word.startswith(_MARK):
        return True, kept.of(word[1:])
    if _is_key(word, kept):
        return True, kept.of(word)
    named = next((one for one in kept.offers if plain(one.name) == word), None)
    if named is not None:
        return True, named
    if word in _AT_HAND:
        return True, kept.at_hand
    if word in _LAST:
        return True, kept.offers[-1] if kept.offers else None
    number = _ORDINALS.get(word) or (
        int(word) if word.isascii() and word.isdigit() and len(word) <= len("00") else 0
    )
    if not number:
        return False, None
    return True, kept.offers[number - 1] if number <= len(kept.offers) else None
