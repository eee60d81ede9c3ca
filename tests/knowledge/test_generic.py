"""Scripts that need no company: how their files are read, and what is wrong with a bad one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge.base import KnowledgeBase, PlaceholderKind
from bot.knowledge.diagnostics import Severity
from bot.knowledge.generic import load_generic
from bot.knowledge.vocabulary import Vocabulary

Write = Callable[..., Path]

ASK = "I like this job. Could the base be [your target base]?"
OFFER = "I have an offer from [company that made you an offer]. Could you match [their base]?"
HEAD = "---\nfamily: base\n---\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file into the folder `generic` of a folder of guides; gives back `generic`."""

    def put(text: str, name: str = "base.md", guides: str = "guides") -> Path:
        folder = tmp_path / guides / "generic"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return folder

    return put


def lever(number: int, name: str, script: str, advice: str = "Say it once.") -> str:
    return f'{number}. **{name}:** {advice}\n> "{script}"\n\n'


# What is read -------------------------------------------------------------------------------


def test_a_script_is_read_with_the_line_of_its_words(write: Write, vocabulary: Vocabulary) -> None:
    folder = write(HEAD + "# Base salary\n\n" + lever(1, "Ask", ASK) + lever(2, "Match", OFFER))
    (ask, match), found = load_generic([folder], vocabulary)
    assert found == ()
    assert (ask.family, ask.name, ask.script, ask.advice) == ("base", "Ask", ASK, "Say it once.")
    assert (ask.path, ask.line) == ("generic/base.md", 7)
    assert (match.path, match.line) == ("generic/base.md", 10)


def test_what_a_script_says_about_itself_is_known(write: Write, vocabulary: Vocabulary) -> None:
    folder = write(HEAD + lever(1, "Ask", ASK) + lever(2, "Match", OFFER))
    (ask, match), _ = load_generic([folder], vocabulary)
    assert (ask.sayable, ask.claims_offer) == (True, False)
    assert (match.sayable, match.claims_offer) == (True, True)
    assert [(gap.text, gap.kind) for gap in ask.placeholders] == [
        ("[your target base]", PlaceholderKind.AMOUNT)
    ]


def test_a_folder_s_own_scripts_come_before_the_project_s(
    write: Write, vocabulary: Vocabulary
) -> None:
    ours = write(HEAD + lever(1, "Ours", ASK), guides="project")
    own = write(HEAD + lever(1, "Own", ASK), guides="own")
    scripts, found = load_generic([ours, own], vocabulary)
    assert found == ()
    assert [script.name for script in KnowledgeBase(generic=scripts).generic_for("base")] == [
        "Own",
        "Ours",
    ]


def test_only_the_scripts_of_the_family_are_given(write: Write, vocabulary: Vocabulary) -> None:
    write(HEAD + lever(1, "Ask", ASK))
    folder = write("---\nfamily: level\n---\n" + lever(1, "Title", "Can we talk?"), "level.md")
    knowledge = KnowledgeBase(generic=load_generic([folder], vocabulary)[0])
    assert [script.name for script in knowledge.generic_for("level")] == ["Title"]
    assert knowledge.generic_for("equity") == ()


def test_a_folder_that_is_not_there_says_nothing(tmp_path: Path, vocabulary: Vocabulary) -> None:
    assert load_generic([tmp_path / "generic"], vocabulary) == ((), ())


# What is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front_matter", "finding"),
    [
        ("title: x", "1: error KB130: front matter lacks the family"),
        ("family: [base]", "2: error KB130: there is no family '['base']' to ask for"),
        ("family: bass", "2: error KB130: there is no family 'bass' to ask for; did you mean"),
        ("family: other", "2: error KB130: there is no family 'other' to ask for; see"),
        ("family: bonus", "2: error KB131: the file is called 'base', its front matter says"),
    ],
)
def test_a_file_without_its_family_is_not_used(
    write: Write, vocabulary: Vocabulary, front_matter: str, finding: str
) -> None:
    folder = write(f"---\n{front_matter}\n---\n{lever(1, 'Ask', ASK)}")
    scripts, (found,) = load_generic([folder], vocabulary)
    assert scripts == ()
    assert str(found).startswith(f"generic/base.md:{finding}")


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("# Base\n\nNothing yet.\n", "4: error KB132: no script;"),
        (lever(1, "Ask", ASK) + "2. **Wait**\n", "7: error KB132: 'Wait' has no script;"),
        (lever(1, "Ask", ASK) + lever(2, "Push", "Push for more."), "8: warning KB133: 'Push'"),
        (lever(1, "Ask", ASK) + "2. **Push:** Push for more.", "7: warning KB302: "),
        (lever(1, "Ask", ASK) + lever(2, "Ask", ASK), "7: warning KB304: "),
        (lever(1, "Ask", ASK) + lever(3, "Gap", ASK), "7: warning KB306: lever 'Gap' is not"),
        (lever(1, "Ask", ASK) + lever(2, "Bid", "I have an offer."), "7: warning KB303: "),
    ],
)
def test_what_is_wrong_with_a_script_is_found_at_its_line(
    write: Write, vocabulary: Vocabulary, body: str, finding: str
) -> None:
    _, found = load_generic([write(HEAD + body)], vocabulary)
    lines = [str(diagnostic) for diagnostic in found]
    assert any(line.startswith(f"generic/base.md:{finding}") for line in lines), lines


@pytest.mark.parametrize(
    "figure",
    ["$", "£90", "110K", "20%", "½", "one hundred", "ten percent", "fifty grand", "₹[base]"],
)
def test_a_script_with_a_figure_is_left_out(
    write: Write, vocabulary: Vocabulary, figure: str
) -> None:
    folder = write(HEAD + lever(1, "Ask", ASK) + lever(2, "Sum", f"I want\n> {figure} more."))
    (kept,), (found,) = load_generic([folder], vocabulary)
    assert kept.name == "Ask"
    assert (found.line, found.severity, found.code) == (9, Severity.ERROR, "KB134")


@pytest.mark.parametrize(
    ("name", "advice", "line"), [("Ask for 10", "Wait.", 4), ("Ask", "Wait 2 days.", 4)]
)
def test_a_figure_beside_the_script_is_one_too(
    write: Write, vocabulary: Vocabulary, name: str, advice: str, line: int
) -> None:
    scripts, (found,) = load_generic([write(HEAD + lever(1, name, ASK, advice))], vocabulary)
    assert scripts == ()
    assert (found.line, found.code) == (line, "KB134")


def test_small_numbers_in_words_are_no_figures(write: Write, vocabulary: Vocabulary) -> None:
    folder = write(HEAD + lever(1, "Ask", "I need one more day; could we talk twice a year?"))
    scripts, found = load_generic([folder], vocabulary)
    assert (len(scripts), found) == (1, ())


def test_an_unknown_key_is_reported_and_the_scripts_are_used(
    write: Write, vocabulary: Vocabulary
) -> None:
    folder = write(f"---\nfamily: base\nfamilie: x\n---\n{lever(1, 'Ask', ASK)}")
    scripts, (found,) = load_generic([folder], vocabulary)
    assert len(scripts) == 1
    assert (found.line, found.code) == (3, "KB113")
    assert found.message.endswith("did you mean 'family'?")


def test_a_bad_file_keeps_no_other_from_being_read(write: Write, vocabulary: Vocabulary) -> None:
    write("---\nfamily: [\n---\n", "bonus.md")
    scripts, (found,) = load_generic([write(HEAD + lever(1, "Ask", ASK))], vocabulary)
    assert [script.name for script in scripts] == ["Ask"]
    assert (found.path, found.code) == ("generic/bonus.md", "KB106")


# Hostile files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'1. **Ask:** "Could we talk?"', "KB105"),
        (b"---\nfamily: base\n", "KB106"),
        (b"---\nfamily: base\nfamily: bonus\n---\n", "KB108"),
        (b"---\nfamily: &a base\n---\n", "KB109"),
        (b"---\nfamily: !!python/name:os.system base\n---\n", "KB109"),
        (b"---\nfamily: base\n---\n\x1b[2J", "KB107"),
        (b"---\nfamily: \xff\n---\n", "KB102"),
        (b"---\nfamily: base\n---\n" + b"x" * 600_000, "KB101"),
    ],
)
def test_a_file_is_refused_as_a_guide_is(
    write: Write, vocabulary: Vocabulary, data: bytes, code: str
) -> None:
    folder = write("")
    (folder / "base.md").write_bytes(data)
    scripts, (found,) = load_generic([folder], vocabulary)
    assert scripts == ()
    assert (found.path, found.code) == ("generic/base.md", code)


def test_a_link_to_a_file_outside_is_refused(
    write: Write, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text(HEAD + lever(1, "Ask", ASK), encoding="utf-8")
    folder = write(HEAD + lever(1, "Ask", ASK))
    (folder / "base.md").unlink()
    (folder / "base.md").symlink_to(tmp_path / "secret.md")
    scripts, (found,) = load_generic([folder], vocabulary)
    assert scripts == ()
    assert (found.path, found.code) == ("generic/base.md", "KB104")


def test_a_folder_that_is_a_link_is_refused(
    write: Write, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    (tmp_path / "generic").symlink_to(write(HEAD + lever(1, "Ask", ASK)))
    scripts, (found,) = load_generic([tmp_path / "generic"], vocabulary)
    assert scripts == ()
    assert (found.path, found.code) == ("generic", "KB104")


def test_a_file_that_nobody_reads_is_reported(write: Write, vocabulary: Vocabulary) -> None:
    scripts, (found,) = load_generic([write(HEAD, "base.markdown")], vocabulary)
    assert scripts == ()
    assert (found.path, found.code) == ("generic/base.markdown", "KB105")
