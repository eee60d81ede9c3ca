"""Who runs this bot: told to people, and decided by nothing that is said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """Who runs this bot, in their own words, where they said so.

    `own_machine` says that it runs where the person who talks to it sits, and `machine_zone` is the
    time zone (an IANA name) of that machine.
    """

    operator: str | None = None
    own_machine: bool = False
    machine_zone: str | None = None
