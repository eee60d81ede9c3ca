"""A picture that was drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, the sentence that says the same to those who do not see it, and its file's name."""

    png: bytes
    alt: str
    name: str
