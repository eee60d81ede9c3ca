"""What the bot sends of a turn: messages, and which files with them in which order."""

import asyncio
import csv
import io
import re
import threading

import pytest

from bot.coach.question import OfferStep, OfferVerb
from bot.coach.shorthand import write
from bot.conversation import Conversation
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.charts import draw
from bot.presentation.charts.specs import Chart
from bot.presentation.document import Document
from bot.presentation.outgoing import Outgoing
from bot.presentation.picture import Picture
from bot.wiring import TelegramTurns
from tests.coach.made_up import NOW, small_snapshot
from tests.presentation.figures_read import numbers_in

ADA, BOB = "telegram:1", "telegram:2"
OPEN = "offer from google swe detroit 110k base 30k rsu"
OTHER = "offer from ally swe detroit 105k base, 10k sign on, 40k rsu over 4 years"
NO_GUIDE = "offer from Åkerlund 100k base, 60k rsu"

pytestmark = pytest.mark.anyio


@pytest.fixture
def turns() -> TelegramTurns:
    return TelegramTurns(Conversation(Library(small_snapshot()), lambda: NOW), english())


async def tell(turns: TelegramTurns, *texts: str) -> tuple[Outgoing, ...]:
    """What the bot sends after the last of some texts."""
    sent: tuple[Outgoing, ...] = ()
    for text in texts:
        sent = await turns.take(ADA, text, "en")
    return sent


async def press(turns: TelegramTurns, sent: tuple[Outgoing, ...], label: str) -> list[str]:
    """The kinds of what the bot sends after a button was pressed."""
    buttons = [button for one in sent for row in one.buttons for button in row]
    data = next(button.data for button in buttons if button.label == label)
    return kinds(await turns.press(ADA, data or "", "en"))


def kinds(sent: tuple[Outgoing, ...]) -> list[str]:
    return ["words" if one.file is None else type(one.file).__name__.lower() for one in sent]


def names_in(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text) if word in {"Google", "Ally", "Åkerlund"}}


# Pictures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [OPEN, OTHER, NO_GUIDE])
async def test_a_typed_offer_gets_its_picture_before_the_text(
    turns: TelegramTurns, text: str
) -> None:
    pictured, *messages = await tell(turns, text)
    assert isinstance(pictured.file, Picture)
    assert pictured.file.png.startswith(b"\x89PNG")
    assert pictured.buttons == ()
    assert {one.file for one in messages} == {None}
    assert messages[-1].buttons


async def test_two_offers_in_one_message_get_one_picture(turns: TelegramTurns) -> None:
    sent = await tell(turns, f"{OPEN}\n\n{OTHER}")
    assert kinds(sent).count("picture") == 1
    assert kinds(sent)[0] == "picture"


async def test_a_question_about_pay_gets_no_picture(turns: TelegramTurns) -> None:
    assert set(kinds(await tell(turns, "swe at google in detroit"))) == {"words"}


async def test_who_answers_a_question_by_a_button_gets_no_picture(turns: TelegramTurns) -> None:
    sent = await tell(turns, OPEN)
    assert set(await press(turns, sent, "Whole grant")) == {"words"}


async def test_compare_brings_one_picture_below_the_text(turns: TelegramTurns) -> None:
    sent = await tell(turns, OPEN, OTHER)
    pressed = await press(turns, sent, "Compare")
    assert (pressed[-1], pressed.count("picture")) == ("picture", 1)


async def test_a_press_for_a_picture_brings_one(turns: TelegramTurns) -> None:
    await tell(turns, OPEN)
    sent = await turns.press(ADA, write(OfferStep(OfferVerb.CHART, "a")), "en")
    assert (kinds(sent)[-1], kinds(sent).count("picture")) == ("picture", 1)


async def test_where_there_is_nothing_to_draw_a_press_brings_words(turns: TelegramTurns) -> None:
    sent = await turns.press(ADA, write(OfferStep(OfferVerb.COMPARE)), "en")
    assert set(kinds(sent)) == {"words"}


@pytest.mark.parametrize(
    "texts",
    [
        (OPEN,),
        (OTHER,),
        (NO_GUIDE,),
        (OPEN, OTHER, "compare"),
        (OPEN, OTHER, NO_GUIDE, "compare"),
        (OPEN, OTHER, "/export"),
    ],
)
async def test_a_caption_says_no_more_than_the_reply(
    turns: TelegramTurns, texts: tuple[str, ...]
) -> None:
    sent = await tell(turns, *texts)
    (caption,) = [one.words for one in sent if one.file is not None]
    reply = "\n".join(one.words for one in sent if one.file is None)
    assert numbers_in(caption) <= numbers_in(reply)
    assert names_in(caption) <= names_in(reply)


async def test_a_caption_names_the_reading_that_it_is_of(turns: TelegramTurns) -> None:
    alone, *_ = await tell(turns, OPEN)
    assert "Stock, whole grant $7,500: " in alone.words
    several, *_ = await tell(turns, OTHER, "compare")
    # In the other reading they do not pay the same.
    same = "Google: the stock as whole grant. Google and Ally Financial pay the same over four "
    assert several.words.startswith(same)
    unguided, *_ = await turns.take(BOB, NO_GUIDE, "en")
    assert unguided.words.startswith("Åkerlund, whole grant: 115,000 in year one")


async def test_others_are_answered_while_a_picture_is_drawn(
    turns: TelegramTurns, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slowly(chart: Chart) -> Picture:
        loop.call_soon_threadsafe(begun.set)
        assert may_end.wait(5), "drawn where the others wait"
        return draw(chart)

    monkeypatch.setattr("bot.presentation.charts.easel.draw", slowly)
    drawing = asyncio.create_task(turns.take(ADA, OPEN, "en"))
    async with asyncio.timeout(10):
        await begun.wait()
        (answer,) = await turns.take(BOB, "swe at google in london", "en")
        assert "£100K–£120K" in answer.words
        assert not drawing.done()
        may_end.set()
        assert kinds(await drawing)[0] == "picture"


# Documents ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["/export", "export"])
async def test_an_export_is_a_file_below_the_text(turns: TelegramTurns, typed: str) -> None:
    *messages, last = await tell(turns, OPEN, NO_GUIDE, typed)
    assert {one.file for one in messages} == {None}
    assert messages[-1].buttons
    assert isinstance(last.file, Document)
    assert (last.file.name, last.words) == ("offers.csv", "Your offers: Google, Åkerlund")
    assert last.file.content.startswith(b"\xef\xbb\xbfname,company,")
    rows = list(csv.DictReader(io.StringIO(last.file.content.decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in rows] == ["Google", "Google", "Åkerlund", "Åkerlund"]


async def test_a_press_for_a_table_brings_the_same_file(turns: TelegramTurns) -> None:
    sent = await tell(turns, OPEN, OTHER)
    pressed = await turns.press(ADA, write(OfferStep(OfferVerb.EXPORT)), "en")
    assert kinds(pressed)[-1] == "document"
    assert pressed[-1] == (await tell(turns, "/export"))[-1]
    assert "document" not in kinds(sent)


async def test_without_an_offer_there_is_no_file(turns: TelegramTurns) -> None:
    assert kinds(await tell(turns, "/export")) == ["words"]


# What is kept -------------------------------------------------------------------------------------


async def test_what_is_kept_is_sent_as_a_file(turns: TelegramTurns) -> None:
    sent = await tell(turns, OPEN, "/mydata")
    assert kinds(sent) == ["words", "document"]
    document = sent[-1].file
    assert isinstance(document, Document)
    assert document.name == "my-data.json"
    assert b'"typed": "110k"' in document.content


async def test_a_button_sends_it_too_and_another_deletes_it_once_asked(
    turns: TelegramTurns,
) -> None:
    await tell(turns, OPEN)
    privacy = await tell(turns, "/privacy")
    assert await press(turns, privacy, "My data as a file") == ["words", "document"]
    await press(turns, privacy, "Delete my data …")
    assert b"110k" in _content(await tell(turns, "/mydata"))
    await press(turns, await tell(turns, "/forget"), "No, keep it")
    assert b"110k" in _content(await tell(turns, "/mydata"))
    await press(turns, await tell(turns, "/forget"), "Yes, delete everything")
    assert b"110k" not in _content(await tell(turns, "/mydata"))


def _content(sent: tuple[Outgoing, ...]) -> bytes:
    (document,) = (one.file for one in sent if isinstance(one.file, Document))
    return document.content
