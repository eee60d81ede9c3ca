"""A file that is handed over as it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file, what is in it in a sentence, its name, and what is said where it does not arrive."""

    content: bytes
    alt: str
    name: str
    instead: str
