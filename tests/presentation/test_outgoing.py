import pytest

from bot.presentation.outgoing import (
    Button,
    ButtonUseError,
    NoLabelError,
    Outgoing,
    OutOfLimitsError,
    utf16_length,
)

GO = Button("Go", data="go")


def test_a_button_sends_data_back_or_copies_a_text() -> None:
    assert Button("Go", data="é" * 32).copy is None
    assert Button("Copy", copy="x" * 256).data is None


@pytest.mark.parametrize(("data", "copy"), [(None, None), ("go", "a script")])
def test_a_button_without_one_use_is_our_mistake(data: str | None, copy: str | None) -> None:
    with pytest.raises(ButtonUseError):
        Button("Go", data=data, copy=copy)


@pytest.mark.parametrize(
    ("data", "copy"),
    [("", None), ("é" * 33, None), (None, ""), (None, " \n"), (None, "x" * 257)],
)
def test_a_button_beyond_the_limits_is_our_mistake(data: str | None, copy: str | None) -> None:
    with pytest.raises(OutOfLimitsError, match="Telegram takes 1 to"):
        Button("Go", data=data, copy=copy)


def test_a_button_without_a_label_is_our_mistake() -> None:
    with pytest.raises(NoLabelError):
        Button(" ", data="go")


@pytest.mark.parametrize("html", ["", " \n", "<b> </b>", "x" * 4097, "😀" * 2049])
def test_a_message_beyond_the_limits_is_our_mistake(html: str) -> None:
    with pytest.raises(OutOfLimitsError):
        Outgoing(html)


def test_length_counts_after_the_markup_is_read() -> None:
    assert utf16_length(Outgoing(f"<b>{'x' * 4094}</b>&amp;&lt;").words) == 4096


@pytest.mark.parametrize(
    "rows", [((),), ((GO,) * 9,), ((GO,) * 8,) * 13], ids=["empty row", "9 in a row", "104 in all"]
)
def test_a_keyboard_beyond_the_limits_is_our_mistake(rows: tuple[tuple[Button, ...], ...]) -> None:
    with pytest.raises(OutOfLimitsError, match="buttons"):
        Outgoing("Choose", rows)


def test_the_largest_keyboard_is_taken() -> None:
    assert len(Outgoing("Choose", ((GO,) * 5,) * 20).buttons) == 20


def test_words_outlive_their_markup() -> None:
    broken = Outgoing('<b>5 < 6</i> &amp; <a href="https://example.org">7 > 6')
    assert broken.words == "5 < 6 & 7 > 6"
