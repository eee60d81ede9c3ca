"""Offers put together out of parts that are known, in the forms in which people type them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.understanding.offers.reader import records

SEPARATORS = (", ", " / ", " + ", " | ", "; ", "\n", " and ")


@dataclass(frozen=True)
class Said:
    """A part as typed, with the fields that it is read as."""

    text: str
    fields: dict[str, Any] = field(default_factory=dict)


def thousands(amount: int) -> Sequence[str]:
    """The ways to type an amount of so many thousands."""
    return f"{amount}k", f"{amount}K", f"${amount}k", f"{amount},000", f"${amount},000"


def beside(word: str, number: str) -> Sequence[str]:
    """A word before its number, or behind it."""
    return f"{number} {word}", f"{word} {number}", f"{word}: {number}"


@st.composite
def amounts(draw: st.DrawFn, low: int, high: int) -> tuple[int, str]:
    amount = draw(st.integers(low, high))
    return amount * 1000, draw(st.sampled_from(thousands(amount)))


@st.composite
def bases(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(60, 399))
    word = draw(st.sampled_from(("base", "base salary", "salary", "fixed", "bse")))
    text = draw(st.sampled_from((*beside(word, typed), f"{word} {amount // 1000}")))
    return Said(text, {"base": {"low": amount, "high": amount, "per": "year"}})


@st.composite
def bonuses(draw: st.DrawFn) -> Said:
    share = draw(st.integers(4, 40))
    number = draw(st.sampled_from((f"{share}%", f"{share} %", f"{share} percent")))
    word = draw(st.sampled_from(("bonus", "target bonus", "annual bonus", "bonis")))
    text = draw(st.sampled_from(beside(word, number)))
    return Said(text, {"bonus": {"low": share, "high": share, "unit": "percent"}})


@st.composite
def bonuses_in_money(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(5, 59))
    text = draw(st.sampled_from(beside("bonus", typed)))
    return Said(text, {"bonus": {"low": amount, "high": amount, "unit": "amount"}})


@st.composite
def grants(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(40, 900))
    word = draw(st.sampled_from(("rsu", "RSUs", "stock", "equity", "GSU")))
    years = draw(st.sampled_from((3, 4, 5)))
    over = draw(
        st.sampled_from((f"/{years}", f"/{years} yrs", f" over {years} years", f" ovr {years} yrs"))
    )
    forms = (f"{typed} {word}{over}", f"{word} {typed}{over}", f"{typed}{over} {word}")
    text = draw(st.sampled_from(forms))
    stock = {"low": amount, "high": amount, "basis": "grant"}
    return Said(text, {"stock": stock, "vesting_years": years})


@st.composite
def yearly_stock(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(10, 200))
    word = draw(st.sampled_from(("rsu", "RSUs", "stock")))
    per = draw(st.sampled_from(("/yr", " a year", "/year", " per year")))
    text = draw(st.sampled_from((f"{typed}{per} {word}", f"{word} {typed}{per}")))
    return Said(text, {"stock": {"low": amount, "high": amount, "basis": "annual"}})


@st.composite
def sign_ons(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(5, 90))
    word = draw(
        st.sampled_from(("sign on", "sign-on", "signing bonus", "signing", "sign on bonus"))
    )
    text = draw(st.sampled_from(beside(word, typed)))
    return Said(text, {"sign_on": [{"year": 1, "amount": amount}]})


@st.composite
def sign_ons_by_year(draw: st.DrawFn) -> Said:
    first, second = draw(st.integers(20, 90)), draw(st.integers(10, 60))
    forms = (
        f"{first}k sign on y1 {second}k y2",
        f"sign on {first}k y1, {second}k y2",
        f"sign on {first}k/{second}k",
        f"sign-on {first}k year 1 and {second}k year 2",
        f"{first}k y1 + {second}k y2 sign on",
        f"sign on y1 {first}k y2 {second}k",
        f"sign-on {first + second}k ({first}k + {second}k)",
    )
    paid = [{"year": 1, "amount": first * 1000}, {"year": 2, "amount": second * 1000}]
    return Said(draw(st.sampled_from(forms)), {"sign_on": paid})


@st.composite
def relocations(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(3, 30))
    word = draw(st.sampled_from(("relo", "relocation")))
    return Said(draw(st.sampled_from(beside(word, typed))), {"relocation": amount})


@st.composite
def option_grants(draw: st.DrawFn) -> Said:
    count = draw(st.integers(2, 90)) * 1000
    strike = draw(st.integers(10, 900)) / 100
    forms = (
        f"{count:,} options strike {strike:.2f}",
        f"{count:,} options @ ${strike:.2f}",
        f"options {count:,} strike ${strike:.2f}",
        f"{count // 1000}k options, strike {strike:.2f}",
        f"{count} stock options at {strike:.2f} strike",
    )
    return Said(draw(st.sampled_from(forms)), {"options": {"count": count, "strike": strike}})


@st.composite
def hourly(draw: st.DrawFn) -> Said:
    amount = draw(st.integers(15, 120))
    per = draw(st.sampled_from(("/hr", "/hour", " an hour", " per hour", " hourly")))
    text = draw(st.sampled_from((f"${amount}{per}", f"base ${amount}{per}", f"{amount}{per} base")))
    return Said(text, {"base": {"low": amount, "high": amount, "per": "hour"}})


@st.composite
def monthly(draw: st.DrawFn) -> Said:
    amount = draw(st.integers(20, 140)) * 100
    number = draw(
        st.sampled_from((f"€{amount}", f"{amount:,} eur", f"€{amount:,}", f"{amount} euro"))
    )
    per = draw(st.sampled_from(("/month", " a month", " per month", " monthly", "/mo")))
    text = draw(
        st.sampled_from((f"{number}{per}", f"base {number}{per}", f"salary: {number}{per}"))
    )
    return Said(text, {"base": {"low": amount, "high": amount, "per": "month"}})


@st.composite
def ranges(draw: st.DrawFn) -> Said:
    low = draw(st.integers(60, 300))
    high = low + draw(st.integers(5, 60))
    forms = (f"{low}-{high}k", f"{low}k-{high}k", f"{low}k to {high}k", f"${low}k - ${high}k")
    number = draw(st.sampled_from((*forms, f"{low}-{high}", f"{low},000-{high},000")))
    text = draw(st.sampled_from(beside("base", number)))
    return Said(text, {"base": {"low": low * 1000, "high": high * 1000, "per": "year"}})


@st.composite
def plain_bases(draw: st.DrawFn) -> Said:
    """A base that no word calls so, as people write it first."""
    amount, typed = draw(amounts(60, 399))
    return Said(typed, {"base": {"low": amount, "high": amount, "per": "year"}})


@st.composite
def lakhs(draw: st.DrawFn) -> Said:
    amount = draw(st.integers(8, 90))
    number = draw(
        st.sampled_from((f"{amount}L", f"{amount} lpa", f"{amount} lakhs", f"₹{amount}L"))
    )
    text = draw(st.sampled_from((f"{number} fixed", f"fixed {number}", f"base: {number}")))
    base = {"low": amount * 100_000, "high": amount * 100_000, "per": "year"}
    return Said(text, {"base": base})


@st.composite
def totals(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(410, 900))
    word = draw(st.sampled_from(("tc", "TC", "total comp")))
    return Said(
        draw(st.sampled_from(beside(word, typed))), {"total": {"low": amount, "high": amount}}
    )


@st.composite
def guaranteed_bonuses(draw: st.DrawFn) -> Said:
    share = draw(st.integers(4, 40))
    forms = (
        f"{share}% guaranteed bonus",
        f"bonus {share}% guaranteed",
        f"guaranteed bonus {share}%",
    )
    bonus = {"low": share, "high": share, "unit": "percent", "guaranteed": True}
    return Said(draw(st.sampled_from(forms)), {"bonus": bonus})


@st.composite
def refreshers(draw: st.DrawFn) -> Said:
    amount, typed = draw(amounts(5, 90))
    return Said(
        draw(st.sampled_from(beside("refresher", typed))), {"refresher": {"amount": amount}}
    )


@st.composite
def matches(draw: st.DrawFn) -> Said:
    cap = draw(st.integers(3, 8))
    forms = (
        f"401k match 50% up to {cap}%",
        f"50% match up to {cap}%",
        f"401k: 50% of first {cap}%",
    )
    return Said(draw(st.sampled_from(forms)), {"match": {"rate": 50, "cap": cap}})


TERMS = (
    Said("1 yr cliff", {"cliff_months": 12}),
    Said("12 month cliff", {"cliff_months": 12}),
    Said("no cliff", {"cliff_months": 0}),
    Said("vesting 25/25/25/25", {"vesting": [25, 25, 25, 25]}),
    Said("vest 33/33/22/12", {"vesting": [33, 33, 22, 12]}),
    Said("vests quarterly", {"vest_every_months": 3}),
    Said("vesting monthly", {"vest_every_months": 1}),
)
NAMES = ("google", "Stripe", "netflix", "Databricks", "Uber", "airbnb")
HEADS = (
    "{name} {pay}",
    "{name}: {pay}",
    "{name}, {pay}",
    "{name}\n{pay}",
    "{name} - {pay}",
    "{name} offered me {pay}",
    "got an offer from {name}: {pay}",
    "{name} nyc {pay}",
    "{name} swe sf, {pay}",
    "/offer {name} {pay}",
    "{pay}, {name}",
    "{pay} at {name}",
)
EQUITY = (grants(), yearly_stock(), option_grants())
ANY_BASE = st.one_of(bases(), bases(), ranges(), lakhs())
EXTRAS = (
    st.one_of(bonuses(), bonuses_in_money(), guaranteed_bonuses()),
    st.one_of(*EQUITY),
    st.one_of(sign_ons(), sign_ons_by_year()),
    relocations(),
    refreshers(),
    matches(),
    totals(),
)
PAY_FIELDS = (
    *("base", "bonus", "stock", "options", "sign_on", "relocation", "vesting_years"),
    *("cliff_months", "vesting", "vest_every_months", "refresher", "match", "total"),
)


@st.composite
def pay(draw: st.DrawFn) -> Said:
    """The parts of one offer in any order; what is said of vesting follows the equity."""
    others = draw(st.lists(st.sampled_from(EXTRAS), max_size=3, unique=True))
    extras = [draw(other) for other in others]
    if draw(st.integers(0, 3)):
        parts = draw(st.permutations([draw(ANY_BASE), *extras]))
    else:
        parts = [draw(st.one_of(plain_bases(), hourly(), monthly())), *extras]
    if any("vesting_years" in part.fields for part in parts) and draw(st.booleans()):
        place = next(at for at, part in enumerate(parts) if "vesting_years" in part.fields)
        parts.insert(place + 1, draw(st.sampled_from(TERMS)))
    separator = draw(st.sampled_from(SEPARATORS))
    fields: dict[str, Any] = {}
    for part in parts:
        fields |= part.fields
    return Said(_in_one_currency(separator.join(part.text for part in parts)), fields)


def _in_one_currency(text: str) -> str:
    """A text in which no dollars stand beside euros or lakhs: an offer has one currency."""
    if IN_LAKHS.search(text):
        return text.replace("$", "₹")
    return text.replace("$", "€") if re.search("€|eur", text) else text


def pay_of(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in PAY_FIELDS if name in record}


IN_LAKHS = re.compile(r"\d\s?(?:L|lpa|lakhs)\b")
BETWEEN = ("\n", "; ", " vs ", ". ", "\n\n", " or ")


@st.composite
def several(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """Two or three offers in one message, each with its employer before it."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(2, 3))]
    head = draw(st.sampled_from(("{name} {pay}", "{name}: {pay}", "{name} - {pay}")))
    alone = pay().filter(lambda one: "\n" not in one.text and not IN_LAKHS.search(one.text))
    said = [draw(alone) for _ in names]
    told = [head.format(name=name, pay=one.text) for name, one in zip(names, said, strict=True)]
    return draw(st.sampled_from(BETWEEN)).join(told), [one.fields for one in said]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(pay())
def test_the_parts_of_an_offer_are_read_in_any_form(said: Said) -> None:
    assert [pay_of(one) for one in records(said.text)] == [said.fields]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(pay(), st.sampled_from(NAMES), st.sampled_from(HEADS))
def test_an_offer_is_read_wherever_its_employer_is_named(said: Said, name: str, head: str) -> None:
    (record,) = records(head.format(name=name, pay=said.text))
    assert record["employer"].casefold() == name.casefold()
    assert pay_of(record) == said.fields


@settings(max_examples=150, deadline=None, derandomize=True)
@given(several())
def test_several_offers_are_read_one_by_one(message: tuple[str, list[dict[str, Any]]]) -> None:
    text, labelled = message
    assert [pay_of(one) for one in records(text)] == labelled
