import asyncio
from dataclasses import replace

from bot.coach.answers import ExportAnswer
from bot.coach.figures import Name
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.export_file import documents_of, encoded, rows_of, table_of
from bot.presentation.export_words import csv_of
from tests.coach.made_up import NOW, small_snapshot


def export(*offers: str) -> ExportAnswer:
    """What is exported after some offers were told."""
    talk = Conversation(Library(small_snapshot()), lambda: NOW)

    async def turns() -> ExportAnswer:
        for text in offers:
            await talk.take_turn(Incoming("ann", text))
        (answer,) = (await talk.take_turn(Incoming("ann", "/export"))).answers
        assert isinstance(answer, ExportAnswer)
        return answer

    return asyncio.run(turns())


ONE = export("offer from google swe detroit 110k base")
TWO = export("offer from google swe detroit 110k base", "offer from Åkerlund 100k base")


def named(name: str) -> ExportAnswer:
    (offer,) = ONE.offers
    return replace(ONE, offers=(replace(offer, name=Name(name)),))


def test_of_several_exports_the_last_is_the_table() -> None:
    assert table_of((ONE, TWO), english()) == csv_of(TWO, english())


def test_without_an_offer_there_is_no_table_row_or_file() -> None:
    for answers in ((), (export(),)):
        assert table_of(answers, english()) is None
        assert rows_of(answers, english()) == ()
        assert documents_of(answers, english()) == ()


def test_rows_are_the_lines_of_the_table() -> None:
    assert "\r\n".join((*rows_of((TWO,), english()), "")) == csv_of(TWO, english())


def test_a_row_steers_no_terminal_and_stays_one_row() -> None:
    _, row = rows_of((named("A\x9b31mB\u2028C\x85D"),), english())
    assert row.startswith("A31mBCD,")


def test_a_file_is_marked_as_utf_8_and_named() -> None:
    (document,) = documents_of((TWO,), english())
    assert document.content == b"\xef\xbb\xbf" + csv_of(TWO, english()).encode()
    assert (document.name, document.alt) == ("offers.csv", "Your offers: Google, Åkerlund")
    assert document.instead.startswith("If offers.csv is not here, ")


def test_half_a_letter_costs_no_file() -> None:
    assert encoded("caf\ud83d") == b"\xef\xbb\xbfcaf?"
