"""The commands that are told to people, each with what it does."""

from bot.presentation.catalogue import Catalogue, mark

# In the order in which Telegram lists them.
COMMANDS = (
    ("help", mark("What I can do")),
    ("companies", mark("Companies that I have guides for")),
    ("roles", mark("Roles that I have guides for")),
    ("regions", mark("Places that my guides cover")),
    ("levels", mark("Levels, for the company and role at hand")),
    ("sources", mark("Where the figures come from")),
    ("reset", mark("Start a new topic")),
    ("privacy", mark("What I keep of our conversation")),
    ("forget", mark("Forget what we talked about")),
)


def commands(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The commands with their descriptions."""
    return tuple((name, catalogue.text(message)) for name, message in COMMANDS)
