from bot.coach.answers import NoSuchPlaceAnswer, ReadAs, ReadAsAnswer, Reading
from bot.coach.figures import Name, PersonQuote
from bot.coach.question import Choice, Question
from bot.coach.ranges import answer_range
from bot.knowledge.base import HEADQUARTERS
from bot.presentation.catalogue import english
from bot.presentation.keyboard import keyboard
from bot.presentation.plain import render
from tests.coach.made_up import ENGINEER, NOW, ROWS, guide

TPM = "technical-program-manager"
OTHER = Choice(
    TPM, Name("Technical Program Manager"), Question(company="google", role=TPM, places=())
)


def reading(typed: str, name: str, how: ReadAs, called: str | None = None) -> Reading:
    quote = PersonQuote(typed, 0, len(typed))
    return Reading(quote, Name(name), how, None if called is None else Name(called))


def test_each_way_of_reading_has_one_line() -> None:
    answer = ReadAsAnswer(
        (
            reading("twich", "Amazon", ReadAs.SUBSIDIARY, "Twitch"),
            reading("youtube", "Google", ReadAs.SUBSIDIARY, "YouTube"),
            reading("facebook", "Meta", ReadAs.FORMER, "Facebook"),
            reading("EM", "Engineering Manager", ReadAs.ABBREVIATION),
            reading("lodnon", "London", ReadAs.SLIP),
        )
    )
    first, *others = render((answer,), english()).splitlines()
    assert first.split(". ") == [
        "Twitch is part of Amazon: this is Amazon’s guide",
        "YouTube is part of Google: this is Google’s guide.",
    ]
    assert others == [
        "Facebook is now called Meta.",
        "Reading “EM” as Engineering Manager.",
        "Reading “lodnon” as London.",
    ]


def test_the_other_reading_is_named_and_one_tap_away() -> None:
    quote = PersonQuote("PM", 0, 2)
    one = Reading(quote, Name("Product Manager"), ReadAs.ABBREVIATION, other=OTHER)
    answer = ReadAsAnswer((one,))
    assert render((answer,), english()) == (
        "Reading “PM” as Product Manager; if it is Technical Program Manager, say so."
    )
    ((button,),) = keyboard((answer,), english())
    assert button.label == "Rather Technical Program Manager"


def test_a_guide_that_names_no_headquarters_says_so_and_lists_its_regions() -> None:
    one = guide("a", "A", ENGINEER, "Software Engineer", ROWS[1:])
    answer = answer_range(one, Question(places=(HEADQUARTERS,)), NOW)
    assert isinstance(answer, NoSuchPlaceAnswer)
    assert render((answer,), english()).splitlines()[:3] == [
        "My guide for Software Engineer at A does not say where the headquarters are. It covers:",
        "  1. London",
        "  2. Remote US",
    ]
