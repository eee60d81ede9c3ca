"""The commands that are told to people, each with what it does."""

from bot.presentation.catalogue import Catalogue, mark

# In the order in which Telegram lists them.
COMMANDS = (
    ("help", mark("What I can do")),
    ("offer", mark("Tell me an offer, in one line or step by step")),
    ("offers", mark("The offers that you told me")),
    ("compare", mark("Your offers side by side")),
    ("counter", mark("What to ask for")),
    ("questions", mark("A message to HR about what is not given")),
    ("checklist", mark("What to check before you sign")),
    ("export", mark("Your offers as a table")),
    ("remind", mark("Remind you of a date, such as a deadline")),
    ("reminders", mark("Your reminders")),
    ("companies", mark("Companies that I have guides for")),
    ("roles", mark("Roles that I have guides for")),
    ("regions", mark("Places that my guides cover")),
    ("levels", mark("Levels, for the company and role at hand")),
    ("sources", mark("Where the figures come from")),
    ("watch", mark("Hear when the figures of a company change")),
    ("watches", mark("What you watch, to end it")),
    ("unwatch", mark("Watch a company no more")),
    ("report", mark("Say that a figure is wrong or old")),
    ("reset", mark("Start a new topic")),
    ("settings", mark("Your time zone, quiet hours, and how long I keep offers")),
    ("privacy", mark("What I keep of you, why and how long")),
    ("developer_info", mark("Who develops and who runs this bot")),
    ("mydata", mark("Everything that I keep of you, as a file")),
    ("forget", mark("Delete everything that I keep of you")),
)


def commands(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The commands with their descriptions."""
    return tuple((name, catalogue.text(message)) for name, message in COMMANDS)
