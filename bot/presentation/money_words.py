"""Words for parts of pay, families of levers, and stock bases."""

from typing import assert_never

from bot.coach.answers import Component
from bot.coach.figures import Name
from bot.knowledge.base import BasisLabel, StockBasis, TotalFit
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.words import Words, words

_FAMILIES = {
    "sign_on": mark("sign-on"),
    "competing_offer": mark("competing offer"),
    "refresher": mark("refresher grants"),
    "vesting": mark("vesting"),
    "liquidity": mark("liquidity before an IPO"),
    "equity": mark("equity"),
    "bonus": mark("bonus"),
    "base": mark("base salary"),
    "level": mark("level and title"),
    "relocation": mark("relocation"),
    "remote": mark("remote work"),
    "retention": mark("retention"),
    "deadline": mark("deadline"),
    "on_call": mark("on-call load"),
    "benefits": mark("benefits"),
    "scarcity": mark("rare skills"),
    "ai_premium": mark("AI premium"),
    "impact": mark("impact on revenue"),
    "compliance": mark("compliance"),
    "security": mark("security and trust"),
    "reliability": mark("reliability and scale"),
    "leadership": mark("leadership"),
    "ownership": mark("ownership"),
    "programs": mark("programs and delivery"),
    "product": mark("product and design"),
    "data": mark("data and research"),
    "other": mark("other reasons"),
}


def family_name(family: str, catalogue: Catalogue) -> Words:
    """What people call a family of levers; one without a word of ours by its own name."""
    known = _FAMILIES.get(family)
    return words(Name(family.replace("_", " "))) if known is None else catalogue.say(known)


def component_name(component: Component, catalogue: Catalogue) -> Words:
    """What people call a part of pay."""
    match component:
        case Component.BASE:
            return catalogue.say("Base")
        case Component.STOCK:
            return catalogue.say("Stock")
        case Component.BONUS:
            return catalogue.say("Bonus")
        case Component.SIGN_ON:
            return catalogue.say("Sign-on")
        case Component.TOTAL:
            return catalogue.say("Total")
        case _:
            assert_never(component)


def stock_note(basis: StockBasis, catalogue: Catalogue) -> Words:
    """Whether stock is a whole grant or a yearly amount, and whether the total agrees."""
    if basis.cell_differs:
        return catalogue.say(
            "In the guide, the heading of the stock and the figure itself say different things "
            "about what it is paid for. Ask HR whether it is per year or the whole grant."
        )
    if basis.disagrees:
        return _contradiction(basis.label, catalogue)
    if basis.label is BasisLabel.GRANT:
        return _grant_note(basis.total_fits, catalogue)
    if basis.label is BasisLabel.ANNUAL:
        return _annual_note(basis.total_fits, catalogue)
    return _unlabelled_note(basis.total_fits, catalogue)


def _contradiction(label: BasisLabel, catalogue: Catalogue) -> Words:
    if label is BasisLabel.GRANT:
        return catalogue.say(
            "The guide calls the stock a whole grant over its vesting years, but its total only "
            "adds up if all of it is counted every year. Ask HR which it is."
        )
    return catalogue.say(
        "The guide calls the stock a yearly amount, but its total only adds up if it is a "
        "four-year grant. Ask HR which it is."
    )


def _grant_note(fit: TotalFit, catalogue: Catalogue) -> Words:
    if fit is TotalFit.NEITHER:
        return catalogue.say(
            "Stock is the whole grant over its vesting years; the stated total does not follow "
            "from the parts, so do not compute with it."
        )
    return catalogue.say("Stock is the whole grant over its vesting years, not a yearly amount.")


def _annual_note(fit: TotalFit, catalogue: Catalogue) -> Words:
    if fit is TotalFit.NEITHER:
        return catalogue.say(
            "Stock is per year; the stated total does not follow from the parts, so do not "
            "compute with it."
        )
    return catalogue.say("Stock is per year, not the whole grant.")


def _unlabelled_note(fit: TotalFit, catalogue: Catalogue) -> Words:
    match fit:
        case TotalFit.ANNUAL:
            return catalogue.say(
                "The guide does not say whether stock is per year or a whole grant; its total "
                "counts all of it every year. Ask HR which it is."
            )
        case TotalFit.GRANT:
            return catalogue.say(
                "The guide does not say whether stock is per year or a whole grant; its total "
                "counts a quarter of it a year. Ask HR which it is."
            )
        case TotalFit.EITHER | TotalFit.NEITHER | TotalFit.UNTESTABLE:
            return catalogue.say(
                "The guide does not say whether stock is per year or a whole grant. Ask HR "
                "which it is."
            )
        case _:
            assert_never(fit)
