"""How wide texts are, and how they fit: words are cut short, numbers never."""

import re
from pathlib import Path

from PIL import ImageFont

from bot.presentation.charts.look import INK, SMALLEST
from bot.presentation.charts.scene import Style
from bot.presentation.plain import printable

_FONTS = Path(__file__).resolve().parent / "fonts"
_REGULAR = _FONTS / "DejaVuSansCondensed.ttf"
_BOLD = _FONTS / "DejaVuSansCondensed-Bold.ttf"
# Half the height of a capital or a digit of this typeface, as a share of its size.
_HALF_A_DIGIT = 0.365
_ELLIPSIS = "…"
_FIRM = "\N{NO-BREAK SPACE}"
_BREAK = re.compile(r"[ \t\n\v\f\r]+")
# No line holds so many letters, and what is far too long need not be measured.
_LONGEST = 200
_STEP = 2
_TRIAL = Style(20, INK)
# No typeface has a sign for this one, as it is no letter.
_NO_LETTER = "\uffff"


class Lettering:
    """The fonts of one drawing; each has its own, as threads must not share a font."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, bool], ImageFont.FreeTypeFont] = {}
        self._signs: dict[str, bool] = {}

    def font(self, style: Style) -> ImageFont.FreeTypeFont:
        """The font of a style."""
        key = (style.size, style.bold)
        if key not in self._fonts:
            self._fonts[key] = ImageFont.truetype(_BOLD if style.bold else _REGULAR, style.size)
        return self._fonts[key]

    def line(self, text: str) -> str:
        """A text as one line, without control characters and what the typeface has no sign for.

        Blanks at which no line breaks, as inside of a number, stay such blanks.
        """
        words = (printable(word).replace(" ", _FIRM) for word in _BREAK.split(text))
        shown = ("".join(filter(self._has_sign, word)).strip(_FIRM) for word in words)
        return " ".join(filter(None, shown))

    def shows_all_of(self, text: str) -> bool:
        """Whether a line of a text says all that the text does."""
        return all(map(self._has_sign, text))

    def width(self, text: str, style: Style) -> float:
        """How much room a line takes, with what some letters reach beyond it."""
        font = self.font(style)
        left, _, right, _ = font.getbbox(text, anchor="ls")
        return max(font.getlength(text), right) - min(left, 0)

    def height(self, style: Style) -> int:
        """The room of a line, with accents and with what hangs below it."""
        return sum(self.font(style).getmetrics())

    def baseline_below(self, top: float, style: Style) -> float:
        """Where a line stands whose room begins at `top`."""
        return top + self.font(style).getmetrics()[0]

    def baseline_around(self, middle: float, style: Style) -> float:
        """Where a line stands whose digits have their middle there."""
        return middle + style.size * _HALF_A_DIGIT

    def fits(self, text: str, style: Style, width: float) -> bool:
        """Whether a line is no wider than that."""
        return len(text) <= _LONGEST and self.width(text, style) <= width

    def fitting(self, text: str, style: Style, width: float) -> Style | None:
        """The style in the largest size in which a number fits; None where it cannot be read."""
        for size in range(style.size, SMALLEST - 1, -_STEP):
            if self.fits(text, style.of_size(size), width):
                return style.of_size(size)
        return None

    def shortened(self, text: str, style: Style, width: float) -> str:
        """Words cut to a width, between two of them where there are two."""
        if self.fits(text, style, width):
            return text
        shown = text[:_LONGEST]
        while " " in shown:
            shown = shown.rpartition(" ")[0]
            if self.fits(shown + _ELLIPSIS, style, width):
                return shown + _ELLIPSIS
        while shown and not self.fits(shown + _ELLIPSIS, style, width):
            shown = shown[:-1]
        return shown + _ELLIPSIS

    def lines(self, text: str, style: Style, width: float, most: int) -> tuple[str, ...]:
        """Words in lines of a width; what does not fit into so many lines is cut off."""
        lines: list[str] = []
        rest = list(filter(None, self.line(text).split(" ")))
        while rest:
            count = 1
            while count < len(rest) and self.fits(" ".join(rest[: count + 1]), style, width):
                count += 1
            if len(lines) == most - 1:
                count = len(rest)
            lines.append(self.shortened(" ".join(rest[:count]), style, width))
            rest = rest[count:]
        return tuple(lines)

    def _has_sign(self, letter: str) -> bool:
        # A control character needs no sign; some cannot be given to a font at all.
        if letter.isascii() or not letter.isprintable():
            return True
        if letter not in self._signs:
            # All letters that a typeface has no sign for look the same.
            font = self.font(_TRIAL)
            self._signs[letter] = bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER))
        return self._signs[letter]
