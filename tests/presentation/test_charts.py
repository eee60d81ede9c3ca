"""Pictures: what stands on them, where, and in which colours."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pay.money import NotAnAmountError
from bot.presentation.charts import draw
from bot.presentation.charts.drawing import lay_out
from bot.presentation.charts.lettering import Lettering
from bot.presentation.charts.look import (
    BLUE,
    CARD,
    INK,
    MUTED,
    PAINTS,
    RUST,
    SMALLEST,
    VERMILION,
    WIDTH,
    Colour,
)
from bot.presentation.charts.scene import Area, Polygon, Scene, Writing
from bot.presentation.charts.specs import (
    BandBar,
    BandsChart,
    Chart,
    ChartSizeError,
    MissingTextError,
    PartKind,
    PayStack,
    UnlabelledMarkError,
    YearlyChart,
    YearPart,
)
from tests.presentation.charted import (
    ALLY,
    CHARTS,
    FIVE_OFFERS,
    FOREIGN_NAMES,
    FOUR_BANDS,
    GOOGLE,
    RUPEES,
    SHORT_AND_LONG,
    TWO_OFFERS,
    YEARS,
    bands,
    bar,
    numbers_of,
    words_of,
    yearly,
)

Box = tuple[float, float, float, float]

each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def laid_out(chart: Chart) -> Scene:
    return lay_out(chart, Lettering())


def texts(chart: Chart) -> list[str]:
    return [writing.text for writing in laid_out(chart).writings]


def inked(writing: Writing) -> Box:
    """The pixels that a line of text covers."""
    font = Lettering().font(writing.style)
    left, top, right, bottom = font.getbbox(writing.text, anchor="ls")
    x, y = round(writing.x), round(writing.baseline)
    return x + left, y + top, x + right, y + bottom


def plain(text: str) -> str:
    return " ".join(text.split())


# The file


@each_chart
def test_a_picture_is_a_png_for_a_phone(chart: Chart) -> None:
    picture = draw(chart)
    image = Image.open(BytesIO(picture.png))
    image.load()
    scene = laid_out(chart)
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (WIDTH, scene.height))
    assert WIDTH / 2 < scene.height < 2 * WIDTH
    colours = image.getcolors(maxcolors=WIDTH * scene.height)
    assert colours is not None
    assert len(colours) > 100


def test_the_colours_of_marks_and_bands_are_in_the_picture() -> None:
    colours = Image.open(BytesIO(draw(FOUR_BANDS).png)).getcolors(maxcolors=1 << 22) or []
    assert {BLUE, VERMILION, CARD, INK} <= {colour for _, colour in colours}


def test_what_it_shows_in_words_goes_with_the_picture_and_into_its_file() -> None:
    chart = replace(FOUR_BANDS, alt="Base: £45,000 – below ₹1,20,00,000.")
    picture = draw(chart)
    image = Image.open(BytesIO(picture.png))
    image.load()
    assert picture.alt == chart.alt
    assert image.info == {"Description": chart.alt}
    assert (picture.name, draw(TWO_OFFERS).name) == ("bands.png", "yearly-pay.png")


def test_nothing_is_in_the_file_but_the_picture_and_its_words() -> None:
    assert sorted(set(chunks(draw(TWO_OFFERS).png))) == [b"IDAT", b"IEND", b"IHDR", b"iTXt"]


def chunks(png: bytes) -> Iterator[bytes]:
    place = 8
    while place < len(png):
        size, kind = struct.unpack_from(">I4s", png, place)
        yield kind
        place += 12 + size


def test_the_same_chart_is_the_same_picture_also_in_threads_at_once() -> None:
    drawn: list[Chart] = [FOUR_BANDS, TWO_OFFERS, RUPEES] * 4
    with ThreadPoolExecutor(6) as threads:
        pictures = list(threads.map(draw, drawn))
    assert pictures == [draw(chart) for chart in drawn]


def test_a_chart_is_made_without_the_library_that_draws() -> None:
    program = (
        "import sys, bot.presentation.outgoing, bot.presentation.charts as charts\n"
        "print('PIL' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# What is written


@each_chart
def test_what_is_written_is_what_was_given(chart: Chart) -> None:
    numbers = {plain(text) for text in numbers_of(chart)}
    for text in map(plain, texts(chart)):
        words = text.removesuffix("…")
        given = any(words in plain(given) for given in words_of(chart))
        assert text in numbers or given or text in "ABCDE", text


@each_chart
def test_no_number_is_cut(chart: Chart) -> None:
    """Words are cut between words; what holds a digit is whole or not there."""
    whole = {word for given in (*words_of(chart), *numbers_of(chart)) for word in given.split()}
    for text in texts(chart):
        for word in text.split():
            if any(map(str.isdigit, word)):
                assert word.removesuffix("…") in whole


@pytest.mark.parametrize("name", ["four bands", "one band", "odd bands"])
def test_every_number_of_the_bands_is_there(name: str) -> None:
    assert {plain(text) for text in numbers_of(CHARTS[name])} <= set(texts(CHARTS[name]))


@pytest.mark.parametrize("chart", [TWO_OFFERS, FIVE_OFFERS, RUPEES])
def test_every_total_is_there(chart: YearlyChart) -> None:
    totals = [total for stack in chart.stacks for total in stack.totals]
    shown = texts(chart)
    assert [total for total in totals if total not in shown] == []
    assert sum(text in totals for text in shown) >= len(totals)


def test_a_number_that_cannot_be_read_is_left_out() -> None:
    endless = BandBar("Base", Decimal(1), Decimal(2), "1" * 90, "2", Decimal(1), "7" * 300)
    assert set("".join(texts(bands(endless)))) & {"1", "7"} == set(bands_note())


def bands_note() -> set[str]:
    """The digits that stand around a band."""
    return set("".join(words_of(FOUR_BANDS))) & {"1", "7"}


def test_a_number_with_a_sign_that_no_font_has_is_left_out() -> None:
    thai_like = BandBar("Base", Decimal(1), Decimal(2), "१२", "2", Decimal(1), "中1")
    assert {"१२", "中1", "12", "1"} & set(texts(bands(thai_like))) == set()


def test_a_blank_inside_a_number_breaks_no_line() -> None:
    number = "1\N{NO-BREAK SPACE}200\N{NARROW NO-BREAK SPACE}000"
    for words in range(10, 60):
        note = " ".join(["ab"] * words) + f" {number} kr"
        shown = texts(replace(FOUR_BANDS, note=note))
        assert any(plain(number) in plain(line) for line in shown)


# Where it stands


@each_chart
def test_nothing_is_cut_off_and_nothing_covers_anything(chart: Chart) -> None:
    scene = laid_out(chart)
    boxes = [inked(writing) for writing in scene.writings]
    for left, top, right, bottom in boxes:
        assert 8 <= left < right <= scene.width - 8
        assert 8 <= top < bottom <= scene.height - 8
    over = [
        (one.text, two.text)
        for (one, a), (two, b) in combinations(zip(scene.writings, boxes, strict=True), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert over == []


@each_chart
def test_no_letter_is_too_small(chart: Chart) -> None:
    assert min(writing.style.size for writing in laid_out(chart).writings) >= SMALLEST


def test_the_edge_of_the_card_is_free() -> None:
    for chart in CHARTS.values():
        image = Image.open(BytesIO(draw(chart).png))
        width, height = image.size
        for box in ((3, 3, 11, height - 3), (width - 11, 3, width - 3, height - 3)):
            assert image.crop(box).getcolors() == [(8 * (height - 6), CARD)]


def test_many_lines_of_a_note_make_the_card_longer() -> None:
    longer = replace(FOUR_BANDS, note=" ".join(["word"] * 100))
    assert laid_out(longer).height > laid_out(FOUR_BANDS).height + 100


def band_and_mark(each: BandBar) -> tuple[Area, Polygon]:
    """The band and the mark of a chart that has only one."""
    shapes = laid_out(bands(each)).shapes
    (band,) = [shape for shape in shapes if isinstance(shape, Area) and shape.colour == BLUE]
    (mark,) = [shape for shape in shapes if isinstance(shape, Polygon)]
    return band, mark


def middle_of(mark: Polygon) -> float:
    xs = [x for x, _ in mark.points]
    return (min(xs) + max(xs)) / 2


@pytest.mark.parametrize(
    ("offered", "share"), [(100, 0.0), (150, 0.5), (175, 0.75), (200, 1.0), (90, -0.1), (220, 1.2)]
)
def test_a_mark_lies_where_the_offer_lies(offered: int, share: float) -> None:
    band, mark = band_and_mark(bar("Base", 100, 200, offered))
    expected = band.left + share * (band.right - band.left)
    assert middle_of(mark) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("offered", [0, 10**15, -(10**15)])
def test_a_mark_far_outside_is_an_arrow_at_the_edge(offered: int) -> None:
    band, mark = band_and_mark(bar("Base", 100_000, 101_000, offered))
    tip = max(mark.points, key=lambda point: abs(point[0] - WIDTH / 2))
    assert len(mark.points) == 3
    assert (tip[0] < band.left) == (offered < 100_000)
    assert 8 < tip[0] < WIDTH - 8


@pytest.mark.parametrize("amount", [0, 50_000])
def test_a_band_of_one_figure_shows_which_side_the_offer_is_on(amount: int) -> None:
    for offered in (amount - 100, amount, amount + 100):
        band, mark = band_and_mark(bar("Base", amount, amount, offered))
        middle = (band.left + band.right) / 2
        side = (middle_of(mark) > middle) - (middle_of(mark) < middle)
        assert side == (offered > amount) - (offered < amount)


def test_the_one_figure_of_a_band_is_written_once() -> None:
    assert texts(bands(bar("Base", 50_000, 50_000))).count("$50K") == 1


def test_a_band_upside_down_is_turned() -> None:
    upright, turned = bar("Base", 100, 200, 120), bar("Base", 200, 100, 120)
    assert laid_out(bands(turned)) == laid_out(bands(upright))


def parts_of(scene: Scene, row: int) -> list[Area]:
    """The parts of a row of a chart of yearly pay, from left to right."""
    fills = {paint.fill for paint in PAINTS.values()}
    areas = [shape for shape in scene.shapes if isinstance(shape, Area) and shape.colour in fills]
    bars = [area for area in areas if area.bottom - area.top > 40]
    tops = sorted({area.top for area in bars})
    return sorted((area for area in bars if area.top == tops[row]), key=lambda area: area.left)


@pytest.mark.parametrize("row", range(8))
def test_parts_are_as_long_as_their_amounts(row: int) -> None:
    """Rows alternate between Google and Amazon, year by year."""
    scene = laid_out(TWO_OFFERS)
    stack = TWO_OFFERS.stacks[row % 2]
    parts = [part for part in stack.years[row // 2] if part.value > 0]
    areas = parts_of(scene, row)
    a_pixel = parts[0].value / Decimal(areas[0].right + 3 - areas[0].left)
    assert [area.colour for area in areas] == [PAINTS[part.kind].fill for part in parts]
    for area, part in zip(areas, parts, strict=True):
        assert abs(Decimal(area.right + 3 - area.left) - part.value / a_pixel) < 1


def test_parts_are_stacked_in_one_order_however_they_come() -> None:
    shuffled = replace(GOOGLE, years=tuple(year[::-1] for year in GOOGLE.years))
    assert laid_out(yearly(shuffled, ALLY)) == laid_out(yearly(GOOGLE, ALLY))


def test_an_offer_over_fewer_years_leaves_the_others_out() -> None:
    assert [texts(SHORT_AND_LONG).count(name) for name in ("Now", "Then")] == [1, 4]


def test_names_that_fit_stand_at_their_rows() -> None:
    shown = texts(FIVE_OFFERS)
    assert [shown.count(stack.name) for stack in FIVE_OFFERS.stacks] == [4] * 5
    assert "A" not in shown


@pytest.mark.parametrize(
    "chart",
    [RUPEES, FOREIGN_NAMES, yearly(GOOGLE, GOOGLE), yearly(replace(GOOGLE, name="G" * 99), ALLY)],
    ids=["long", "without signs", "the same", "one word"],
)
def test_names_that_cannot_tell_rows_apart_become_letters(chart: YearlyChart) -> None:
    """Once where a letter is explained, and once a year."""
    letters = "ABCDE"[: len(chart.stacks)]
    shown = texts(chart)
    assert [shown.count(letter) for letter in letters] == [5] * len(letters)


def test_what_no_sign_is_there_for_is_left_out_of_names() -> None:
    shown = texts(FOREIGN_NAMES)
    assert {"גוגל ישראל בע״מ", "Яндекс", "مايكروسوفت"} <= set(shown)


# Colours


def luminance(colour: Colour) -> float:
    shares = [value / 255 for value in colour]
    red, green, blue = (
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, two: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [(INK, CARD), (MUTED, CARD), (RUST, CARD), *((p.text, p.fill) for p in PAINTS.values())],
)
def test_every_text_stands_out_from_its_ground(text: Colour, ground: Colour) -> None:
    assert contrast(text, ground) >= 4.5


def test_a_mark_stands_out_from_the_card() -> None:
    assert contrast(VERMILION, CARD) >= 3


@pytest.mark.parametrize(("one", "two"), [*combinations(PartKind, 2)])
def test_two_kinds_of_pay_differ_without_colour(one: PartKind, two: PartKind) -> None:
    lightness = contrast(PAINTS[one].fill, PAINTS[two].fill)
    assert lightness >= 2 or PAINTS[one].pattern is not PAINTS[two].pattern


# What was given wrong, and odd values


def test_a_chart_without_words_for_those_who_do_not_see_it_is_our_mistake() -> None:
    for chart in (FOUR_BANDS, TWO_OFFERS):
        with pytest.raises(MissingTextError):
            replace(chart, alt=" ")


def test_a_mark_without_a_number_is_our_mistake() -> None:
    with pytest.raises(UnlabelledMarkError, match="Base"):
        BandBar("Base", Decimal(1), Decimal(2), "1", "2", Decimal(1))


def test_a_kind_or_a_total_without_a_text_is_our_mistake() -> None:
    with pytest.raises(MissingTextError, match="sign_on"):
        replace(
            TWO_OFFERS, kind_names={PartKind.BASE: "Base", PartKind.BONUS: "", PartKind.EQUITY: ""}
        )
    with pytest.raises(MissingTextError, match="Google"):
        replace(GOOGLE, totals=GOOGLE.totals[:3])
    with pytest.raises(MissingTextError, match="each year"):
        replace(TWO_OFFERS, year_names=YEARS[:3])


def test_more_than_can_be_read_is_our_mistake() -> None:
    with pytest.raises(ChartSizeError, match="1 to 5 offers, not 6"):
        yearly(*[GOOGLE] * 6)
    with pytest.raises(ChartSizeError, match="1 to 4 years"):
        replace(TWO_OFFERS, year_names=(*YEARS, "Year 5"))
    with pytest.raises(ChartSizeError, match="bands"):
        bands()


@pytest.mark.parametrize("odd", ["NaN", "Infinity"])
def test_what_is_no_amount_is_our_mistake(odd: str) -> None:
    with pytest.raises(NotAnAmountError):
        BandBar("Base", Decimal(1), Decimal(odd), "1", "2")
    with pytest.raises(NotAnAmountError):
        YearPart(PartKind.BASE, Decimal(odd), "1")


amounts = st.decimals(allow_nan=False, allow_infinity=False) | st.integers(-3, 3).map(Decimal)


@st.composite
def odd_bars(draw: st.DrawFn) -> BandBar:
    low, high = draw(amounts), draw(amounts | st.none())
    mark = draw(amounts | st.none())
    text = None if mark is None else draw(st.text())
    words = st.text()
    return BandBar(
        draw(words), low, low if high is None else high, draw(words), draw(words), mark, text
    )


@settings(max_examples=60, deadline=None)
@given(bars=st.lists(odd_bars(), min_size=1, max_size=6), words=st.text())
def test_any_bands_can_be_drawn(bars: list[BandBar], words: str) -> None:
    chart = BandsChart(words, words, tuple(bars), words, "Anything.")
    assert draw(chart).png.startswith(b"\x89PNG")


parts = st.builds(YearPart, st.sampled_from(PartKind), amounts, st.text())


@st.composite
def odd_stacks(draw: st.DrawFn) -> PayStack:
    years = draw(st.lists(st.lists(parts, max_size=6).map(tuple), max_size=4))
    return PayStack(draw(st.text()), tuple(years), tuple(draw(st.text()) for _ in years))


@settings(max_examples=60, deadline=None)
@given(stacks=st.lists(odd_stacks(), min_size=1, max_size=5), words=st.text())
def test_any_offers_can_be_drawn(stacks: list[PayStack], words: str) -> None:
    chart = replace(yearly(*stacks), title=words, subtitle=words, note=words)
    assert draw(chart).png.startswith(b"\x89PNG")
