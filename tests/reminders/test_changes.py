from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.base import Guide, OtherPay, PayComponents, PayFigure, PayRow
from bot.reminders.changes import changes, content_id, figures_of, watched
from bot.reminders.reminder import SeenFigure, Watch
from tests.reminders.made_up import a_guide, library


def figure(quote: str, currency: str = "USD") -> PayFigure:
    return PayFigure(quote, 20, Decimal(1), Decimal(2), currency)


def guide_with(*rows: PayRow) -> Guide:
    return replace(a_guide("acme", "baker", None), rows=rows)


def row(region: str, base: str = "$100K", level: str | None = None) -> PayRow:
    return PayRow(region, (), level, PayComponents(base=figure(base)), 20)


SEEN = SeenFigure("acme/baker", "Detroit", "base", "$100K", "USD")


def test_every_quoted_figure_is_seen_by_row_and_part() -> None:
    detroit = replace(
        row("Detroit"),
        alternate=PayComponents(base=figure("€90K", "EUR")),
        other=(OtherPay("Carry", figure("$5K")), OtherPay("Carry", figure("$6K"))),
    )
    figures = figures_of(guide_with(detroit, row("Detroit", "$120K", "L5"), row("Detroit", "$1K")))
    assert [(one.row, one.part, one.quote, one.currency) for one in figures] == [
        ("Detroit", "base", "$100K", "USD"),
        ("Detroit", "alternate.base", "€90K", "EUR"),
        ("Detroit", "other.Carry", "$5K", "USD"),
        ("Detroit", "other.Carry #2", "$6K", "USD"),
        ("Detroit, L5", "base", "$120K", "USD"),
        ("Detroit #2", "base", "$1K", "USD"),
    ]


def test_old_and_new_stand_beside_each_other() -> None:
    before = figures_of(guide_with(row("Detroit"), row("London", "£80K")))
    after = figures_of(guide_with(row("Detroit", "$110K"), row("Tokyo", "¥9M")))
    told = [
        (one.figure.row, one.before and one.before.quote, one.after and one.after.quote)
        for one in changes(before, after)
    ]
    assert told == [
        ("Detroit", "$100K", "$110K"),
        ("Tokyo", None, "¥9M"),
        ("London", "£80K", None),
    ]


def test_another_currency_is_a_change_and_another_dash_is_none() -> None:
    before = (replace(SEEN, quote="$100K – $120K"),)
    assert changes(before, (replace(SEEN, quote="$100K-$120K"),)) == ()
    assert len(changes(before, (replace(before[0], currency="CAD"),))) == 1


def test_where_a_row_stands_in_the_file_is_no_change() -> None:
    before = figures_of(guide_with(row("Detroit"), row("London")))
    after = figures_of(guide_with(row("London"), replace(row("Detroit"), line=99)))
    assert changes(before, after) == ()
    assert content_id(before) == content_id(after)


def test_the_content_id_is_the_same_everywhere() -> None:
    assert content_id(()) == "4f53cda18c2baa0c"
    assert content_id((SEEN,)) == content_id((SEEN,))
    assert content_id((SEEN,)) != content_id((replace(SEEN, quote="$101K"),))


figures = st.lists(
    st.builds(
        SeenFigure,
        st.sampled_from(["a/b", "a/c"]),
        st.sampled_from(["Detroit", "London"]),
        st.sampled_from(["base", "stock"]),
        st.sampled_from(["$1K–$2K", "$1K-$2K", "$3K"]),
        st.sampled_from(["USD", None]),
    ),
    unique_by=lambda one: (one.guide, one.row, one.part),
)


@given(figures, figures)
def test_nothing_has_changed_exactly_where_the_content_id_is_the_same(
    before: list[SeenFigure], after: list[SeenFigure]
) -> None:
    assert (changes(before, after) == ()) is (content_id(before) == content_id(after))
    assert len(changes(before, after)) == len(changes(after, before))


def test_a_watch_is_of_a_company_or_of_one_role() -> None:
    baker, cook = a_guide("acme", "baker", None), a_guide("acme", "cook", None)
    knowledge = library(baker, cook, a_guide("bolt", "cook", None))
    assert watched(knowledge, Watch("acme")) == (baker, cook)
    assert watched(knowledge, Watch("acme", "cook")) == (cook,)
    assert watched(knowledge, Watch("acme", "waiter")) == ()
    assert watched(knowledge, Watch("nobody")) == ()
