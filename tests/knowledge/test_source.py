"""Front matter and body out of a file, and the line of each value."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.diagnostics import Severity
from bot.knowledge.source import (
    LARGEST_GUIDE_BYTES,
    GuideSource,
    SourceError,
    parse_source,
    read_source,
)

TEXT = "---\ncompany: acme\nrows:\n  - low: 1\n  - low: 2\n---\n\n# Title\n"


def _refused(text: str) -> tuple[str, int, str]:
    with pytest.raises(SourceError) as refusal:
        parse_source("a/b.md", text)
    found = refusal.value.diagnostic
    assert found.path == "a/b.md"
    return found.code, found.line, found.message


def test_front_matter_and_body_are_told_apart() -> None:
    source = parse_source("a/b.md", TEXT)
    assert source.metadata == {"company": "acme", "rows": [{"low": 1}, {"low": 2}]}
    assert source.body.strip() == "# Title"


def test_each_value_knows_its_line() -> None:
    source = parse_source("a/b.md", TEXT)
    assert source.line_of("company") == 2
    assert source.line_of("rows", 1, "low") == 5
    assert source.line_of("rows", 1, "high") == 5
    assert source.line_of("nothing") == 1


@pytest.mark.parametrize(
    ("front_matter", "lines"),
    [
        ("from:\n  - a\n  - b\nto: c\n", (3, 4)),
        ("from:\n- a\n- b\n", (3, 4)),
        ("from: [a, b]\n", ()),
        ("to: c\n", ()),
    ],
)
def test_each_item_of_a_list_knows_its_line(front_matter: str, lines: tuple[int, ...]) -> None:
    assert parse_source("a/b.md", f"---\n{front_matter}---\n").lines_of_items("from") == lines


@pytest.mark.parametrize("blank", ["", "\n", "\n\n\n"])
def test_the_body_knows_its_first_line(blank: str) -> None:
    source = parse_source("a/b.md", f"---\na: 1\n---\n{blank}# Title\n")
    before = source.body[: source.body.index("# Title")]
    assert source.body_line + before.count("\n") == 4 + len(blank)


def test_blank_lines_before_the_first_key_keep_lines_true() -> None:
    assert parse_source("a/b.md", "---\n\n\na: 1\n---\n").line_of("a") == 4


@pytest.mark.parametrize("text", ["", "# Title\n", "+++\na: 1\n+++\n", "--\na: 1\n--\n"])
def test_a_file_without_front_matter_is_passed_over_with_a_warning(text: str) -> None:
    with pytest.raises(SourceError) as refusal:
        parse_source("a/b.md", text)
    assert refusal.value.diagnostic.severity is Severity.WARNING
    assert refusal.value.diagnostic.code == "KB105"


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("---\na: 1\n", "KB106", 1, "close it with '---'"),
        ("---\n---\n", "KB106", 1, "empty"),
        ("---\n- a\n---\n", "KB106", 1, "key: value"),
        ("---\nwords\n---\n", "KB106", 1, "key: value"),
        ("---\na: 1\nb: [c\n---\n", "KB106", 3, "YAML"),
        ("---\na: 1\nb: c: d\n---\n", "KB106", 3, "quotes"),
        ("---\na:\n\tb: 1\n---\n", "KB106", 3, "tab"),
        ("---\na: 1\nb: 2\na: 3\n---\n", "KB108", 4, "'a' stands twice"),
        ("---\nr:\n  - a: 1\n    a: 2\n---\n", "KB108", 4, "'a' stands twice"),
        ("---\na: 1\nb: &x 2\n---\n", "KB109", 3, "'x'"),
        ("---\na: &x [1]\nb: *x\n---\n", "KB109", 3, "alias"),
        ("---\na: 1\nb: !!python/name:os.system x\n---\n", "KB109", 3, "python/name"),
        ("---\na: 1\nb: !env HOME\n---\n", "KB109", 3, "!env"),
        ("---\na: !!binary aGk=\n---\n", "KB109", 2, "binary"),
    ],
)
def test_front_matter_that_cannot_be_used_is_refused_at_its_line(
    text: str, code: str, line: int, words: str
) -> None:
    found = _refused(text)
    assert found[:2] == (code, line)
    assert words in found[2]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert _refused("\n".join(("---", *lines, "---", "")))[0] == "KB109"


@pytest.mark.parametrize(
    "yaml",
    [
        "- " * 100_000,
        "a: " + "[" * 100_000,
        "? " * 30_000,
        "? " * 1_800 + "a",
        "- " * 1_900 + "a",
        "a: " + "[" * 1_900 + "]" * 1_900,
        "a: " + "{b: " * 900 + "1" + "}" * 900,
        "a: " + ("[" * 60 + "\n ") * 300 + ("]" * 60 + "\n ") * 300,
        "\n".join(" " * n + "a:" for n in range(300)),
        "\n".join("- " * 60 for _ in range(300)),
    ],
    ids=lambda yaml: f"{yaml[:8].strip()}…{len(yaml)}",
)
def test_front_matter_that_nests_too_deeply_is_refused(yaml: str) -> None:
    assert _refused(f"---\n{yaml}\n---\n")[0] in {"KB101", "KB106"}


@pytest.mark.parametrize("letter", ["\x80", "\x9b", "\ufffe", "\uffff"])
@pytest.mark.parametrize("other", ["b: &x 1", "b: !!str 1", "b: 1"])
def test_letters_that_only_one_parser_takes_do_no_harm(letter: str, other: str) -> None:
    try:
        parse_source("a/b.md", f"---\na: x{letter}y\n{other}\n---\n")
    except SourceError as refusal:
        assert refusal.diagnostic.code in {"KB106", "KB107", "KB109"}  # noqa: PT017 - or no refusal


def _file(root: Path, raw: bytes) -> GuideSource:
    path = root / "acme" / "baker.md"
    path.parent.mkdir()
    path.write_bytes(raw)
    return read_source(path, root)


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "  \n").encode(),
        TEXT.replace("\n", " \t\n").encode(),
    ],
    ids=["mark", "crlf", "cr", "blanks", "tabs"],
)
def test_byte_order_mark_line_ends_and_trailing_blanks_are_simply_read(
    tmp_path: Path, raw: bytes
) -> None:
    source = _file(tmp_path, raw)
    assert source.path == "acme/baker.md"
    assert source.metadata["rows"] == [{"low": 1}, {"low": 2}]
    assert source.line_of("rows", 1, "low") == 5
    assert source.body.strip() == "# Title"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        ("---\na: 1\n---\nBrät".encode("latin-1"), "KB102", 4),
        (TEXT.encode("utf-16"), "KB102", 1),
        (b"---\na: 1\n---\nBr\0t", "KB107", 4),
        (b"---\na: 1\n---\n\x1b[31m", "KB107", 4),
        (b"---\na: 1\n---\n" + b"x" * LARGEST_GUIDE_BYTES, "KB101", 1),
    ],
    ids=["latin-1", "utf-16", "nul", "escape", "large"],
)
def test_a_file_that_is_no_plain_text_is_refused(
    tmp_path: Path, raw: bytes, code: str, line: int
) -> None:
    with pytest.raises(SourceError) as refusal:
        _file(tmp_path, raw)
    found = refusal.value.diagnostic
    assert (found.code, found.line, found.severity) == (code, line, Severity.ERROR)


YAMLISH = st.lists(
    st.sampled_from(
        [
            "a", "b", "company", ": ", ":", "- ", "\n", "\n  ", "  ", "\t", "[", "]", "{", "}",
            ", ", "'", '"', "|", ">", "&x ", "*x", "!t ", "!!str ", "? ", "<<", "#", "%", "@", "`",
            "1", "1e400", ".inf", "true", "~", "2026-13-45", "é", "\x80", "\ufffe", "\\", "---",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(YAMLISH, st.text(max_size=100)))
def test_any_front_matter_is_read_or_refused_with_words(yaml: str) -> None:
    text = f"---\n{yaml}\n---\nbody\n"
    try:
        source = parse_source("a/b.md", text)
    except SourceError as refusal:
        line = refusal.diagnostic.line
        assert refusal.diagnostic.message  # noqa: PT017 - either outcome is right
    else:
        line = source.line_of(*list(source.metadata)[:1])
    assert 1 <= line <= text.count("\n") + 1
