"""What people see of an answer: plain text, Telegram's messages, and the buttons below them."""

from collections.abc import Mapping
from pathlib import Path

from bot.presentation import plain
from bot.presentation.catalogue import english
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Button
from tests.presentation.answers import Said, answers_to

SNAPSHOTS = Path(__file__).parent / "snapshots"
NEXT_MESSAGE = "\n---- next message ----\n"


def shown(said: tuple[Said, ...]) -> Mapping[str, str]:
    """The texts that a snapshot keeps, by the medium that they are of."""
    answers = answers_to(said)
    messages = compose(answers, english())
    rows = [row for message in messages for row in message.buttons]
    return {
        "plain": plain.render(answers, english()) + "\n",
        "html": NEXT_MESSAGE.join(message.html for message in messages) + "\n",
        "keyboard": "".join(" | ".join(map(_button, row)) + "\n" for row in rows),
    }


def _button(button: Button) -> str:
    if button.copy is not None:
        return f"[{button.label}] copies “{button.copy}”"
    return f"[{button.label}] {button.data}"
