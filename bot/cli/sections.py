"""What `coach --help` lists: the commands by who needs them, not by the alphabet."""

from collections.abc import Iterator

import click

_SECTIONS = (
    ("Talk", ("chat", "ask")),
    ("Write guides", ("new", "check", "show", "due", "reports", "stats", "export", "evaluate")),
    ("Run the bot", ("run", "doctor", "migrate", "backup", "restore", "keys")),
)


class Sections(click.Group):
    """A group whose help has a heading for each kind of person."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return [name for _, names in self._sections(ctx) for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each kind of person."""
        widest = max(map(len, self.commands))
        for heading, names in self._sections(ctx):
            shown = ((name, self.commands[name]) for name in names)
            limit = formatter.width - 6 - widest
            rows = [(f"{name:{widest}}", one.get_short_help_str(limit)) for name, one in shown]
            with formatter.section(heading):
                formatter.write_dl(rows)

    def _sections(self, ctx: click.Context) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The sections, and after them what is in none."""
        left = super().list_commands(ctx)
        for heading, names in _SECTIONS:
            there = tuple(name for name in names if name in left)
            left = [name for name in left if name not in there]
            yield heading, there
        if left:
            yield "More", tuple(left)
