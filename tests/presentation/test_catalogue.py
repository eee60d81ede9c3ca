import gettext
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.coach.figures import Name, counted
from bot.presentation.catalogue import Catalogue, english, load_catalogue

ROOT = Path(__file__).parents[2]
KEYWORDS = {"say": None, "say_many": (1, 2), "mark": None}


def extracted() -> Iterator[str]:
    found = extract_from_dir(
        ROOT / "bot", method_map=[("**.py", "python")], keywords=KEYWORDS, callback=None
    )
    for _, _, message, _, _ in found:
        yield message if isinstance(message, str) else message[0]


def test_the_template_lists_every_message_and_no_other() -> None:
    with (ROOT / "locale" / "messages.pot").open("rb") as template:
        listed = {
            message.id if isinstance(message.id, str) else message.id[0]
            for message in read_po(template)
            if message.id
        }
    assert set(extracted()) == listed


def test_values_are_filled_in_as_they_are() -> None:
    said = english().say("Base of {company}", company=Name("{0} %s & Sons"))
    assert said.text == "Base of {0} %s & Sons"


def test_a_number_chooses_the_form() -> None:
    one, two = (
        english().say_many("{number} day", "{number} days", counted(n, "days")) for n in (1, 2)
    )
    assert (one.text, two.text) == ("1 day", "2 days")


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    assert load_catalogue("xx", tmp_path).say("Pre-tax").text == "Pre-tax"


class Shouting(gettext.NullTranslations):
    """A language in capitals, to see that a message went through the catalogue."""

    def gettext(self, message: str) -> str:
        return message.replace("Base", "BASE")


def test_another_language_takes_the_place_of_english() -> None:
    assert Catalogue(Shouting()).say("Base").text == "BASE"
