from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers import NotInGuidesAnswer, PayRangesAnswer, Question, ScriptAnswer
from bot.coach.ranges import answer_range
from bot.coach.scripts import answer_script
from bot.presentation.catalogue import english
from bot.presentation.telegram_html import LONGEST_MESSAGE, render, utf16_length
from tests.coach.made_up import DETROIT, NOW, guide, lever, row

WORDS = st.text(max_size=6000) | st.text("<>&\"' a😀", max_size=9000)


class Telegram(HTMLParser):
    """Reads a message as Telegram does: known tags, closed in order, text with entities."""

    def __init__(self, message: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.feed(message)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "pre", "blockquote"}
        assert attrs == []
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def check(messages: tuple[str, ...]) -> str:
    """The text of all messages, each of which Telegram takes."""
    read = [Telegram(message) for message in messages]
    assert all(message.open == [] for message in read)
    assert all(0 < utf16_length(message.text) <= LONGEST_MESSAGE for message in read)
    return "".join(message.text for message in read)


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
    check(render([NotInGuidesAnswer(typed, (), (), Question())], english()))


def test_a_split_falls_between_sections() -> None:
    one = guide("a", "A", "r", "R", (row("Detroit", DETROIT, "USD", "$"),))
    answer = answer_range(one, Question(), NOW)
    messages = render([answer] * 20, english())
    assert len(messages) > 1
    assert all(message.startswith("<b>") or message[0].isalpha() for message in messages)
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
