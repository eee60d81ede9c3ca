import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.regions import read_region
from bot.knowledge.role_words import reading_of
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.knowledge.vocabulary_files import CompanyEntry
from bot.knowledge.vocabulary_source import LARGEST_FILE_BYTES

OURS = Path(__file__).parents[2] / "knowledge" / "vocabulary"

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, text: str) -> Path:
        folder = tmp_path / "vocabulary"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return folder

    return put


@pytest.fixture(scope="module")
def ours() -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    return load_vocabulary([OURS])


def places_of(vocabulary: Vocabulary, label: str) -> list[tuple[str | None, str | None]]:
    reading = read_region(label, vocabulary.gazetteer)
    return [(place.metro, place.country) for place in reading.places]


def test_our_vocabulary_has_no_findings(
    ours: tuple[Vocabulary, tuple[Diagnostic, ...]],
) -> None:
    assert ours[1] == ()


def test_our_vocabulary_knows_all_standard_roles_by_what_people_type(
    ours: tuple[Vocabulary, tuple[Diagnostic, ...]],
) -> None:
    words = {word: key for key, names in ours[0].role_words.items() for word in names}
    meant = {word: reading_of(key).role for word, key in words.items()}
    assert len(set(meant.values())) == 13
    assert meant["swe"] == "software-engineer"
    assert meant["sr swe"] == "senior-software-engineer"
    assert meant["sre"] == "devops-engineer"
    assert meant["pm"] == "product-manager"
    assert meant["tpm"] == "technical-program-manager"
    assert meant["em"] == "engineering-manager"
    assert meant["mle"] == "ml-ai-engineer"
    assert reading_of(words["pm"]) == ("product-manager", True, "technical-program-manager")
    assert reading_of(words["em"]) == ("engineering-manager", True, None)
    assert reading_of(words["Product Manager"]) == ("product-manager", False, None)


def company(vocabulary: Vocabulary, slug: str) -> CompanyEntry:
    return next(entry for entry in vocabulary.companies if entry.slug == slug)


def test_no_word_of_ours_stands_for_two_roles(
    ours: tuple[Vocabulary, tuple[Diagnostic, ...]],
) -> None:
    said = [word.casefold() for names in ours[0].role_words.values() for word in set(names)]
    assert sorted({word for word in said if said.count(word) > 1}) == []


def test_our_vocabulary_knows_companies_and_lever_families(
    ours: tuple[Vocabulary, tuple[Diagnostic, ...]],
) -> None:
    vocabulary = ours[0]
    assert company(vocabulary, "amazon").name == "Amazon"
    assert "cap1" in company(vocabulary, "capital-one").also
    assert "sign_on" in [family.family for family in vocabulary.families]
    assert all(family.label for family in vocabulary.families)


def test_a_later_folder_adds_to_an_earlier_one(write: Write) -> None:
    """
    metros:
      - {key: atlantis, name: Atlantis, country: GR}
      - {key: london, name: London, country: GB, also: [the smoke]}
    """
    folder = write("places.yaml", _input(test_a_later_folder_adds_to_an_earlier_one))
    vocabulary, diagnostics = load_vocabulary([OURS, folder])
    assert diagnostics == ()
    assert places_of(vocabulary, "Atlantis") == [("atlantis", "GR")]
    assert places_of(vocabulary, "The Smoke") == [("london", "GB")]
    assert places_of(vocabulary, "Shoreditch") == [("london", "GB")]


def test_aliases_of_two_folders_are_put_together(write: Write) -> None:
    """
    - {slug: amazon, name: Amazon, also: [the river]}
    """
    folder = write("companies.yaml", _input(test_aliases_of_two_folders_are_put_together))
    vocabulary, _ = load_vocabulary([OURS, folder])
    amazon = company(vocabulary, "amazon")
    assert (amazon.name, amazon.also[-1], "amzn" in amazon.tickers) == ("Amazon", "the river", True)


def test_a_missing_folder_says_nothing(tmp_path: Path) -> None:
    vocabulary, diagnostics = load_vocabulary([tmp_path / "vocabulary"])
    assert diagnostics == ()
    assert vocabulary.families == ()
    assert read_region("London", vocabulary.gazetteer).problem == "unknown place 'London'"


def test_a_wrong_entry_is_reported_at_its_line_and_the_rest_is_read(write: Write) -> None:
    """
    metros:
      - {key: right, name: Right, country: US}
      - key: wrong
        name: [Wrong]
        country: US
      - {key: short, name: Short}
    """
    text = _input(test_a_wrong_entry_is_reported_at_its_line_and_the_rest_is_read)
    vocabulary, diagnostics = load_vocabulary([write("places.yaml", text)])
    assert [(found.path, found.line, found.code) for found in diagnostics] == [
        ("vocabulary/places.yaml", 4, "KB603"),
        ("vocabulary/places.yaml", 6, "KB603"),
    ]
    assert "'country' is missing" in diagnostics[1].message
    assert places_of(vocabulary, "Right") == [("right", "US")]


def test_an_unknown_key_is_a_warning_and_its_entry_is_read(write: Write) -> None:
    """
    metros:
      - {key: right, name: Right, country: US,
         citys: [Left]}
    """
    text = _input(test_an_unknown_key_is_a_warning_and_its_entry_is_read)
    vocabulary, (found,) = load_vocabulary([write("places.yaml", text)])
    assert (found.line, found.severity, found.code) == (3, Severity.WARNING, "KB604")
    assert places_of(vocabulary, "Right") == [("right", "US")]


def test_a_file_that_nothing_reads_is_a_warning(write: Write) -> None:
    _, (found,) = load_vocabulary([write("palces.yaml", "metros: []")])
    assert (found.severity, found.code) == (Severity.WARNING, "KB605")


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("metros:\n  - {key: x\n", 2, "KB602"),
        ("metros: []\nwords: {}\nmetros: []\n", 3, "KB602"),
        ("words: {}\nmetros: &a [x]\nhomonyms: *a\n", 2, "KB602"),
        ("words: {}\nmetros: !!python/object/apply:os.system [ls]\n", 2, "KB602"),
        ("- " * 5000, 1, "KB602"),
        ("[" * 5000, 1, "KB602"),
        ("".join(" " * depth + "-\n" for depth in range(1300)), 501, "KB602"),
        ("just words", 1, "KB603"),
        ("metros: 3", 1, "KB603"),
        ("words: {}\nwords2: {}\n", 2, "KB604"),
        ("words:\n  remote: [1]\n", 2, "KB603"),
        ("homonyms:\n  London: 3\n", 2, "KB603"),
        ("? [a, b]\n: 1\n", 1, "KB604"),
    ],
)
def test_broken_and_hostile_text_is_a_finding(
    write: Write, text: str, line: int, code: str
) -> None:
    _, diagnostics = load_vocabulary([write("places.yaml", text)])
    assert [(found.line, found.code) for found in diagnostics] == [(line, code)]


def test_an_alias_bomb_is_refused_at_once(write: Write) -> None:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    folder = write("roles.yaml", "\n".join(lines))
    started = time.perf_counter()
    _, (found,) = load_vocabulary([folder])
    assert found.code == "KB602"
    assert time.perf_counter() - started < 1


def test_many_wrong_entries_are_reported_at_once(write: Write) -> None:
    folder = write("roles.yaml", "- {slug: swe}\n" * 5000)
    started = time.perf_counter()
    _, diagnostics = load_vocabulary([folder])
    assert [found.line for found in diagnostics] == list(range(1, 5001))
    # Finding all lines at once takes 0.1 s; a search for each entry would take over a minute.
    assert time.perf_counter() - started < 10


def test_a_number_where_a_text_belongs_is_told_in_words(write: Write) -> None:
    _, (found,) = load_vocabulary([write("roles.yaml", "- {slug: 3, name: Three}")])
    assert found.message == "slug: one text, in quotes, expected"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"metros:\n  - {key: caf\xe9}", "not UTF-8"),
        (b"#" * (LARGEST_FILE_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    write: Write, data: bytes, message: str
) -> None:
    folder = write("companies.yaml", "- {slug: acme, name: Acme}")
    (folder / "places.yaml").write_bytes(data)
    vocabulary, (found,) = load_vocabulary([folder])
    assert (found.path, found.code) == ("vocabulary/places.yaml", "KB601")
    assert message in found.message
    assert vocabulary.companies == (CompanyEntry("acme", "Acme"),)


def test_a_link_out_of_the_folder_is_refused(write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("- {slug: acme, name: Acme}")
    folder = write("roles.yaml", "")
    (folder / "companies.yaml").symlink_to(secret)
    vocabulary, (found,) = load_vocabulary([folder])
    assert (found.path, found.code) == ("vocabulary/companies.yaml", "KB601")
    assert vocabulary.companies == ()


def test_a_byte_order_mark_and_windows_lines_are_simply_read(write: Write) -> None:
    folder = write("companies.yaml", "\ufeff- slug: acme\r\n  name: Acme\r\n")
    vocabulary, diagnostics = load_vocabulary([folder])
    assert diagnostics == ()
    assert vocabulary.companies == (CompanyEntry("acme", "Acme"),)


def test_norway_is_a_country_and_no_truth_value(write: Write) -> None:
    folder = write("places.yaml", "metros:\n  - {key: oslo, name: Oslo, country: NO}\n")
    vocabulary, diagnostics = load_vocabulary([folder])
    assert diagnostics == ()
    assert places_of(vocabulary, "Oslo") == [("oslo", "NO")]


def _input(test: Callable[..., None]) -> str:
    """The docstring of a test, as a file."""
    lines = (test.__doc__ or "").strip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[indent:] for line in lines)
