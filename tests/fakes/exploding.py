"""The command `coach`, whose coach fails over certain words and quotes all that it knows.

python -m tests.fakes.exploding chat
"""

import asyncio
import logging
from datetime import datetime
from typing import Any

from bot import cli, conversation
from bot.coach.person import Person
from bot.coach.remembering import Reply
from bot.coach.reply import reply
from bot.understanding.reading import Understanding

WORD = "explode"


class QuotesEverythingError(Exception):
    """What a careless library raises."""


def careless(heard: Understanding, person: Person, knowledge: Any, now: datetime) -> Reply:
    """Reply; over the word, complain in every way there is, each with what was said."""
    said = heard.utterance.text
    if WORD in said:
        for name in ("sqlalchemy.engine", "aiosqlite", "alembic", "asyncio", "httpx", "elsewhere"):
            for level in (logging.DEBUG, logging.WARNING, logging.CRITICAL):
                logging.getLogger(name).log(level, "%s of %s", said, person)
        asyncio.get_running_loop().create_task(failing(said))
        raise QuotesEverythingError(said, person)
    return reply(heard, person, knowledge, now)


async def failing(said: str) -> None:
    """A task that nobody waits for."""
    raise QuotesEverythingError(said)


if __name__ == "__main__":
    vars(conversation)["reply"] = careless
    cli.main(prog_name="coach")
