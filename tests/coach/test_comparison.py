from dataclasses import replace

from bot.coach.across import PAGE, answer_across
from bot.coach.answers import (
    AcrossCompaniesAnswer,
    Component,
    NobodyThereAnswer,
    PayRangesAnswer,
    SideBySideAnswer,
    Unranked,
)
from bot.coach.comparison import answer_comparison
from bot.coach.question import Question, Wish
from bot.knowledge.base import (
    BasisLabel,
    Guide,
    PayComponents,
    Place,
    StockBasis,
    TotalFit,
)
from tests.coach.made_up import DETROIT, ENGINEER, LONDON, NOW, ROWS, guide, knowledge, money, row

NEW_YORK = Place("New York", "new-york", "US", state="NY", city="New York")
IN_DETROIT = Question((Wish.COMPARE,), role=ENGINEER, places=(DETROIT,))


def paying(company: str, base: int, place: Place = DETROIT, currency: str = "USD") -> Guide:
    """A guide of one row whose base ends at so many thousands."""
    pay = PayComponents(
        base=money(f"{base - 10}K–{base}K", (base - 10) * 1000, base * 1000, currency)
    )
    one = replace(row(place.name, place, currency, "$"), pay=pay)
    return guide(company, company.title(), ENGINEER, "Engineer", (one,))


def side_by_side(*guides: Guide, asked: Question = IN_DETROIT) -> SideBySideAnswer:
    answer = answer_comparison([(one, asked) for one in guides], NOW)[0]
    assert isinstance(answer, SideBySideAnswer)
    return answer


# Side by side -----------------------------------------------------------------------------------


def test_the_highest_comes_first_and_its_lead_is_arithmetic() -> None:
    (standing,) = side_by_side(paying("acme", 110), paying("zorblat", 125)).standings
    assert standing.component is Component.BASE
    assert [source.company.text for source, _, _ in standing.entries] == ["Zorblat", "Acme"]
    assert standing.lead is not None
    assert (standing.lead.text, standing.lead.value) == ("15,000 USD", 15_000)
    assert standing.lead.formula == "125,000 - 110,000 USD, the upper ends of base"


def test_a_tie_has_no_lead() -> None:
    (standing,) = side_by_side(paying("acme", 110), paying("zorblat", 110)).standings
    assert standing.lead is None


def test_figures_of_two_currencies_are_in_no_one_order() -> None:
    anywhere = Question((Wish.COMPARE,), role=ENGINEER)
    guides = (paying("acme", 110), paying("zorblat", 125, LONDON, "GBP"), paying("bolt", 90))
    answer = side_by_side(*guides, asked=anywhere)
    assert answer.unlike
    (standing,) = answer.standings
    assert [source.company.text for source, _, _ in standing.entries] == ["Acme", "Bolt"]


def test_two_currencies_alone_are_said_to_have_no_order() -> None:
    anywhere = Question((Wish.COMPARE,), role=ENGINEER)
    answer = side_by_side(paying("a", 110), paying("b", 125, LONDON, "GBP"), asked=anywhere)
    assert (answer.standings, answer.unlike) == ((), True)


def test_stock_and_bonus_are_never_ranked() -> None:
    answer = side_by_side(*(guide(name, name, ENGINEER, "E", ROWS) for name in ("a", "b")))
    assert {standing.component for standing in answer.standings} == {
        Component.BASE,
        Component.TOTAL,
    }


def counting(company: str, total: int, fits: TotalFit) -> Guide:
    """A guide of one row whose total ends at so many thousands and counts stock in one way."""
    one = replace(
        row("Detroit", DETROIT, "USD", "$"),
        pay=PayComponents(
            stock=money("$20K–$40K", 20_000, 40_000),
            total=money(f"$100K–${total}K", 100_000, total * 1000),
        ),
        stock_basis=StockBasis(BasisLabel.UNKNOWN, fits),
    )
    return guide(company, company.title(), ENGINEER, "Engineer", (one,))


def test_totals_are_ranked_among_those_that_count_stock_alike() -> None:
    answer = side_by_side(
        counting("a", 150, TotalFit.ANNUAL),
        counting("b", 170, TotalFit.GRANT),
        counting("c", 160, TotalFit.ANNUAL),
        counting("d", 180, TotalFit.GRANT),
        counting("e", 200, TotalFit.NEITHER),
    )
    ranked = {
        standing.counts: [source.company.text for source, _, _ in standing.entries]
        for standing in answer.standings
    }
    assert ranked == {TotalFit.ANNUAL: ["C", "A"], TotalFit.GRANT: ["D", "B"]}
    ((left_out, _, why),) = answer.unranked
    assert (left_out.company.text, why) == ("E", Unranked.NO_SUM)


def test_a_total_that_counts_stock_as_no_other_does_is_left_out() -> None:
    answer = side_by_side(
        counting("a", 150, TotalFit.ANNUAL),
        counting("b", 170, TotalFit.GRANT),
        counting("c", 160, TotalFit.ANNUAL),
    )
    (standing,) = answer.standings
    assert [source.company.text for source, _, _ in standing.entries] == ["C", "A"]
    assert [(one.company.text, why) for one, _, why in answer.unranked] == [
        ("B", Unranked.ANOTHER_WAY)
    ]


def test_a_total_without_stock_stands_beside_every_other() -> None:
    fits = (TotalFit.ANNUAL, TotalFit.EITHER, TotalFit.GRANT)
    answer = side_by_side(*(counting(fit.value, 150, fit) for fit in fits))
    assert [len(standing.entries) for standing in answer.standings] == [2, 2]
    assert answer.unranked == ()


def test_companies_and_regions_are_in_one_order() -> None:
    cities = (DETROIT, LONDON, NEW_YORK)

    def paying_in(company: str, *bases: int) -> Guide:
        rows = tuple(
            paying(company, base, city).rows[0] for base, city in zip(bases, cities, strict=True)
        )
        return replace(paying(company, 100), rows=rows)

    asked = Question((Wish.COMPARE,), role=ENGINEER, places=cities)
    guides = (
        paying_in("a", 110, 150, 140),
        paying_in("b", 120, 100, 160),
        paying_in("c", 90, 170, 80),
    )
    (standing,) = side_by_side(*guides, asked=asked).standings
    shown = [(one.company.text, row.region.text) for one, row, _ in standing.entries]
    assert shown[:4] == [("C", "London"), ("B", "New York"), ("A", "London"), ("A", "New York")]
    assert len(shown) == 9


def test_each_currency_has_an_order_of_its_own() -> None:
    asked = Question((Wish.COMPARE,), role=ENGINEER, places=(DETROIT, LONDON))
    rows = [
        (paying("a", 110).rows[0], paying("a", 80, LONDON, "GBP").rows[0]),
        (paying("b", 120).rows[0], paying("b", 70, LONDON, "GBP").rows[0]),
    ]
    guides = [replace(paying(name, 100), rows=both) for name, both in zip("ab", rows, strict=True)]
    answer = side_by_side(*guides, asked=asked)
    orders = {
        standing.currency: [source.company.text for source, _, _ in standing.entries]
        for standing in answer.standings
    }
    assert orders == {"USD": ["B", "A"], "GBP": ["A", "B"]}
    assert answer.unlike


def test_the_role_is_said_once_where_all_guides_call_it_alike() -> None:
    alike = side_by_side(paying("a", 110), paying("b", 120))
    assert alike.role is not None
    assert alike.role.text == "Engineer"
    other = replace(paying("b", 120), role_name="Engineer (L3)")
    assert side_by_side(paying("a", 110), other).role is None


def test_who_pays_more_comes_before_each_guide() -> None:
    _, *shown = answer_comparison([(paying(name, 110), IN_DETROIT) for name in ("a", "b")], NOW)
    assert [type(answer) for answer in shown] == [PayRangesAnswer, PayRangesAnswer]


# Across companies -------------------------------------------------------------------------------


def across(*guides: Guide, skip: int = 0) -> AcrossCompaniesAnswer:
    asked = Question((Wish.RANGE,), role=ENGINEER, places=(DETROIT, LONDON), skip=skip)
    answer = answer_across(asked, knowledge(*guides), NOW)
    assert isinstance(answer, AcrossCompaniesAnswer)
    return answer


def test_companies_are_ordered_within_a_currency_the_commonest_first() -> None:
    answer = across(
        paying("a", 500, LONDON, "GBP"), paying("b", 90), paying("c", 110), paying("d", 100)
    )
    assert [entry.provenance.guide.company for entry in answer.entries] == ["c", "d", "b", "a"]


def test_the_pages_hold_every_company_once() -> None:
    guides = [paying(f"c{n:02}", 100 + n) for n in range(2 * PAGE + 1)]
    shown: list[str] = []
    answer = across(*guides)
    while True:
        assert answer.first.value == len(shown) + 1
        shown += [entry.provenance.guide.company for entry in answer.entries]
        assert (answer.last.value, answer.count.value) == (len(shown), len(guides))
        if answer.following is None:
            break
        answer = across(*guides, skip=answer.following.skip)
    assert sorted(shown) == [one.id.company for one in guides]


def test_a_place_that_nobody_has_offers_those_that_somebody_has() -> None:
    asked = Question((Wish.RANGE,), role=ENGINEER, places=(Place("Tokyo", "tokyo", "JP"),))
    answer = answer_across(asked, knowledge(paying("a", 110)), NOW)
    assert isinstance(answer, NobodyThereAnswer)
    assert [choice.label.text for choice in answer.choices] == ["Detroit"]
