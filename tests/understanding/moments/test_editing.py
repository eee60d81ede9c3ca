import pytest
from hypothesis import given, settings

from bot.understanding.moments.editing import read_edit, read_edit_of_it
from bot.understanding.moments.request import Edit
from tests.understanding.moments.test_resolving import texts


@pytest.mark.parametrize(
    ("text", "edit", "number"),
    [
        ("cancel reminder 2", Edit.DELETE, 2),
        ("delete the second reminder", Edit.DELETE, 2),
        ("Delete the 3rd reminder please", Edit.DELETE, 3),
        ("please remove my last reminder", Edit.DELETE, -1),
        ("cancel reminder #4", Edit.DELETE, 4),
        ("delete the reminder", Edit.DELETE, None),
        ("move reminder 1 to friday 10am", Edit.MOVE, 1),
        ("can you move the first reminder to tomorrow", Edit.MOVE, 1),
        ("reschedule reminder 2 for 5pm", Edit.MOVE, 2),
    ],
)
def test_a_reminder_is_meant_by_its_place_in_the_list(
    text: str, edit: Edit, number: int | None
) -> None:
    found = read_edit(text)
    assert found is not None
    assert (found.edit, found.number, found.everything) == (edit, number, False)
    assert (found.when is not None) == (edit is Edit.MOVE)


@pytest.mark.parametrize(
    "text", ["delete all my reminders", "cancel my reminders", "clear all reminders"]
)
def test_all_may_be_meant(text: str) -> None:
    found = read_edit(text)
    assert found is not None
    assert (found.edit, found.everything) == (Edit.DELETE, True)


def test_a_reminder_is_meant_by_what_it_says() -> None:
    found = read_edit("cancel my reminder to call ally")
    assert found is not None
    assert found.words == "call ally"
    moved = read_edit("move the reminder about my review to 16 jan")
    assert moved is not None
    assert moved.when is not None
    assert (moved.words, moved.when.typed) == ("my review", "16 jan")


def test_a_reminder_gets_other_words() -> None:
    found = read_edit("rename reminder 2 to call hr")
    assert found is not None
    assert (found.edit, found.number, found.words) == (Edit.REWORD, 2, "call hr")


@pytest.mark.parametrize("text", ["change it to 10am", "move it to friday", "push that to 5pm"])
def test_it_is_a_reminder_only_where_one_is_at_hand(text: str) -> None:
    assert read_edit(text) is None
    found = read_edit_of_it(text)
    assert found is not None
    assert (found.edit, found.number, found.when is None) == (Edit.MOVE, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "set a reminder for friday",
        "set reminder friday 9am",
        "remind me to cancel my gym",
        "change base to 180k",
        "move it to 180k",
        "delete reminder 2 and tell me what google pays",
        "my reminders",
    ],
)
def test_other_wishes_change_no_reminder(text: str) -> None:
    assert read_edit(text) is None


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_is_read(text: str) -> None:
    found = read_edit_of_it("cancel " + text)
    assert found is None or found.edit is Edit.DELETE
