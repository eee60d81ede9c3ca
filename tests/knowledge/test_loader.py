"""From a folder to a knowledge base: the good and the bad of it, together."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.base import GuideId
from bot.knowledge.diagnostics import Severity
from bot.knowledge.folders import guide_files
from bot.knowledge.loaded import Loaded, NoGuideFolderError
from bot.knowledge.loader import GuideReader, load_knowledge, read_one
from bot.knowledge.vocabulary import Vocabulary
from tests.knowledge.conftest import ReadText
from tests.knowledge.made_up import FRONT_MATTER, GUIDES, body, codes, front_matter, guide_text


def _put(root: Path, company: str, role: str, text: str | None = None) -> None:
    file = root / company / f"{role}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    sound = guide_text(company=company, role=role)
    file.write_text(sound if text is None else text, encoding="utf-8")


def test_a_guide_says_what_its_file_says(read: ReadText) -> None:
    guide = read(guide_text(aliases="[A1]", vesting="[50, 50]", stock_basis="grant")).guide
    assert guide is not None
    assert guide.id == GuideId("acme", "baker")
    assert (guide.company_name, guide.role_name, guide.company_title) == ("Acme", "Baker", "Acme")
    assert (guide.quality, guide.quarter, guide.role_type) == ("high", "2025-Q4", "standard")
    assert (guide.updated, guide.due) == (date(2026, 2, 23), date(2026, 5, 23))
    assert guide.sources == ("Bread Gazette",)
    assert guide.company_aliases == ("A1",)
    assert [int(year) for year in guide.vesting] == [50, 50]
    assert guide.dna == "Bread."
    assert [lever.name for lever in guide.levers] == ["Sourdough"]
    assert [passage.text for passage in guide.strategy] == ["Open with the sourdough."]


def test_a_name_that_front_matter_lacks_is_taken_from_the_title_or_the_slug(
    read: ReadText,
) -> None:
    text = guide_text(company_display=None, role_display=None)
    from_title = read(text).guide
    from_slug = read(text.replace("### Baker | Acme Global Negotiation Guide", "")).guide
    assert from_title is not None
    assert from_slug is not None
    assert (from_title.company_name, from_title.role_name) == ("Acme", "Baker")
    assert (from_slug.company_name, from_slug.role_name) == ("Acme", "Baker")


def test_every_made_up_guide_is_read(loaded: Loaded) -> None:
    paths, walked = guide_files(GUIDES)
    assert len(loaded.knowledge) == len(paths)
    assert loaded.errors == ()
    assert walked == []


def test_companies_know_their_roles_and_names(loaded: Loaded) -> None:
    company = loaded.knowledge.companies["section-forms"]
    assert company.name == "Section Forms"
    assert company.roles == tuple(sorted(company.roles))
    guides = loaded.knowledge.of_company("section-forms")
    assert tuple(guide.id.role for guide in guides) == company.roles
    assert loaded.knowledge.of_company("nobody") == ()


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "---\n",
        "---\ncompany: [\n---\n",
        "---\ncompany: a\n---\n",
        "---\n" + "? " * 1_800 + "a\n---\n",
        front_matter({"company": "other"}) + body(),
        front_matter({"company": "bad"}),
        "\x00",
    ],
)
def test_one_bad_guide_of_three_never_stops_the_others(
    tmp_path: Path, vocabulary: Vocabulary, bad: str
) -> None:
    _put(tmp_path, "first", "baker")
    _put(tmp_path, "bad", "baker", bad)
    _put(tmp_path, "last", "baker")
    loaded = load_knowledge(tmp_path, vocabulary)
    assert {"first", "last"} <= set(loaded.knowledge.companies)
    assert {found.path for found in loaded.diagnostics} == {"bad/baker.md"}


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(NoGuideFolderError, match="no folder of guides"):
        load_knowledge(tmp_path / "none", vocabulary)


def test_an_empty_folder_is_an_empty_knowledge_base(tmp_path: Path, vocabulary: Vocabulary) -> None:
    loaded = load_knowledge(tmp_path, vocabulary)
    assert (len(loaded.knowledge), loaded.diagnostics) == (0, ())


def test_hidden_files_and_the_projects_own_folders_are_no_guides(tmp_path: Path) -> None:
    for name in (".git/x.md", "vocabulary/x.md", "generic/x.md", "scenarios/x.md", "a/.x.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert guide_files(tmp_path) == ([], [])


@pytest.mark.parametrize("name", ["x.MD", "x.markdown"])
def test_a_file_whose_name_ends_otherwise_is_not_passed_over_in_silence(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(guide_text(), encoding="utf-8")
    paths, (found,) = guide_files(tmp_path)
    assert paths == []
    assert (found.path, found.severity) == (name, Severity.WARNING)


def test_a_guide_at_another_place_than_it_says_is_refused(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    _put(tmp_path, "acme", "cook", guide_text())
    _put(tmp_path, "bcme", "baker", guide_text())
    loaded = load_knowledge(tmp_path, vocabulary)
    assert len(loaded.knowledge) == 0
    assert [(d.path, d.line, d.code) for d in loaded.diagnostics] == [
        ("acme/cook.md", 4, "KB111"),
        ("bcme/baker.md", 2, "KB111"),
    ]


def test_progress_is_told_file_by_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for role in ("a", "b", "c"):
        _put(tmp_path, "acme", role)
    heard: list[tuple[int, int]] = []
    load_knowledge(tmp_path, vocabulary, lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_two_processes_read_what_one_reads(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for number in range(410):
        _put(tmp_path, f"c{number % 7}", f"r{number}")
    _put(tmp_path, "c6", "broken", "---\n")
    assert load_knowledge(tmp_path, vocabulary, processes=2) == load_knowledge(tmp_path, vocabulary)


def test_one_file_can_be_read_for_its_author(tmp_path: Path, vocabulary: Vocabulary) -> None:
    _put(tmp_path, "acme", "baker")
    read = read_one(tmp_path / "acme" / "baker.md", tmp_path, vocabulary)
    assert read.guide is not None
    assert read.guide.path == "acme/baker.md"


ROWS = FRONT_MATTER["compensation"]


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        (" lots", "KB115", 11),
        ("\n  region: London", "KB115", 12),
        ("\n  - London", "KB115", 12),
        ("\n  -", "KB115", 12),
        (ROWS.replace("100000", "'110,000'"), "KB115", 13),
        (ROWS.replace("100000", "$110K"), "KB115", 13),
        (ROWS.replace("100000", "-5"), "KB115", 13),
        (ROWS.replace("100000", ".nan"), "KB115", 13),
        (ROWS.replace("100000", "1e400"), "KB115", 13),
        (ROWS.replace("100000", "true"), "KB115", 13),
        (ROWS.replace("region: London", "region:"), "KB115", 12),
    ],
)
def test_a_row_that_cannot_be_used_is_an_error_and_the_table_still_serves(
    read: ReadText, rows: str, code: str, line: int
) -> None:
    read_guide = read(guide_text(compensation=rows))
    errors = [d for d in read_guide.diagnostics if d.severity is Severity.ERROR]
    assert [(error.code, error.line) for error in errors] == [(code, line)]
    assert read_guide.guide is not None
    assert [row.region for row in read_guide.guide.rows] == ["London"]


def test_one_bad_row_costs_no_other_row(read: ReadText) -> None:
    text = guide_text(compensation=f"{ROWS}\n  - region: Paris\n    base_low: much")
    read_guide = read(text)
    assert read_guide.guide is not None
    assert [row.region for row in read_guide.guide.rows] == ["London"]
    assert codes(read_guide.diagnostics) == ["KB115"]


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        (ROWS.replace("\n    base_high: 120000", ""), "KB120", 13),
        (ROWS.replace("100000", "130000"), "KB212", 13),
        (ROWS.replace("base_low", "base_lo"), "KB113", 13),
        (ROWS.replace("currency: GBP", "currency: GBP\n    perks: 7"), "KB113", 21),
    ],
)
def test_what_is_odd_in_a_row_is_a_warning_at_its_line(
    read: ReadText, rows: str, code: str, line: int
) -> None:
    found = {d.code: d for d in read(guide_text(compensation=rows)).diagnostics}
    assert (found[code].line, found[code].severity) == (line, Severity.WARNING)


def test_an_unknown_key_is_answered_with_the_nearest(read: ReadText) -> None:
    (found,) = read(guide_text(alias="[x]")).diagnostics
    assert found.code == "KB113"
    assert "'aliases'" in found.message


def test_missing_keys_are_named(read: ReadText) -> None:
    (found,) = read(guide_text(data_quality=None, data_sources=None)).diagnostics
    assert found.code == "KB114"
    assert "data_quality" in found.message
    assert "data_sources" in found.message


def test_a_guide_with_neither_pay_nor_levers_is_an_error(read: ReadText) -> None:
    read_guide = read(front_matter({"compensation": "[]"}) + "\nNothing here.\n")
    assert read_guide.guide is None
    assert "KB119" in codes(read_guide.diagnostics)


@pytest.mark.parametrize("text", ["", "\n", "words\n", "| a |\n|---|\n"])
def test_front_matter_alone_still_gives_its_rows(read: ReadText, text: str) -> None:
    read_guide = read(front_matter({}) + text)
    assert read_guide.guide is not None
    assert [row.region for row in read_guide.guide.rows] == ["London"]
    assert {d.severity for d in read_guide.diagnostics} == {Severity.WARNING}


SOUND = guide_text().split("\n")
LINES = st.integers(0, len(SOUND) - 1)
MANGLES = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "cut", "swap", "insert"]),
        LINES,
        LINES,
        st.text(alphabet=":|#*\"'>-[]{}$£%&!\\ \t0123456789ABcé—\u200b\u202e", max_size=8),
    ),
    min_size=1,
    max_size=8,
)


def _mangled(changes: list[tuple[str, int, int, str]]) -> str:
    lines = list(SOUND)
    for kind, first, second, word in changes:
        at, other = first % max(1, len(lines)), second % max(1, len(lines))
        if not lines:
            break
        if kind == "drop":
            del lines[at]
        elif kind == "double":
            lines.insert(at, lines[at])
        elif kind == "cut":
            lines[at] = lines[at][: second % (len(lines[at]) + 1)]
        elif kind == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        else:
            middle = second % (len(lines[at]) + 1)
            lines[at] = lines[at][:middle] + word + lines[at][middle:]
    return "\n".join(lines)


def _is_sound_answer(reader: GuideReader, text: str) -> None:
    read = reader.read_text("acme/baker.md", text)
    assert read.guide is not None or read.diagnostics
    for found in read.diagnostics:
        assert 1 <= found.line <= text.count("\n") + 1
        assert "\n" not in str(found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MANGLES)
def test_a_mangled_guide_is_read_or_explained(
    reader: GuideReader, changes: list[tuple[str, int, int, str]]
) -> None:
    _is_sound_answer(reader, _mangled(changes))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300), st.booleans(), st.booleans())
def test_any_text_is_read_or_explained(
    reader: GuideReader, text: str, fenced: bool, as_body: bool
) -> None:
    whole = f"---\n{text}\n---\n{body()}" if fenced else text
    _is_sound_answer(reader, front_matter({}) + text if as_body else whole)


PARTS = st.lists(
    st.sampled_from(
        [
            "### Baker | Acme Global Negotiation Guide", "#### Global Levers", "**Global Levers**",
            '1. **A:** "I would like it."', "2. **B**", "> “I would”", '**Lever 1 — C:** "x"',
            "#### Lever 2: D", "**1. E**", "---", "", "", "| Region | Base |", "|---|---|",
            "| London | $1K–£2K |", "| Level | Paris |", "| Component | Rome |", "| Base | ₹2L |",
            "**Level Mapping:** A = B", "= = =", "> **Negotiate Up Strategy:**", ">", "> - x",
            "#### Evidence & Sources", "- [x]", "[1] y", "**Negotiation DNA:**", "**", "<!--",
        ]
    ),
    max_size=25,
).map("\n".join)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS)
def test_parts_in_any_order_are_read_or_explained(reader: GuideReader, text: str) -> None:
    _is_sound_answer(reader, front_matter({"compensation": None}) + text)
