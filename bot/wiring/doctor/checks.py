"""What was checked, and how it is: well, worth knowing, or to be put right."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is."""

    OK = "ok"
    NOTE = "note"
    TO_DO = "to do"


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was checked, how it is, and where it is not well what to do."""

    name: str
    state: State
    text: str

    @property
    def is_to_do(self) -> bool:
        """Whether whoever runs the bot must do something."""
        return self.state is State.TO_DO

    def as_json(self) -> dict[str, str]:
        """The check as programs read it."""
        return {"name": self.name, "state": self.state.value, "text": self.text}


def ok(name: str, text: str) -> Check:
    """All is well."""
    return Check(name, State.OK, text)


def note(name: str, text: str) -> Check:
    """Nothing is wrong, and it is worth knowing."""
    return Check(name, State.NOTE, text)


def to_do(name: str, text: str) -> Check:
    """Something is to be put right."""
    return Check(name, State.TO_DO, text)
