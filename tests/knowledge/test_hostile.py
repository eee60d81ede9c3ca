"""Input that nobody would write by hand: each is refused or read, and harms no other guide."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.loaded import Loaded
from bot.knowledge.loader import load_knowledge
from bot.knowledge.vocabulary import Vocabulary
from tests.knowledge.conftest import ReadText
from tests.knowledge.made_up import LEVERS, TABLE, body, codes, front_matter, guide_text, words

Load = Callable[[], Loaded]
FIFTY_MB = 50 * 2**20


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one sound guide and room for trouble."""
    root = tmp_path / "guides"
    for company in ("sound", "bad"):
        (root / company).mkdir(parents=True)
    text = guide_text(company="sound")
    (root / "sound" / "baker.md").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def load(root: Path, vocabulary: Vocabulary) -> Load:
    def load() -> Loaded:
        loaded = load_knowledge(root, vocabulary)
        assert "sound" in loaded.knowledge.companies
        return loaded

    return load


def _only(loaded: Loaded) -> Diagnostic:
    (found,) = loaded.diagnostics
    assert len(loaded.knowledge) == 1
    return found


def test_a_file_of_fifty_megabytes_is_refused_unread(root: Path, load: Load) -> None:
    with (root / "bad" / "x.md").open("wb") as file:
        file.truncate(FIFTY_MB)
    found = _only(load())
    assert str(found) == "bad/x.md:1: error KB101: larger than 512 KB; split it or cut it down"


def test_a_link_to_a_file_outside_is_refused(root: Path, load: Load) -> None:
    secret = root.parent / "secret.md"
    secret.write_text(guide_text(company="bad", role="x"), encoding="utf-8")
    (root / "bad" / "x.md").symlink_to(secret)
    found = _only(load())
    assert (found.path, found.code, found.severity) == ("bad/x.md", "KB104", Severity.ERROR)


def test_a_link_to_a_file_in_a_folder_whose_name_only_begins_alike_is_refused(
    root: Path, load: Load
) -> None:
    beside = root.parent / "guides-of-others"
    beside.mkdir()
    (beside / "x.md").write_text("---\n", encoding="utf-8")
    (root / "bad" / "x.md").symlink_to(beside / "x.md")
    assert _only(load()).code == "KB104"


def test_a_link_within_the_guides_is_read_like_a_file(root: Path, load: Load) -> None:
    (root / "bad" / "x.md").symlink_to(root / "sound" / "baker.md")
    assert _only(load()).code == "KB111"


@pytest.mark.parametrize("target", ["nowhere.md", "x.md"])
def test_a_link_that_leads_nowhere_is_refused(root: Path, load: Load, target: str) -> None:
    (root / "bad" / "x.md").symlink_to(target)
    found = _only(load())
    assert found.code == "KB103"
    assert found.severity is Severity.ERROR


def test_a_folder_that_is_a_link_is_not_followed(root: Path, load: Load) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "x.md").write_text("---\n", encoding="utf-8")
    (root / "away").symlink_to(outside)
    (root / "around").symlink_to(root)
    loaded = load()
    assert [(found.path, found.code) for found in loaded.diagnostics] == [
        ("around", "KB104"),
        ("away", "KB104"),
    ]


def test_the_folder_itself_may_be_a_link(root: Path, vocabulary: Vocabulary) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    assert len(load_knowledge(link, vocabulary).knowledge) == 1


def test_a_pipe_in_the_folder_does_not_make_us_wait(root: Path, load: Load) -> None:
    os.mkfifo(root / "bad" / "x.md")
    found = _only(load())
    assert str(found) == "bad/x.md:1: error KB103: not a plain file; remove it"


def test_a_file_that_cannot_be_opened_is_refused(root: Path, load: Load) -> None:
    # A link to itself cannot be followed by anybody, not even by root.
    (root / "bad" / "x.md").symlink_to("x.md")
    found = _only(load())
    assert found.code in {"KB103", "KB104"}


def test_a_folder_named_like_a_guide_is_a_folder(root: Path, load: Load) -> None:
    (root / "bad" / "x.md").mkdir()
    assert load().diagnostics == ()


@pytest.mark.parametrize("name", ["a\nb.md", "\x1b[31m.md", "a\u202eb.md"])
def test_a_file_name_cannot_break_the_line_that_reports_it(
    root: Path, load: Load, name: str
) -> None:
    (root / "bad" / name).write_text("---\n", encoding="utf-8")
    assert str(_only(load())).isprintable()


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes only names that are text")
def test_a_file_name_that_is_no_text_is_reported_as_one(root: Path, load: Load) -> None:
    raw = os.fsencode(root / "bad") + b"/\xff.md"
    os.close(os.open(raw, os.O_CREAT | os.O_WRONLY))
    assert str(_only(load())).encode()


@pytest.mark.parametrize(
    "slug", ["../../etc", "..", "/etc/passwd", "a/b", "Acme", "a\\nb", "a b", "-", "a.b", "é"]
)
def test_a_slug_that_is_none_is_refused(read: ReadText, slug: str) -> None:
    read_guide = read(guide_text(company=f'"{slug}"'))
    assert read_guide.guide is None
    assert codes(read_guide.diagnostics) == ["KB111"]


BOMBS = {
    "quotes": ">" * 100_000,
    "spaced quotes": "> " * 100_000,
    "brackets": "[" * 100_000,
    "links": "[a](" * 80_000,
    "lists": "- " * 100_000,
    "nested lists": "".join("  " * n + "- x\n" for n in range(500)),
    "stars": "*" * 400_000,
    "bold": "**a " * 100_000,
    "ticks": "".join("`" * n + " " for n in range(800)),
    "angles": "<" * 300_000,
    "comments": "<!--" * 80_000,
    "pipes": "|" * 300_000,
    "one line": "word " * 80_000,
    "quotation marks": '"' * 400_000,
    "headings": "# a\n" * 100_000,
    "titles": "**Evidence**\n\nx\n\n" * 20_000,
    "strategies": "#### Negotiate Up\n\nx\n\n" * 15_000,
    "blank heading": "### a" + " " * 60_000 + "Guide",
    "bar heading": "### " + " | " * 60_000 + "Guide",
    "word heading": "### a | b" + " Global" * 20_000 + " x",
    "mapping": "**Level Mapping:** " + "A = " * 60_000,
    "lever": '**Lever 9 — A:** "' + "[X " * 60_000 + '"',
    "cells": "| Region | Base |\n|---|---|\n" + "| x | $1K |\n" * 20_000,
    "definitions": "[a]: http://x\n" * 20_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("first", [True, False])
def test_a_body_made_to_choke_a_parser_is_read(read: ReadText, bomb: str, first: bool) -> None:
    parts = (BOMBS[bomb], body()) if first else (body(), BOMBS[bomb])
    read_guide = read(front_matter({}) + "\n\n".join(parts))
    assert read_guide.guide is not None
    assert "London" in [row.region for row in read_guide.guide.rows]


def test_a_table_of_ten_thousand_rows_is_read(read: ReadText) -> None:
    rows = "\n".join(f"| London {n} | £1K–£2K | — | — | £3K |" for n in range(10_000))
    read_guide = read(guide_text(table=f"{TABLE}\n{rows}"))
    assert read_guide.guide is not None
    assert len(read_guide.guide.rows) == 10_001


def test_thousands_of_levers_are_read(read: ReadText) -> None:
    levers = "\n".join(f'{n}. **L{n}:** "I would like [X]."' for n in range(1, 5_001))
    read_guide = read(guide_text(levers=f"#### Global Levers\n\n{levers}"))
    assert read_guide.guide is not None
    assert len(read_guide.guide.levers) == 5_000


@pytest.mark.parametrize("cell", ["1" * 390, "(" * 390, "9" * 380 + "K%", "£1K " * 50_000])
def test_a_cell_made_to_choke_is_never_taken_for_pay_in_silence(read: ReadText, cell: str) -> None:
    read_guide = read(guide_text(table=TABLE.replace("£40K–£80K", cell)))
    assert read_guide.guide is not None
    stock = read_guide.guide.rows[0].pay.stock
    assert stock is not None
    assert words(stock) == "40,000–80,000 GBP/unknown"
    assert read_guide.diagnostics != ()
    assert all(len(found.message) < 400 for found in read_guide.diagnostics)


@pytest.mark.parametrize("region", ["a / b " * 600, "x" * 3_900, "[" * 3_000])
def test_a_message_quotes_only_the_beginning_of_a_long_label(read: ReadText, region: str) -> None:
    table = TABLE.replace("London", region)
    found = read(guide_text(table=table)).diagnostics
    assert found != ()
    assert all(len(one.message) < 300 for one in found)


@pytest.mark.parametrize(
    "value",
    ['"A\\0"', '"A\\e[31mB"', '"\\x07"', '"A\\x9bB"'],
    ids=["nul", "escape", "bell", "c1"],
)
@pytest.mark.parametrize("key", ["company_display", "role_display", "data_quality"])
def test_yaml_escapes_bring_in_no_control_characters(read: ReadText, key: str, value: str) -> None:
    read_guide = read(guide_text(**{key: value}))
    assert read_guide.guide is not None
    guide = read_guide.guide
    assert (guide.company_name + guide.role_name + guide.quality).isprintable()
    assert codes(read_guide.diagnostics) == ["KB112"]


def test_html_is_kept_as_words(read: ReadText) -> None:
    levers = LEVERS.replace("sourdough.", "<b>sourdough</b> & <script>alert(1)</script>.")
    guide = read(guide_text(levers=levers)).guide
    assert guide is not None
    assert "<script>alert(1)</script>" in guide.levers[0].script


@pytest.mark.parametrize("label", ["🇬🇧 London", "London\u200e", "\u202aLondon\u202c"])
def test_flags_and_direction_marks_do_not_hide_a_region(read: ReadText, label: str) -> None:
    guide = read(guide_text(table=TABLE.replace("London", label))).guide
    assert guide is not None
    assert [row.region for row in guide.rows] == ["London"]
