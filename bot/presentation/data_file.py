"""The file with everything that is kept of a person."""

import json
from collections.abc import Iterable

from bot.coach.answers import Answer, MyDataAnswer
from bot.coach.figures import Name
from bot.coach.mine import as_plain
from bot.presentation.catalogue import Catalogue
from bot.presentation.document import Document
from bot.presentation.plain import printable

_NAME = Name("my-data.json")


def data_rows(answers: Iterable[Answer]) -> tuple[str, ...]:
    """The file line by line, without what could steer a terminal; none where none is asked for."""
    text = _text_of(answers)
    return () if text is None else tuple(map(printable, text.splitlines()))


def data_documents(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Document, ...]:
    """The same as a file to send."""
    text = _text_of(answers)
    if text is None:
        return ()
    instead = catalogue.say(
        "If {file} is not here, Telegram did not take it: try /mydata again.", file=_NAME
    )
    return (
        Document(
            content=text.encode("utf-8", errors="replace"),
            alt=catalogue.say("Everything that I keep of you").text,
            name=_NAME.text,
            instead=instead.text,
        ),
    )


def _text_of(answers: Iterable[Answer]) -> str | None:
    found = [answer for answer in answers if isinstance(answer, MyDataAnswer)]
    if not found:
        return None
    return json.dumps(as_plain(found[-1].data), ensure_ascii=False, indent=2) + "\n"
