"""Answers on a terminal: wrapped to its width; what is to be copied is whole."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.presentation.plain import Look, TextLine

# Longer lines are hard to read, however wide the window is.
_WIDEST = 100
# On anything narrower a hanging line would have no room left.
_NARROWEST = 20
# The terminal alone wraps these, so that they can be copied as they stand.
_WHOLE = frozenset({Look.SCRIPT, Look.TABLE})
_STYLES = {Look.HEADING: "bold", Look.SCRIPT: "green", Look.SMALL: "dim"}


class Screen:
    """Writes lines to a terminal; in colour unless NO_COLOR is set."""

    def __init__(self, target: TextIO) -> None:
        self._console = Console(file=target, highlight=False, markup=False, emoji=False)

    def show(self, lines: Iterable[TextLine]) -> None:
        """Write lines, with a blank one before and after."""
        for line in (TextLine(""), *set_apart(lines), TextLine("")):
            for part in self._parts(line):
                # The console must not wrap or pad: our lines fit, and a script is one line.
                self._console.print(part, soft_wrap=True)

    def _parts(self, line: TextLine) -> Iterator[Text]:
        style = _STYLES.get(line.look, "")
        if line.look in _WHOLE:  # without the indentation too
            yield Text(line.text, style)
            return
        indent = cell_len(line.before)
        width = max(_NARROWEST, min(self._console.width, _WIDEST) - indent)
        wrapped = Text(line.text, style).wrap(self._console, width) if line.text else [Text()]
        for number, part in enumerate(wrapped):
            part.rstrip()
            yield Text.assemble(line.before if number == 0 else " " * indent, part)


def set_apart(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Lines with a blank one between a script and what stands around it."""
    empty = TextLine("")
    for line, following in pairwise((*lines, empty)):
        yield line
        meets = Look.SCRIPT in {line.look, following.look} and line.look is not following.look
        if meets and line.text and following.text:
            yield empty
