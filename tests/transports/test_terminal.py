import asyncio
import io
import subprocess
import sys
from datetime import datetime

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.conversation import Conversation
from bot.library import Library
from bot.transports.terminal import ask, chat
from tests.coach.made_up import NOW, small_snapshot


def conversation() -> Conversation:
    def clock() -> datetime:
        return NOW

    return Conversation(Library(small_snapshot()), clock)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def piped(text: str) -> str:
    target = io.StringIO()
    asyncio.run(chat(conversation(), io.StringIO(text), target))
    return target.getvalue()


def typed(text: str) -> None:
    """Talk at a terminal by typing."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(text)
        asyncio.run(chat(conversation(), Terminal(), Terminal()))


def test_ask_answers_one_text_plainly() -> None:
    answer = asyncio.run(ask(conversation(), "swe at google in london"))
    assert "Base: £100K–£120K" in answer
    assert "\x1b" not in answer


def test_each_line_of_a_pipe_is_answered_and_context_is_kept() -> None:
    output = piped("swe at google in london\nand in detroit?\n")
    assert output.count("Google: Software Engineer") == 2
    assert "Still on: Google, Software Engineer." in output
    assert "\x1b" not in output
    assert "> " not in output


def test_an_empty_line_and_a_last_line_without_an_end_are_answered() -> None:
    assert piped("\nswe at pfizer").count("\n\n") >= 2
    assert "pfizer" in piped("\nswe at pfizer")


def test_quit_ends_the_pipe() -> None:
    assert piped("quit\nswe at google\n") == ""


def test_a_person_at_a_terminal_is_answered_and_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    typed("swe at google in london\rexit\r")
    said = capsys.readouterr().out
    assert "£100K" in said
    assert "Good luck" in said


def test_the_end_of_input_and_an_interrupt_are_polite(capsys: pytest.CaptureFixture[str]) -> None:
    for key in ("\x04", "\x03"):
        typed(key)
        assert "Good luck" in capsys.readouterr().out


def test_the_terminal_starts_without_heavy_libraries() -> None:
    heavy = "{'telegram', 'sqlalchemy', 'aiohttp', 'prompt_toolkit', 'rich', 'matplotlib'}"
    program = f"import sys, bot.transports.terminal; print({heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "set()\n"
