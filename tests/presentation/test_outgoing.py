import pytest

from bot.presentation.document import Document
from bot.presentation.outgoing import (
    Button,
    ButtonUseError,
    NoLabelError,
    Outgoing,
    OutOfLimitsError,
    captioned,
    utf16_length,
)
from bot.presentation.picture import Picture

PICTURE = Picture(b"\x89PNG", "Base is 5 < 6.", "bands.png")
TABLE = Document(b"a,b", "Acme & Sons", "offers.csv", "No table? Try <again>.")
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


@pytest.mark.parametrize("html", ["", "<b> </b>", "x" * 1025, "😀" * 513])
def test_a_caption_beyond_the_limits_is_our_mistake(html: str) -> None:
    with pytest.raises(OutOfLimitsError, match=r"a caption has .* Telegram takes 1 to 1024"):
        Outgoing(html, file=PICTURE)


def test_a_caption_counts_after_the_markup_is_read() -> None:
    assert Outgoing(f"<b>{'x' * 1023}</b>&amp;", ((GO,),), PICTURE).file == PICTURE


def test_a_message_without_its_picture_keeps_its_words_and_buttons() -> None:
    assert Outgoing("Base", ((GO,),), PICTURE).without_file() == Outgoing("Base", ((GO,),))


def test_a_message_without_its_document_says_so_and_keeps_its_buttons() -> None:
    said = Outgoing("Acme", ((GO,),), TABLE).without_file()
    assert said == Outgoing("No table? Try &lt;again&gt;.", ((GO,),))


def test_a_caption_says_what_is_in_the_file() -> None:
    assert captioned(PICTURE) == Outgoing("Base is 5 &lt; 6.", file=PICTURE)
    assert captioned(TABLE) == Outgoing("Acme &amp; Sons", file=TABLE)


@pytest.mark.parametrize("alt", ["$125K, " * 300, "😀" * 600, "x" * 2000])
def test_what_is_too_much_for_a_caption_is_cut_between_words(alt: str) -> None:
    long = captioned(Picture(PICTURE.png, alt, PICTURE.name))
    assert utf16_length(long.words) <= 1024
    assert set(long.words.split()[:-1]) <= {"$125K,"}
    assert long.words.split()[-1] == "…"
