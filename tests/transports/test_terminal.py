import asyncio
import contextlib
import csv
import fcntl
import io
import json
import os
import pty
import re
import select
import stat
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.coach.answers import Answer, DueReminderAnswer, ExportAnswer, OfferAnswer
from bot.coach.figures import PersonQuote
from bot.conversation import Conversation, Incoming, Turn
from bot.library import Library, Snapshot
from bot.presentation.catalogue import english
from bot.presentation.commands import commands
from bot.presentation.plain import Look, TextLine
from bot.presentation.saving import TABLE, NoPlaceError, SaveError
from bot.transports.prompt import FromSnapshot
from bot.transports.screen import Screen
from bot.transports.terminal import Saved, SavesFiles, Show, TellsDue, ask, chat
from tests.coach.made_up import NOW, knowledge, small_snapshot

AtTerminal: TypeAlias = tuple[
    "subprocess.Popen[bytes]", Callable[[bytes], bytes], Callable[[bytes], None]
]


def conversation() -> Conversation:
    def clock() -> datetime:
        return NOW

    return Conversation(Library(small_snapshot()), clock)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Disk:
    """Takes what there is to save, or is full."""

    def __init__(self, *, table: bool = True, full: bool = False) -> None:
        self.table = table
        self.full = full
        self.saved: list[tuple[Answer, ...]] = []

    async def save(self, answers: tuple[Answer, ...]) -> Saved:
        if self.full:
            raise NoPlaceError(TABLE, Path("offers.csv"), "No space left on device")
        self.saved.append(answers)
        offer = any(isinstance(answer, OfferAnswer) for answer in answers)
        export = any(isinstance(answer, ExportAnswer) for answer in answers)
        return Saved(picture=offer, table=self.table and export)


class Reminding:
    """Has something due each time that it is asked, as long as there is some."""

    def __init__(self, *texts: str, wait: float = 3600.0) -> None:
        self.texts = list(texts)
        self.wait = wait
        self.asked = 0

    async def tell(self, show: Show) -> float:
        self.asked += 1
        if self.texts:
            quote = PersonQuote(self.texts.pop(0), -1, -1)
            await show((DueReminderAnswer("a", quote, NOW),))
        return self.wait


def piped(text: str, files: SavesFiles | None = None, due: TellsDue | None = None) -> str:
    target = io.StringIO()
    asyncio.run(chat(conversation(), io.StringIO(text), target, files=files, due=due))
    return target.getvalue()


def typed(
    *keys: str,
    talk: Conversation | None = None,
    files: SavesFiles | None = None,
    due: TellsDue | None = None,
) -> str:
    """What a person sees who presses keys at a terminal."""
    target = Terminal()

    async def press(pipe: PipeInput) -> None:
        for key in keys:
            pipe.send_text(key)
            # Completing and recalling take a few rounds of the loop.
            for _ in range(200):
                await asyncio.sleep(0)

    async def sit_down(pipe: PipeInput) -> None:
        talking = chat(talk or conversation(), Terminal(), target, files=files, due=due)
        await asyncio.gather(talking, press(pipe))

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        asyncio.run(sit_down(pipe))
    return re.sub(r"\x1b\[[0-9;]*m", "", target.getvalue())


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


# At a terminal ----------------------------------------------------------------------------

LEAVE = "\x04"
INTERRUPT = "\x03"
UP = "\x1b[A"


@pytest.mark.parametrize("word", ["quit", "exit", "/quit", " QUIT "])
def test_a_person_at_a_terminal_is_answered_and_leaves(word: str) -> None:
    said = typed("swe at google in london\r", f"{word}\r")
    assert "£100K" in said
    assert said.endswith("Good luck with your negotiation!\n\n")
    assert "no command" not in said


def test_enter_sends_what_was_typed_and_no_completion_of_it() -> None:
    talk = Said()
    typed("swe at goo\t", " goog\r", "/hel", "\r", "/", "\r", LEAVE, talk=talk)
    assert talk.said == ["swe at Google goog", "/hel", "/"]


def test_tab_puts_the_one_name_into_the_line() -> None:
    talk = Said()
    typed("swe at ally fi\t", "\r", LEAVE, talk=talk)
    assert talk.said == ["swe at Ally Financial"]


def test_tab_offers_several_names_and_takes_none_by_itself() -> None:
    talk = Said()
    typed("swe at epic\t", "\r", "swe at epic\t", "\t", "\r", LEAVE, talk=talk)
    assert talk.said == ["swe at epic", "swe at Epic Games"]


def test_the_up_arrow_brings_back_what_was_typed_until_it_is_forgotten() -> None:
    talk = Said()
    typed("base of 120k\r", UP, "!\r", "/forget\r", "yes\r", UP, "swe\r", LEAVE, talk=talk)
    assert talk.said == ["base of 120k", "base of 120k!", "/forget", "yes", "swe"]


def test_an_interrupt_clears_the_line_and_a_second_one_leaves() -> None:
    talk = Said()
    said = typed(f"my base is 90k{INTERRUPT}", "swe at google\r", INTERRUPT, INTERRUPT, talk=talk)
    assert talk.said == ["swe at google"]
    assert said.endswith("Good luck with your negotiation!\n\n")


def test_an_interrupt_after_more_was_typed_clears_that() -> None:
    talk = Said()
    typed(f"one{INTERRUPT}", f"two{INTERRUPT}", "three\r", LEAVE, talk=talk)
    assert talk.said == ["three"]


def test_the_end_of_input_is_polite() -> None:
    assert "Good luck" in typed(LEAVE)


def test_completions_follow_the_snapshot() -> None:
    first, second = small_snapshot(), small_snapshot_without("ally-financial")
    now = [first]
    completer = FromSnapshot(lambda: now[0], english())
    assert offered(completer, "swe at all") == ["Ally Financial"]
    now[0] = second
    assert offered(completer, "swe at all") == []


class Said(Conversation):
    """A conversation that notes what it was told."""

    def __init__(self) -> None:
        super().__init__(Library(small_snapshot()), lambda: NOW)
        self.said: list[str] = []

    async def take_turn(self, incoming: Incoming) -> Turn:
        self.said.append(incoming.text)
        return await super().take_turn(incoming)


def small_snapshot_without(company: str) -> Snapshot:
    whole = small_snapshot()
    guides = [guide for guide in whole.knowledge if guide.id.company != company]
    return Snapshot(knowledge(*guides), whole.lexicon)


def offered(completer: FromSnapshot, line: str) -> list[str]:
    found = completer.get_completions(Document(line), CompleteEvent())
    return [completion.text for completion in found]


# What is due ------------------------------------------------------------------------------


def test_in_a_pipe_what_is_due_comes_first_and_after_each_line() -> None:
    output = piped("thanks\nthanks\n", due=Reminding("one", "two", "three"))
    said = "Reminder: {}\nSay “done”, “in an hour” or “tomorrow”.\n\n"
    assert output.startswith(said.format("one"))
    assert output.index("Reminder: one") < output.index("Reminder: two")
    assert output.endswith(said.format("three"))


def test_at_a_terminal_what_is_due_stands_below_the_welcome() -> None:
    said = typed("swe at google in london\r", LEAVE, due=Reminding("call ally"))
    assert said.index("Ask me about") < said.index("Reminder: call ally") < said.index("£100K")


def test_what_falls_due_while_somebody_types_is_shown_and_their_line_stays() -> None:
    talk, due = Said(), Reminding("one", "two", "three", wait=0.0)
    said = typed("swe at goo", "gle\r", LEAVE, talk=talk, due=due)
    assert talk.said == ["swe at google"]
    assert [f"Reminder: {text}" in said for text in ("one", "two", "three")] == [True] * 3
    assert said.endswith("Good luck with your negotiation!\n\n")


def test_who_leaves_is_told_of_nothing_more() -> None:
    due = Reminding(wait=0.0)
    typed(LEAVE, due=due)
    asked = due.asked
    assert asked > 0
    typed("thanks\r", LEAVE)
    assert due.asked == asked


# What a screen shows ----------------------------------------------------------------------

SCRIPT = "Could you add a sign-on of $15K for Detroit? " * 6
LINES = (
    TextLine("What to say about a long thing that does not fit at all", Look.HEADING),
    TextLine(SCRIPT.strip(), Look.SCRIPT, "    "),
    TextLine("Fill in: nothing", Look.SMALL),
    TextLine("one two three four five six seven eight nine ten eleven twelve", before="  1. "),
)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_are_wrapped_to_the_width_and_a_script_is_whole(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = shown(LINES, width, monkeypatch).splitlines()
    assert SCRIPT.strip() in lines
    assert all(len(line) <= width for line in lines if line != SCRIPT.strip())


def test_a_list_hangs_below_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    *_, before, last, _ = shown(LINES, 40, monkeypatch).splitlines()
    assert (before, last) == (
        "  1. one two three four five six seven",
        "     eight nine ten eleven twelve",
    )


def test_a_script_stands_apart_without_colours_too(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(LINES, 120, monkeypatch).splitlines()
    at = lines.index(SCRIPT.strip())
    assert (lines[at - 1], lines[at + 1]) == ("", "")


def test_headings_are_bold_and_no_color_means_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[32m" in shown(LINES, 80, monkeypatch, Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    plain = shown(LINES, 80, monkeypatch, Terminal())
    assert "\x1b[1m" in plain
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?[349][0-7]m", plain)


def shown(
    lines: tuple[TextLine, ...],
    width: int,
    monkeypatch: pytest.MonkeyPatch,
    target: io.StringIO | None = None,
) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO() if target is None else target
    Screen(stream).show(lines)
    return stream.getvalue()


# Files beside an answer -------------------------------------------------------------------

OFFER = "offer from google swe detroit 110k base 30k rsu"
NAMES = [["Google", "Google"], ["110000", "110000"]]


def table_in(output: str) -> list[dict[str, str]]:
    """The rows of the table that stands in some output, read as a spreadsheet reads them."""
    begin = output.index("name,company,")
    return list(csv.DictReader(output[begin:].split("\n\n", 1)[0].splitlines()))


def columns(rows: list[dict[str, str]]) -> list[list[str]]:
    return [[row[name] for row in rows] for name in ("name", "base")]


def test_a_table_stands_below_its_text_as_it_is() -> None:
    output = piped(f"{OFFER}\n/export\nthanks\n")
    assert columns(table_in(output)) == NAMES
    assert output.index("1 offer as a file") < output.index("name,company,")
    assert "\r" not in output
    assert "\ufeff" not in output


def test_one_question_gets_its_table_too() -> None:
    talk = conversation()
    asyncio.run(ask(talk, OFFER))
    assert columns(table_in(asyncio.run(ask(talk, "/export")))) == NAMES


@pytest.mark.parametrize("text", ["/export", OFFER])
def test_without_an_export_of_something_there_is_no_table(text: str) -> None:
    assert "name,company," not in asyncio.run(ask(conversation(), text))


def test_a_table_on_a_narrow_terminal_is_not_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    output = typed(f"{OFFER}\r", "/export\r", LEAVE)
    assert columns(table_in(output)) == NAMES
    assert "The table is saved." not in output


def test_a_table_that_is_saved_is_not_shown() -> None:
    for output in (
        piped(f"{OFFER}\n/export\n", Disk()),
        typed(f"{OFFER}\r", "/export\r", LEAVE, files=Disk()),
    ):
        assert "1 offer as a file for a spreadsheet" in output
        assert "name,company," not in output


def test_a_terminal_says_what_was_saved_and_a_pipe_does_not() -> None:
    said = typed(f"{OFFER}\r", "/export\r", LEAVE, files=Disk())
    assert said.count("The picture is saved.") == 1
    assert said.count("The table is saved.") == 1
    assert "saved" not in piped(f"{OFFER}\n/export\n", Disk())


def test_each_answer_is_handed_over_to_be_saved() -> None:
    disk = Disk(table=False)
    output = piped(f"{OFFER}\n/export\nthanks\n", disk)
    assert len(disk.saved) == 3
    assert columns(table_in(output)) == NAMES


def test_a_full_disk_ends_no_talk_at_a_terminal_and_the_table_is_shown() -> None:
    said = typed(f"{OFFER}\r", "/export\r", "thanks\r", LEAVE, files=Disk(full=True))
    assert said.count("the table cannot be saved as offers.csv: No space left on device") == 3
    assert columns(table_in(said)) == NAMES
    assert "Good luck" in said


def test_a_full_disk_ends_a_pipe_after_the_answer() -> None:
    target = io.StringIO()
    with pytest.raises(SaveError, match="No space left"):
        asyncio.run(chat(conversation(), io.StringIO(OFFER), target, files=Disk(full=True)))
    assert "Year one" in target.getvalue()


# A process with a terminal of its own -----------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_real_terminal_shows_prompt_and_answer_within_its_width(width: int) -> None:
    with process_at_a_terminal(width) as (process, read_until, write):
        read_until(ASKED_FOR_CURSOR)
        write(b"script for base at ally swe\r")
        seen = read_until(ASKED_FOR_CURSOR)
        write(b"\x03")
        read_until(ASKED_FOR_CURSOR)
        write(b"\x03")
        read_until(b"Good luck")
        assert process.wait(20) == 0
    answer = bare(seen[seen.rindex(b"What to say") :])
    (script,) = [line for line in answer if line.startswith("Thank you for the offer.")]
    assert script.endswith("the work you described.")
    assert all(len(line) <= width for line in answer if line != script)


def test_a_real_terminal_shows_a_table_whole() -> None:
    with process_at_a_terminal(40) as (_, read_until, write):
        read_until(ASKED_FOR_CURSOR)
        write(b"offer from ally swe detroit 125k base\r")
        read_until(ASKED_FOR_CURSOR)
        write(b"/export\r")
        seen = read_until(ASKED_FOR_CURSOR)
    lines = bare(seen)
    header = next(number for number, line in enumerate(lines) if line.startswith("name,company,"))
    assert lines[header].endswith(",assumed,not_given")
    (row,) = csv.DictReader(lines[header : header + 2])
    assert (row["name"], row["base"], row["place"]) == ("Ally Financial", "125000", "Detroit")


def test_a_real_terminal_saves_what_it_is_told_to(tmp_path: Path) -> None:
    chart, export = tmp_path / "offer.png", tmp_path / "offers.csv"
    options = ("--chart", str(chart), "--export", str(export))
    with process_at_a_terminal(80, *options) as (process, read_until, write):
        read_until(ASKED_FOR_CURSOR)
        write(b"offer from ally swe detroit 125k base 36k rsu\r")
        assert "The picture is saved." in bare(read_until(ASKED_FOR_CURSOR))
        first = chart.read_bytes()
        write(b"offer from google swe detroit 110k base\r")
        read_until(ASKED_FOR_CURSOR)
        write(b"/export\r")
        shown = bare(read_until(ASKED_FOR_CURSOR))
        write(b"/quit\r")
        read_until(b"Good luck")
        assert process.wait(20) == 0
    assert "The table is saved." in shown
    assert not any(line.startswith("name,company,") for line in shown)
    assert first.startswith(b"\x89PNG")
    assert first != chart.read_bytes()
    assert export.read_bytes().startswith(b"\xef\xbb\xbfname,company,")
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) == 2


# What a prompt sends as it is drawn.
ASKED_FOR_CURSOR = b"\x1b[6n"


def bare(seen: bytes) -> list[str]:
    """The lines of some output, without the sequences that steer a terminal."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode()).split("\r\n")


@contextlib.contextmanager
def process_at_a_terminal(width: int, *options: str) -> Iterator[AtTerminal]:
    """`coach chat` with a terminal of some width as its standard streams."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    process = subprocess.Popen(
        # The terminal alone says how wide it is.
        ["env", "-u", "COLUMNS", "TERM=xterm", sys.executable, "-m", "bot", "chat", *options],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)

    def read_until(awaited: bytes) -> bytes:
        seen = b""
        while awaited not in seen:
            ready, _, _ = select.select([ours], [], [], 30)
            assert ready, f"{awaited!r} did not come; the last was {seen[-300:]!r}"
            seen += answer_for_cursor(os.read(ours, 4096))
        return seen

    def answer_for_cursor(data: bytes) -> bytes:
        """Say where the cursor is, as a terminal does when it is asked."""
        if ASKED_FOR_CURSOR in data:
            os.write(ours, b"\x1b[50;1R")
        return data

    def write(data: bytes) -> None:
        os.write(ours, data)

    try:
        yield process, read_until, write
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_the_terminal_starts_without_heavy_libraries() -> None:
    heavy = "{'telegram', 'sqlalchemy', 'aiohttp', 'prompt_toolkit', 'rich', 'PIL'}"
    program = f"import sys, bot.transports.terminal; print({heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    "typed", ["/quik", "/rnage swe at google", "/Foo@bar", "/", "/more", "/x-y"]
)
def test_an_unknown_command_gets_the_list_of_commands_and_no_guess(typed: str) -> None:
    answer = asyncio.run(ask(conversation(), typed))
    assert "is no command of mine" in answer
    assert all(f"/{name}: " in answer for name, _ in commands(english()))
    assert "£100K" not in answer


@pytest.mark.parametrize("typed", ["1/2", "/2", "and/or", "/r/jobs says so", "swe /hr google"])
def test_a_slash_elsewhere_is_no_command(typed: str) -> None:
    assert "no command" not in asyncio.run(ask(conversation(), typed))


@pytest.mark.parametrize("name", [name for name, _ in commands(english())])
def test_every_command_that_is_told_is_understood(name: str) -> None:
    answer = asyncio.run(ask(conversation(), f"/{name}"))
    assert "no command" not in answer
    assert "did not understand" not in answer


# What is kept -------------------------------------------------------------------------------------


def data_in(output: str) -> dict[str, Any]:
    """The JSON that stands in what a terminal showed."""
    start = output.index("\n{") + 1
    data, _ = json.JSONDecoder().raw_decode(output[start:])
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize("files", [None, Disk()])
def test_a_pipe_gets_all_that_is_kept_as_json_below_a_sentence(files: Disk | None) -> None:
    output = piped(f"{OFFER}\n/mydata\n", files)
    assert "This is everything that I keep of you" in output
    assert data_in(output)["offers"]["offers"][0]["key"] == "a"


def test_a_terminal_shows_the_same_and_wraps_none_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    output = typed(f"{OFFER}\r", "/mydata\r", LEAVE)
    assert data_in(output)["offers"]["offers"][0]["key"] == "a"


def test_a_no_to_forgetting_keeps_what_was_typed_at_hand() -> None:
    talk = Said()
    typed("swe at google\r", "/forget\r", "no\r", UP, UP, UP, "!\r", LEAVE, talk=talk)
    assert talk.said[-1] == "swe at google!"
