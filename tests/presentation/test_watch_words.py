from dataclasses import replace
from types import MappingProxyType

from bot.coach.watching import answer_changes
from bot.knowledge.base import GuideId, KnowledgeBase, PayComponents, PayRow
from bot.presentation.catalogue import english
from bot.presentation.keyboard import compose
from bot.presentation.plain import render
from bot.presentation.tracing import figure_record, figures_of
from bot.reminders import changes as rules
from bot.reminders.changes import changes
from tests.coach.made_up import money, small_snapshot
from tests.presentation.unasked import changed, left
from tests.reminders.made_up import a_guide

KNOWLEDGE = small_snapshot().knowledge
GUIDE = KNOWLEDGE.guides[GuideId("google", "software-engineer")]


def told(*rows: PayRow) -> str:
    """What is said where the rows of a guide become these."""
    after = replace(GUIDE, rows=rows)
    found = changes(rules.figures_of(GUIDE), rules.figures_of(after))
    guides = MappingProxyType({**KNOWLEDGE.guides, GUIDE.id: after})
    return render(answer_changes(found, replace(KNOWLEDGE, guides=guides)), english())


def test_old_and_new_are_told_with_region_currency_and_quarter() -> None:
    text = render(changed(), english())
    assert "As of 2025-Q4" in text
    assert "Detroit, MI (HQ) (USD)\n  - Base: $100K–$120K → $105K–$125K" in text
    assert "Lisbon, L5 (USD)\n  - Base: $105K–$125K, which is new" in text
    assert "Base: £100K–£120K is no longer there" in text


def test_another_currency_of_the_same_number_is_told() -> None:
    first, *rest = GUIDE.rows
    quote = first.pay.base.quote if first.pay.base is not None else ""
    dollars = replace(first.pay, base=money(quote, 100_000, 120_000, "CAD"))
    text = told(replace(first, pay=dollars), *rest)
    assert f"Base: {quote} USD → {quote}" in text
    assert "(CAD)" in text


def test_a_second_currency_is_called_so() -> None:
    first, *rest = GUIDE.rows
    euros = PayComponents(base=money("€90K–€99K", 90_000, 99_000, "EUR"))
    assert "Base in a second currency: €90K–€99K, which is new" in told(
        replace(first, alternate=euros), *rest
    )


def test_every_figure_says_where_it_is_or_was() -> None:
    (answer,) = changed()
    records = [figure_record(figure) for figure in figures_of(answer, english())]
    sources = {(one["text"], one["source"]) for one in records}
    assert ("$100K–$120K", "earlier") in sources
    assert ("$105K–$125K", "guide") in sources
    (old,) = (one for one in records if one["text"] == "$100K–$120K")
    assert old["ref"] == "google/software-engineer"


def test_each_company_is_an_answer_of_its_own() -> None:
    guides = (a_guide("acme", "cook", None), a_guide("acme", "baker", None), GUIDE)
    seen = [figure for guide in guides for figure in rules.figures_of(guide)]
    answers = answer_changes(changes(seen, ()), KnowledgeBase())
    assert [(one.company.text, len(one.guides)) for one in answers] == [("acme", 2), ("google", 1)]


def test_a_guide_that_is_gone_is_told_once_and_not_figure_by_figure() -> None:
    (message,) = compose(left(), english())
    assert "the guide is gone" in message.words
    assert "$" not in message.words


def test_many_changes_are_split_between_rows() -> None:
    rows = tuple(
        replace(GUIDE.rows[0], region=f"Town {chr(65 + at % 26)}{at}", places=())
        for at in range(120)
    )
    after = replace(GUIDE, rows=rows)
    found = changes((), rules.figures_of(after))
    guides = MappingProxyType({**KNOWLEDGE.guides, GUIDE.id: after})
    messages = compose(answer_changes(found, replace(KNOWLEDGE, guides=guides)), english())
    assert len(messages) > 1
    assert all(message.words.startswith(("Google", "Town")) for message in messages)
    assert sum(message.words.count("Base: ") for message in messages) == 120
