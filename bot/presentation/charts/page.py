"""The card that every chart stands on: what it is, the chart, and what to know about it."""

from bot.presentation.charts.lettering import Lettering
from bot.presentation.charts.look import INK, MARGIN, MUTED, WIDTH
from bot.presentation.charts.scene import Scene, Shape, Style, Writing

TITLE = Style(46, INK, bold=True)
SUBTITLE = Style(34, MUTED)
NOTE = Style(30, MUTED)
RIGHT = WIDTH - MARGIN

_BELOW_TITLE = 4
_MOST_TITLE_LINES = 3
_MOST_SUBTITLE_LINES = 3
_MOST_NOTE_LINES = 8


class Page:
    """A card that is filled from the top; `top` is where its free room begins."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        self.top: float = MARGIN
        self._shapes: list[Shape] = []
        self._writings: list[Writing] = []

    def head(self, title: str, subtitle: str) -> None:
        """Say what the chart shows."""
        self._paragraph(title, TITLE, _MOST_TITLE_LINES)
        self.top += _BELOW_TITLE
        self._paragraph(subtitle, SUBTITLE, _MOST_SUBTITLE_LINES)

    def note(self, note: str) -> None:
        """Say below the chart what to know about it."""
        self._paragraph(note, NOTE, _MOST_NOTE_LINES)

    def add(self, *shapes: Shape) -> None:
        """Put shapes onto the card, over those that are there."""
        self._shapes += shapes

    def write(self, line: str, style: Style, x: float, baseline: float) -> None:
        """Write a line that fits; an empty one is none."""
        if line:
            self._writings.append(Writing(line, style, x, baseline))

    def write_within(
        self, text: str, style: Style, middle: float, baseline: float, room: tuple[float, float]
    ) -> tuple[float, float] | None:
        """Write a number around `middle`, moved and made smaller as its room asks for.

        Returns from where to where it reaches. Where there is too little room to read it in, it
        is left out, as part of a number is another number, and the reply says it too.
        """
        left, right = room
        line = self.lettering.line(text)
        fitting = self.lettering.fitting(line, style, right - left)
        if not line or fitting is None or not self.lettering.shows_all_of(text):
            return None
        width = self.lettering.width(line, fitting)
        start = min(max(middle - width / 2, left), right - width)
        self.write(line, fitting, start, baseline)
        return start, start + width

    def scene(self) -> Scene:
        """All that stands on the card, which ends below it."""
        height = round(self.top) + MARGIN
        return Scene(WIDTH, height, tuple(self._shapes), tuple(self._writings))

    def _paragraph(self, text: str, style: Style, most: int) -> None:
        for line in self.lettering.lines(text, style, RIGHT - MARGIN, most):
            self.write(line, style, MARGIN, self.lettering.baseline_below(self.top, style))
            self.top += self.lettering.height(style)
