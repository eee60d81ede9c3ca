"""The command `coach`: a conversation, and the tools of those who write guides."""

import asyncio
import json
import sys
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path

import click

from bot import wiring
from bot.coach.people import KeepingError
from bot.evaluation.errors import NothingLabelledError
from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.export import diagnostics_by_path, export_diagnostic, export_guide
from bot.knowledge.loaded import NoGuideFolderError, NoGuidesError, Progress
from bot.knowledge.skeleton import REVIEW_AFTER_DAYS, NotASlugError, skeleton, split_name
from bot.presentation.authors import findings_summary, guide_as_understood, statistics
from bot.presentation.saving import SaveError
from bot.resources import ProjectFolderMissingError
from bot.settings import Settings, SettingsError, load_settings
from bot.transports.telegram.errors import TelegramConnectionError
from bot.transports.terminal import ask as ask_once
from bot.transports.terminal import chat as chat_in_terminal
from bot.wiring import Knowledge, NoPlaceForGuidesError, Opened

# Exceptions that word themselves for whoever can put things right.
_FOR_PEOPLE = (
    KeepingError,
    SettingsError,
    NoGuideFolderError,
    NoGuidesError,
    NotASlugError,
    NothingLabelledError,
    NoPlaceForGuidesError,
    ProjectFolderMissingError,
    SaveError,
    TelegramConnectionError,
)
CANNOT_START = 2
FOUND_ERRORS = 1

folder_of_guides = click.option(
    "--knowledge",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of guides, instead of COACH_KNOWLEDGE or the project's own.",
)
directory = click.argument(
    "given", type=click.Path(path_type=Path), required=False, metavar="[DIR]"
)
chart_file = click.option(
    "--chart",
    type=click.Path(path_type=Path),
    metavar="FILE.png",
    help="Save the picture of an offer, or of several compared, over what is there.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="negotiation-coach", prog_name="coach")
def main() -> None:
    """Answer questions about a job offer from guides you can read.

    Try: coach ask "swe at ally in detroit"
    """
    # A byte that is no UTF-8, or a terminal that cannot show one, must not end a conversation.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _in_utf_8() -> None:
    """Read and write UTF-8 whatever the locale says, as JSON is always written."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@folder_of_guides
@chart_file
@click.option(
    "--export",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Save the table of /export over what is there, instead of showing it.",
)
def chat(folder: Path | None, chart: Path | None, export: Path | None) -> None:
    """Talk with the coach; from a pipe, one question a line.

    Tab completes names and /help says what can be asked. Ctrl-C clears the line; a second one,
    Ctrl-D or /quit leaves. NO_COLOR turns colours off. Your offers, reminders and settings are
    kept sealed until they lapse or you /forget them; what you type is otherwise kept in no file
    but those that you name here, which only you can read.
    """
    with _worded_failures():
        files = wiring.NamedFiles(chart, export)
        files.check()
        settings = load_settings()
        asyncio.run(_chat(_open(folder, settings), settings, files))


async def _chat(opened: Opened, settings: Settings, files: wiring.NamedFiles) -> None:
    """Talk; while a person does, guides that change are read again."""
    async with wiring.kept_conversation(opened.library, settings) as conversation:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            await chat_in_terminal(conversation, sys.stdin, sys.stdout, files=files)
            return
        async with wiring.following(opened, logged=False):
            await chat_in_terminal(conversation, sys.stdin, sys.stdout, files=files)


@main.command()
@click.argument("text", nargs=-1)
@folder_of_guides
@click.option(
    "--json", "as_json", is_flag=True, help="Answer with one JSON object (docs/jsonl.md)."
)
@click.option("--jsonl", is_flag=True, help="Read and write a JSON object a line.")
@chart_file
def ask(
    text: tuple[str, ...],
    folder: Path | None,
    as_json: bool,  # noqa: FBT001 - click passes flags by name
    jsonl: bool,  # noqa: FBT001
    chart: Path | None,
) -> None:
    """Answer one question, or with --jsonl one dialogue a line.

    For example: coach ask "google or amazon, senior swe in seattle"

    An offer: coach ask "ally swe detroit 125 base 20 bonus 36k rsu" --chart offer.png
    """
    if chart is not None and (jsonl or as_json):
        raise click.UsageError("--chart goes with plain text, not with --json or --jsonl")
    if jsonl and text:
        raise click.UsageError("--jsonl reads its questions from standard input, so give no TEXT")
    if not jsonl and not text:
        raise click.UsageError('a question is missing, such as: coach ask "swe at ally in detroit"')
    with _worded_failures():
        if jsonl or as_json:
            _in_utf_8()
        files = wiring.NamedFiles(chart)
        files.check()
        conversation = wiring.conversation(_open(folder).library)
        if jsonl:
            asyncio.run(wiring.answer_lines(conversation, sys.stdin, sys.stdout))
        elif as_json:
            click.echo(asyncio.run(wiring.answer_as_json(conversation, " ".join(text))))
        elif chart is not None:
            asking = wiring.answer_with_chart(conversation, " ".join(text), sys.stdout, files)
            asyncio.run(asking)
        else:
            click.echo(asyncio.run(ask_once(conversation, " ".join(text))))


@main.command()
@folder_of_guides
def run(folder: Path | None) -> None:
    """Run the Telegram bot by polling, until SIGTERM or Ctrl-C."""
    with _worded_failures():
        settings = load_settings()
        settings.bot_token()  # said before a large folder is read
        wiring.configure_logging(settings.log_level)
        asyncio.run(wiring.serve_telegram(settings, _open(folder, settings)))


@main.command()
@directory
@folder_of_guides
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, or one JSON object.",
)
@click.option("--summary", is_flag=True, help="Show the table by code only.")
def check(given: Path | None, folder: Path | None, form: str, summary: bool) -> None:  # noqa: FBT001 - click passes a flag by name
    """Check every guide and say what to do; exit 1 where one cannot be used."""
    with _worded_failures():
        knowledge = _load(given or folder)
        if not knowledge.loaded.knowledge and not knowledge.loaded.diagnostics:
            raise NoGuidesError(knowledge.root)
    shown = wiring.with_root(knowledge)
    if form == "json":
        click.echo(json.dumps(_findings_as_json(knowledge, shown), ensure_ascii=False, indent=1))
    else:
        if not summary:
            for diagnostic in shown:
                click.echo(str(diagnostic))
            if shown:
                click.echo()
        click.echo(findings_summary(shown, len(knowledge.loaded.knowledge)))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in shown):
        sys.exit(FOUND_ERRORS)


@main.command()
@directory
@folder_of_guides
def stats(given: Path | None, folder: Path | None) -> None:
    """Count companies, rows, levers, places and currencies."""
    with _worded_failures():
        click.echo(statistics(_load(given or folder).loaded.knowledge))


@main.command()
@click.argument("name", metavar="COMPANY/ROLE")
@folder_of_guides
def show(name: str, folder: Path | None) -> None:
    """Show one guide as it was understood, with its findings."""
    with _worded_failures():
        split_name(name)
        root = wiring.knowledge_root(load_settings(), folder)
        read = wiring.read_guide(root, name)
    if read.guide is None:
        for diagnostic in read.diagnostics:
            click.echo(str(diagnostic), err=True)
        sys.exit(FOUND_ERRORS)
    click.echo(guide_as_understood(read.guide, read.diagnostics))


@main.command()
@click.argument("name", metavar="COMPANY/ROLE")
@folder_of_guides
def new(name: str, folder: Path | None) -> None:
    """Write the skeleton of a new guide, and say where it is."""
    with _worded_failures():
        company, role = split_name(name)
        root = wiring.folder_for_new_guides(load_settings(), folder)
        path = root / company / f"{role}.md"
        text = skeleton(company, role, wiring.today(), wiring.in_days(REVIEW_AFTER_DAYS))
        path.parent.mkdir(parents=True, exist_ok=True)
        # Mode x: never over a guide that is there.
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    click.echo(f"{path}\nFill it in, then run: coach check {root}")


@main.command()
@directory
@folder_of_guides
@click.option("--jsonl", is_flag=True, required=True, help="One JSON object a line.")
def export(given: Path | None, folder: Path | None, jsonl: bool) -> None:  # noqa: ARG001, FBT001 - the only form there is; it is named so that another can come
    """Write what was read, one object a guide (docs/jsonl.md); refused files go to stderr."""
    with _worded_failures():
        knowledge = _load(given or folder)
    found = diagnostics_by_path(knowledge.loaded.diagnostics)
    for guide in knowledge.loaded.knowledge:
        line = json.dumps(export_guide(guide, found.pop(guide.path, ())), ensure_ascii=False)
        click.echo(line)
    for diagnostics in found.values():
        for diagnostic in diagnostics:
            click.echo(str(diagnostic), err=True)


@main.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.jsonl…",
)
@folder_of_guides
@click.option("--failures", is_flag=True, help="Show each miss: where, what was expected, found.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write one JSON object a file (docs/jsonl.md)."
)
def evaluate(files: tuple[Path, ...], folder: Path | None, failures: bool, as_json: bool) -> None:  # noqa: FBT001 - click passes flags by name
    """Score labelled messages: how well these guides are understood.

    A line holds a text and what it names (docs/jsonl.md). Misses do not fail the command.
    """
    # Only those who measure need it.
    from bot.evaluation.record import evaluation_record  # noqa: PLC0415
    from bot.evaluation.report import report  # noqa: PLC0415
    from bot.evaluation.running import evaluate_files  # noqa: PLC0415

    with _worded_failures():
        snapshot = _open(folder).library.snapshot
        evaluations = evaluate_files(files, snapshot, wiring.now(), wiring.seconds)
        for each in evaluations:
            for bad_line in each.bad_lines:
                click.echo(str(bad_line), err=True)
        if as_json:
            _in_utf_8()
            for each in evaluations:
                record = evaluation_record(each, failures=failures)
                click.echo(json.dumps(record, ensure_ascii=False))
        else:
            click.echo(report(evaluations, failures=failures))


def _load(folder: Path | None) -> Knowledge:
    """Read the guides afresh, with a progress bar where a person watches a large folder."""
    root = wiring.knowledge_root(load_settings(), folder)
    with _progress_bar() as progress:
        return wiring.load(root, progress)


def _open(folder: Path | None, settings: Settings | None = None) -> Opened:
    """Open the guides to answer from, with the same bar where many have to be read."""
    root = wiring.knowledge_root(settings or load_settings(), folder)
    with _progress_bar() as progress:
        return wiring.open_library(root, progress)


@contextmanager
def _progress_bar() -> Iterator[Progress | None]:
    """A bar on standard error once there is progress; none where that is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as drawn:
        show: Progress | None = None

        def tell(done: int, total: int) -> None:
            nonlocal show
            if show is None:
                show = drawn.enter_context(_drawn_bar())
            show(done, total)

        yield tell


@contextmanager
def _drawn_bar() -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415 - loads slowly, and only a person needs it
    from rich.progress import Progress as Bar  # noqa: PLC0415

    # Without a thread that redraws it, since the reading may be shared out over processes.
    with Bar(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("reading guides", total=None)

        def show(done: int, total: int) -> None:
            if done % _EVERY == 0 or done == total:
                bar.update(task, completed=done, total=total, refresh=True)

        yield show


# So many guides are read between two looks at the bar.
_EVERY = 50


def _findings_as_json(knowledge: Knowledge, shown: tuple[Diagnostic, ...]) -> dict[str, object]:
    errors = sum(1 for diagnostic in shown if diagnostic.severity is Severity.ERROR)
    return {
        "guides": len(knowledge.loaded.knowledge),
        "errors": errors,
        "warnings": len(shown) - errors,
        "diagnostics": [export_diagnostic(diagnostic) for diagnostic in shown],
    }


@contextmanager
def _worded_failures() -> Iterator[None]:
    """Turn what a person can put right into a sentence and exit 2, without a traceback."""
    try:
        yield
    except FileExistsError as error:
        _end(f"{error.filename} is there already; nothing was written")
    except _FOR_PEOPLE as error:
        _end(str(error))
    except BrokenPipeError:
        # Whoever read our answers has gone, as `head` does; there is nobody to tell.
        sys.stderr.close()
        sys.exit(_NOBODY_READS)
    except OSError as error:
        _end(f"{error.filename or 'a file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 - its words may quote what somebody typed
        click.echo("".join(traceback.format_tb(error.__traceback__)), err=True, nl=False)
        _end(f"{type(error).__name__}, which should not happen; the lines above say where", _BROKEN)


_BROKEN = 70
_INTERRUPTED = 130
_NOBODY_READS = 141


def _end(message: str, code: int = CANNOT_START) -> None:
    click.echo(f"coach: {message}", err=True)
    sys.exit(code)
