"""Names of places as they are looked up."""

import re
import unicodedata

_DROPPED = str.maketrans("", "", ".'’")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_GAP = re.compile(r"[\s\-‐‑–/]+")


def without_dots(text: str) -> str:
    """A code as it is looked up: D.C. is DC."""
    return text.translate(_DROPPED)


def fold(name: str) -> str:
    """A name as it is looked up: no case, accents, dots or apostrophes; blanks for hyphens."""
    folded = without_dots(name.casefold())
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return folded if folded.isalnum() else _GAP.sub(" ", folded).strip()
