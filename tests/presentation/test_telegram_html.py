from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers import NotInGuidesAnswer, PayRangesAnswer, ScriptAnswer
from bot.coach.figures import GuideQuote, Name, PersonQuote
from bot.coach.question import Question
from bot.coach.ranges import answer_range
from bot.coach.scripts import answer_script
from bot.knowledge.base import GuideId
from bot.presentation.catalogue import english
from bot.presentation.layout import (
    Block,
    Copy,
    Heading,
    Hint,
    Item,
    Line,
    Prose,
    Section,
    Small,
    Title,
)
from bot.presentation.outgoing import LONGEST_MESSAGE, utf16_length
from bot.presentation.telegram_html import pack, render
from bot.presentation.wording import sections
from bot.presentation.words import own, words
from tests.coach.made_up import DETROIT, NOW, guide, lever, row
from tests.fakes.telegram_html import parse_html

WORDS = st.text(max_size=6000) | st.text("<>&\"' a😀", max_size=9000)
# Around the limit, where a line break or a blank may be what no longer fits.
FULL = st.builds(
    lambda text, times: text * times, st.sampled_from("a <😀"), st.integers(2040, 4100)
)
GUIDE = GuideId("a", "r")
BLOCKS = (st.text(" <&a\n", max_size=9) | FULL).flatmap(
    lambda text: st.sampled_from(
        (
            *(kind(words(Name(text))) for kind in (Heading, Item, Line, Small, Hint)),
            *(kind(GuideQuote(text, GUIDE, 1)) for kind in (Copy, Prose, Title)),
        )
    )
)
SECTIONS = st.lists(st.lists(BLOCKS, max_size=4).map(lambda blocks: Section(tuple(blocks))))


def check(messages: tuple[str, ...]) -> str:
    """The text of all messages, each of which Telegram takes."""
    texts = [parse_html(message)[0] for message in messages]
    assert all(text.strip() for text in texts)
    assert all(utf16_length(text) <= LONGEST_MESSAGE for text in texts)
    return "".join(texts)


@settings(max_examples=300, deadline=None)
@given(SECTIONS)
def test_telegram_takes_any_sections(parts: list[Section]) -> None:
    typed = "".join(_text(block) for part in parts for block in part.blocks)
    text = check(pack(parts))
    assert _letters(text) == _letters(typed)


def _text(block: Block) -> str:
    match block:
        case Copy(quote) | Prose(quote) | Title(quote):
            return quote.text
        case Heading(text) | Line(text) | Small(text) | Hint(text) | Item(text):
            return text.text
        case _:
            raise AssertionError(block)


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter not in " \n•"]


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_telegram_takes_any_script(name: str, words: str) -> None:
    levers = (lever(name, words, "equity"), lever("b", words, "equity", sayable=False))
    one = replace(guide("a", "A", "r", "R", ()), levers=levers)
    answer = answer_script(one, "equity", Question(), NOW)
    assert isinstance(answer, ScriptAnswer)
    check(render([answer], english()))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.integers(1, 60))
def test_telegram_takes_any_number_of_ranges(region: str, times: int) -> None:
    one = guide("a", "A", "r", "R", (row(region, DETROIT, "USD", "$"),))
    answer = answer_range(one, Question(), NOW)
    assert isinstance(answer, PayRangesAnswer)
    text = check(render([answer] * times, english()))
    assert text.count("$100K–$120K") == times


@given(st.text(max_size=5000))
def test_telegram_takes_any_echo(typed: str) -> None:
    quote = PersonQuote(typed, 0, len(typed))
    check(render([NotInGuidesAnswer(quote, (), (), (), Question())], english()))


def test_a_line_break_is_never_a_message_of_its_own() -> None:
    full = "x" * LONGEST_MESSAGE
    assert pack([Section((Line(own(full)), Line(own(full))))]) == (full, full)


def test_a_split_falls_between_sections() -> None:
    one = guide("a", "A", "r", "R", (row("Detroit", DETROIT, "USD", "$"),))
    answer = answer_range(one, Question(), NOW)
    messages = render([answer] * 20, english())
    whole = [text for part in sections([answer] * 20, english()) for text in pack([part])]
    assert 1 < len(messages) < len(whole)
    assert "\n\n".join(messages) == "\n\n".join(whole)
    assert all("Total" in message.split("Base: ")[-1] for message in messages if "Base" in message)


def test_a_long_script_loses_no_word() -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    one = replace(guide("a", "A", "r", "R", ()), levers=(lever("x", words, "equity"),))
    text = check(render([answer_script(one, None, Question(), NOW)], english()))
    assert all(f"word{n}" in text for n in range(2000))


def test_markup_in_a_guide_is_shown_and_not_obeyed() -> None:
    one = guide("a", "<b>A</b> & Co", "r", "R", (row("<i>", DETROIT, "USD", "$"),))
    (message,) = render([answer_range(one, Question(), NOW)], english())
    assert "&lt;b&gt;A&lt;/b&gt; &amp; Co" in message
