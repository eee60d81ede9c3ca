"""The file of an export, as a table to be shown, saved or sent."""

from collections.abc import Iterable

from bot.coach.answers import Answer, RemindersFileAnswer
from bot.coach.answers.offers import ExportAnswer
from bot.coach.figures import Name
from bot.presentation.catalogue import Catalogue
from bot.presentation.data_file import data_documents
from bot.presentation.document import Document
from bot.presentation.export_words import csv_of
from bot.presentation.plain import printable
from bot.presentation.saving import TABLE
from bot.presentation.words import joined

# A reminder is told from other people's by its own key.
_OWNER = "own"
_NAME = Name(f"offers{TABLE.suffix}")


def table_of(answers: Iterable[Answer], catalogue: Catalogue) -> str | None:
    """The CSV of the last export; None where none is asked for, or there is no offer."""
    found = _export_of(answers)
    return None if found is None else csv_of(found, catalogue)


def rows_of(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[str, ...]:
    """The same line by line, without what could steer a terminal; no cell holds a line break."""
    table = table_of(answers, catalogue) or ""
    return tuple(printable(row) for row in table.split("\r\n") if row)


def documents_of(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Document, ...]:
    """The files that go with some answers; a caption says no more than the reply."""
    said = tuple(answers)
    return (
        *_table_documents(said, catalogue),
        *data_documents(said, catalogue),
        *_calendar_documents(said, catalogue),
    )


def _calendar_documents(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Document, ...]:
    asked = tuple(one for one in answers if isinstance(one, RemindersFileAnswer))
    if not asked:
        return ()
    # Slow to import, and most who ask want no calendar.
    from bot.presentation.calendar_file import reminders_file  # noqa: PLC0415

    return tuple(reminders_file(one.reminders, _OWNER, one.stamp, catalogue) for one in asked)


def calendar_rows(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[str, ...]:
    """The calendar line by line, without what could steer a terminal."""
    files = _calendar_documents(answers, catalogue)
    lines = (line for file in files for line in file.content.decode().splitlines())
    return tuple(map(printable, lines))


def _table_documents(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Document, ...]:
    found = _export_of(answers)
    if found is None:
        return ()
    return (
        Document(
            content=encoded(csv_of(found, catalogue)),
            alt=catalogue.say(
                "Your offers: {names}", names=joined(one.name for one in found.offers)
            ).text,
            name=_NAME.text,
            # It may have arrived after all, so that this must be true then too.
            instead=catalogue.say(
                "If {file} is not here, Telegram did not take it: try /export again.", file=_NAME
            ).text,
        ),
    )


def encoded(table: str) -> bytes:
    """A table in UTF-8, marked as such: without the mark spreadsheets misread accents."""
    return table.encode("utf-8-sig", errors="replace")


def _export_of(answers: Iterable[Answer]) -> ExportAnswer | None:
    exports = (one for one in answers if isinstance(one, ExportAnswer) and one.offers)
    return next(reversed(tuple(exports)), None)
