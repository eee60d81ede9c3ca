"""What is read of labelled lines, and what is said of bad ones."""

from pathlib import Path

import pytest

from bot.evaluation.errors import NothingLabelledError
from bot.evaluation.labels import Expected, LabelledFile, Message, read_labelled

GOOD = '{"text": "swe at monzo", "expect": {"company": ["monzo"]}}\n'


def read(folder: Path, content: str | bytes) -> LabelledFile:
    path = folder / "mine.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_labelled(path)


def message(folder: Path, line: str) -> Message:
    (dialogue,) = read(folder, line).dialogues
    (only,) = dialogue.messages
    return only


def complaint(folder: Path, line: str | bytes) -> str:
    """What is said of a bad line that stands behind a good one."""
    content = GOOD.encode() + (line if isinstance(line, bytes) else line.encode())
    (bad,) = read(folder, content).bad_lines
    assert str(bad).startswith(f"{folder / 'mine.jsonl'}:2: ")
    return bad.what


def test_a_line_is_one_message_with_what_is_right_for_its_slots(tmp_path: Path) -> None:
    line = (
        '{"text": "swe at monzo", "id": 7, "tags": ["x"], "expect": '
        '{"company": ["monzo"], "role": ["software-engineer"], "region": [], '
        '"intent": "range", "lever": null}}'
    )
    assert message(tmp_path, line) == Message(
        "swe at monzo",
        company=Expected(("monzo",)),
        role=Expected(("software-engineer",)),
        region=Expected(()),
        intent=Expected(("range",)),
    )


def test_a_dialogue_has_its_messages_in_their_order(tmp_path: Path) -> None:
    turns = '{"text": "monzo", "expect": {}}, {"text": "and visa?", "expect": {"company": "visa"}}'
    file = read(tmp_path, f'\n{GOOD}{{"turns": [{turns}]}}\n')
    single, dialogue = file.dialogues
    assert (single.line, single.has_turns) == (2, False)
    assert (dialogue.line, dialogue.has_turns) == (3, True)
    assert dialogue.messages == (
        Message("monzo"),
        Message("and visa?", company=Expected(("visa",))),
    )


def test_other_right_answers_are_a_name_or_a_list_of_names_each(tmp_path: Path) -> None:
    line = (
        '{"text": "x", "expect": {"company": ["a"], "role": ["b"], "region": ["c"]}, '
        '"accept": {"company": ["d", ["e", "f", "e"], []], "role": "any", "region": null}}'
    )
    read_as = message(tmp_path, line)
    assert read_as.company == Expected(("a",), (("d",), ("e", "f"), ()))
    assert read_as.role is None
    assert read_as.region == Expected(("c",))


def test_what_is_accepted_for_a_slot_that_is_not_labelled_is_not_scored(tmp_path: Path) -> None:
    line = '{"text": "x", "expect": {"role": null}, "accept": {"role": ["a"], "lever": ["base"]}}'
    assert message(tmp_path, line) == Message("x")


def test_keys_that_are_no_slot_are_told_and_not_scored(tmp_path: Path) -> None:
    line = '{"text": "x", "expect": {"companies": ["a"]}, "accept": {"roles": "any"}}'
    assert message(tmp_path, line) == Message("x", unknown=("companies", "roles"))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("nonsense", "this line cannot be read as JSON"),
        ("[" * 100_000, "this line cannot be read as JSON"),
        (b'{"text": "\xff"}', "this line is not UTF-8"),
        ("[]", "this line is no JSON object"),
        ('{"expect": {}}', 'this line has no "text"'),
        ('{"text": 7, "expect": {}}', 'this line has no "text"'),
        ('{"text": "x"}', 'this line has no "expect"'),
        ('{"text": "x", "expect": []}', '"expect" of this line is no JSON object'),
        ('{"text": "x", "expect": {}, "accept": 7}', '"accept" of this line is no JSON object'),
        ('{"turns": []}', '"turns" is no list with something in it'),
        ('{"turns": {"text": "x"}}', '"turns" is no list with something in it'),
        ('{"turns": ["x"]}', "turn 1 is no JSON object"),
        ('{"turns": [{"text": "x", "expect": {}}, {"text": "y"}]}', 'turn 2 has no "expect"'),
        (
            '{"text": "x", "expect": {"role": [7]}}',
            '"role" in "expect" is neither a name nor a list of names',
        ),
        (
            '{"text": "x", "expect": {"role": []}, "accept": {"role": "baker"}}',
            '"role" in "accept" is neither "any" nor a list',
        ),
        (
            '{"text": "x", "expect": {"role": []}, "accept": {"role": [{"a": 1}]}}',
            'an entry of "role" in "accept" is neither a name nor a list of names',
        ),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_costs_no_other(
    line: str | bytes, what: str, tmp_path: Path
) -> None:
    assert complaint(tmp_path, line) == what
    assert len(read(tmp_path, GOOD + "nonsense\n" + GOOD).dialogues) == 2


def test_a_mark_of_byte_order_and_rare_line_breaks_in_a_text_do_no_harm(tmp_path: Path) -> None:
    content = "\ufeff" + GOOD.replace("swe at", "swe\u2028at") + "  \r\n"
    file = read(tmp_path, content)
    assert [each.messages[0].text for each in file.dialogues] == ["swe\u2028at monzo"]
    assert file.bad_lines == ()


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_a_line_is_refused(content: str, tmp_path: Path) -> None:
    with pytest.raises(
        NothingLabelledError, match=r"mine\.jsonl: there is no labelled line in it$"
    ):
        read(tmp_path, content)


def test_a_file_of_bad_lines_is_refused_with_the_first_of_them(tmp_path: Path) -> None:
    with pytest.raises(NothingLabelledError, match=r"; .*mine\.jsonl:1: this line cannot be read"):
        read(tmp_path, "# Notes\n\nnothing\n")
