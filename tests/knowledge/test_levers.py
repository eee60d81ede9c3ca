"""Levers in every form that authors give them: one made-up guide for each."""

from collections.abc import Mapping

import pytest

from bot.knowledge.base import Guide, Lever
from bot.knowledge.loaded import ReadGuide
from tests.knowledge.conftest import ReadText
from tests.knowledge.made_up import codes, guide_text

PIER = "I would like the pier bonus, because I moor faster."
OFFER = "I have another offer from [your other harbour]; can you match it?"
WAIT = "Wait a day first."

FORMS: Mapping[str, list[tuple[str, str, str | None]]] = {
    "l01-inline": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l02-advice-then-script": [
        ("Pier", PIER, "Name the pier first"),
        ("Offer", OFFER, "Wait a day, then say"),
    ],
    "l03-quote-below": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l04-lever-dash": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l05-lever-line": [("Pier", PIER, None), ("Offer", OFFER, WAIT)],
    "l06-quote-mark-inline": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l07-numbered-bold": [("Pier", PIER, None), ("Offer", OFFER, WAIT)],
    "l08-global-lever-heading": [
        ("Pier", PIER, "Name the pier first"),
        ("Offer", "Never hurry; let them ask twice.", None),
    ],
    "l09-lever-heading": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l10-script-in-heading": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l11-strategy-and-script": [("Pier", PIER, "Name the pier first."), ("Offer", OFFER, None)],
    "l12-under-a-lever-title": [("Pier", PIER, None), ("Offer", OFFER, None)],
    "l13-how-to-deploy": [("Pier Lever", PIER, None), ("Offer Lever", OFFER, None)],
    "l14-no-quote": [
        ("Pier", "Aim for the top of the pier bonus.", None),
        ("Offer", "Mention other harbours late.", None),
    ],
    "l15-second-section": [
        ("Pier", PIER, None),
        ("Offer", OFFER, None),
        ("Night", "I would like nights to be paid at [X]%.", None),
        ("Lamp", "I would like my own lamp, because I work in the dark.", None),
    ],
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_gives_each_lever_with_its_name_script_and_advice(
    guides: Mapping[str, Guide], form: str
) -> None:
    levers = [(lever.name, lever.script, lever.advice) for lever in guides[form].levers]
    assert levers == FORMS[form]


def test_a_script_in_two_quoted_pieces_is_read_in_both(guides: Mapping[str, Guide]) -> None:
    pier, offer = guides["l16-two-pieces"].levers
    assert pier.script == (
        "I would like to talk about the pier bonus. … I moor faster than anybody here."
    )
    assert pier.advice is not None
    assert pier.advice.startswith("Begin with")
    assert offer.script == "I have an offer of $[X]K from a harbour nearby."
    assert [gap.text for gap in offer.placeholders] == ["$[X]K"]


def test_a_lever_stands_at_the_line_of_its_name(guides: Mapping[str, Guide]) -> None:
    assert [lever.line for lever in guides["l05-lever-line"].levers] == [36, 40]


def _below_the_name(lever: Lever) -> tuple[int, int | None]:
    """How many lines below its name a lever's script and its advice begin."""
    advice = lever.advice_line
    return lever.script_line - lever.line, None if advice is None else advice - lever.line


@pytest.mark.parametrize(
    ("words", "below"),
    [
        ('1. **Pier:** "I would like the pier bonus."', (0, None)),
        ('1. **Pier:**\n   "I would like the pier bonus."', (1, None)),
        ('1. **Pier:** Wait a day.\n> "I would like the pier bonus."', (1, 0)),
        ('1. **Pier:**\n\nWait a day.\n\n> "I would like the pier bonus."', (4, 2)),
        ('1. **Pier**\n\n> "\n> I would like the pier bonus."', (3, None)),
        ('1. **Pier:** Wait,\n   then say: "I would like the pier bonus."', (1, 0)),
        ('1. **Pier:** "I would like the pier bonus."\n   Wait a day.', (0, 1)),
        ('1. **Pier:** Wait.\n\n   Then:\n   "I would like the pier bonus."', (3, 0)),
        ('#### Lever 1: Pier\n**Script:**\n"I would like the pier bonus."', (2, None)),
        ("1. **Pier:**\n   Aim for the top.", (1, None)),
        ("1. **Pier**", (0, None)),
    ],
)
def test_script_and_advice_begin_at_their_own_lines(
    read: ReadText, words: str, below: tuple[int, int | None]
) -> None:
    guide = read(guide_text(levers=f"#### Global Levers\n\n{words}")).guide
    assert guide is not None
    assert [_below_the_name(lever) for lever in guide.levers] == [below]


def test_what_can_be_said_is_told_from_advice(guides: Mapping[str, Guide]) -> None:
    assert [lever.sayable for lever in guides["l08-global-lever-heading"].levers] == [True, False]
    assert [lever.claims_offer for lever in guides["l01-inline"].levers] == [False, True]


def _names(levers: ReadGuide) -> list[str]:
    assert levers.guide is not None
    return [lever.name for lever in levers.guide.levers]


def test_a_gap_in_the_numbers_loses_no_lever(levers: ReadGuide) -> None:
    """
    **Lever 1 — Pier:** "I would like the pier bonus."

    **Lever 2 — Rope:** "I would like the rope bonus."

    **Lever 4 — Lamp:** "I would like the lamp bonus."
    """
    assert _names(levers) == ["Pier", "Rope", "Lamp"]


def test_a_gap_in_the_numbers_of_headings_loses_no_lever(levers: ReadGuide) -> None:
    """
    #### Global Lever 1: Pier
    "I would like the pier bonus."

    #### Global Lever 3: Lamp
    "I would like the lamp bonus."
    """
    assert _names(levers) == ["Pier", "Lamp"]


def test_a_number_that_stands_twice_loses_no_lever(levers: ReadGuide) -> None:
    """
    **Lever 1 — Pier:** "I would like the pier bonus."

    **Lever 1 — Rope:** "I would like the rope bonus."

    **Lever 2 — Lamp:** "I would like the lamp bonus."
    """
    assert _names(levers) == ["Pier", "Rope", "Lamp"]


def test_a_list_numbered_with_ones_keeps_every_lever(levers: ReadGuide) -> None:
    """
    #### Global Levers

    1. **Pier:** "I would like the pier bonus."

    Piers are full in May.

    1. **Rope:** "I would like the rope bonus."
    """
    assert _names(levers) == ["Pier", "Rope"]


def test_levers_that_do_not_begin_with_one_are_read(levers: ReadGuide) -> None:
    """
    **Lever 2 — Rope:** "I would like the rope bonus."

    **Lever 3 — Lamp:** "I would like the lamp bonus."
    """
    assert _names(levers) == ["Rope", "Lamp"]


def test_numbers_that_go_on_below_a_second_title_go_on_as_levers(levers: ReadGuide) -> None:
    """
    #### Global Levers

    1. **Pier:** "I would like the pier bonus."
    2. **Rope:** "I would like the rope bonus."

    ---

    #### Signature Levers

    3. **Lamp:** "I would like the lamp bonus."
    """
    assert _names(levers) == ["Pier", "Rope", "Lamp"]


def test_numbered_steps_elsewhere_are_no_levers(levers: ReadGuide) -> None:
    """
    #### Global Levers

    1. **Pier:** "I would like the pier bonus."

    #### Playbook

    1. **Wait:** "I shall wait for one day now."
    2. **Ask:** "I shall ask on the second day."
    3. **Thank:** "I shall thank them on the third day."
    """
    assert _names(levers) == ["Pier"]


def test_a_quoted_term_in_advice_is_no_script(levers: ReadGuide) -> None:
    """
    #### Global Levers

    1. **Pier:** Mention "Low Tide" and "High Tide" in passing.
    """
    assert levers.guide is not None
    (lever,) = levers.guide.levers
    assert lever.script == 'Mention "Low Tide" and "High Tide" in passing.'
    assert not lever.sayable
    assert codes(levers.diagnostics) == ["KB302"]


def test_a_quoted_term_within_a_script_does_not_end_it(levers: ReadGuide) -> None:
    """
    #### Global Levers

    1. **Pier:** "I know the "Low Tide" rules well and would like the bonus."
    """
    assert levers.guide is not None
    (lever,) = levers.guide.levers
    assert lever.script == 'I know the "Low Tide" rules well and would like the bonus.'


def test_a_lever_may_be_named_like_the_sources_section(levers: ReadGuide) -> None:
    """
    **Lever 1 — Evidence of Piers:** "I would like the pier bonus."

    **Lever 2 — Open Sources:** "I would like the rope bonus."
    """
    assert _names(levers) == ["Evidence of Piers", "Open Sources"]


def test_levers_in_a_comment_are_not_read(levers: ReadGuide) -> None:
    """
    <!--
    #### Global Levers

    1. **Old:** "I would like the old bonus."
    -->

    #### Global Levers

    1. **New:** "I would like the new bonus."
    """
    assert _names(levers) == ["New"]


def test_a_quote_of_several_paragraphs_is_read_to_its_end(levers: ReadGuide) -> None:
    """
    #### Global Levers

    1. **Pier**
    > "I would like the pier.
    >
    > And the rope."
    """
    assert levers.guide is not None
    (lever,) = levers.guide.levers
    assert lever.script.replace("\n", " ") == "I would like the pier. And the rope."


@pytest.mark.parametrize(
    "head", ["**Lever {} — Pier:**", "**{}. Pier**\n\n>", "#### Lever {}: Pier\n\n"]
)
def test_a_number_of_thousands_of_digits_does_no_harm(read: ReadText, head: str) -> None:
    levers = head.format("1" * 5_000) + ' "I would like the pier bonus."'
    assert read(guide_text(levers=levers)).guide is not None


def test_oddly_numbered_levers_are_reported_in_few_words(read: ReadText) -> None:
    levers = "\n\n".join(f'**Lever {n} — L{n}:** "I would like [X]."' for n in range(2, 1000, 2))
    read_guide = read(guide_text(levers=levers))
    assert read_guide.guide is not None
    assert len(read_guide.guide.levers) == 499
    assert codes(read_guide.diagnostics) == ["KB305"]
    assert len(read_guide.diagnostics[0].message) < 300
