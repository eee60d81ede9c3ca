"""What the words of pay mean, in a sentence or two each, without a figure."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.words import Words
from bot.understanding.terms import Term

_MEANINGS: Mapping[Term, str] = MappingProxyType(
    {
        Term.BASE: mark(
            "Base is the fixed yearly pay, before tax. Raises and most bonuses are counted from "
            "it, so that a higher base stays with you."
        ),
        Term.BONUS: mark(
            "A target bonus is what you get at a hundred per cent of the goals, often a share of "
            "base. Ask what was paid in the last years, and whether any of it is guaranteed."
        ),
        Term.SIGN_ON: mark(
            "A sign-on is paid once for joining. Ask when it is paid, and whether you would have "
            "to repay it if you left early."
        ),
        Term.EQUITY: mark(
            "Equity is pay in shares of the company: RSUs, options or the like. It becomes yours "
            "over time (vesting). Ask whether a figure is the whole grant or one year of it."
        ),
        Term.RSU: mark(
            "RSUs (restricted stock units) are shares promised to you that become yours over "
            "time. In a listed company they are worth the price of that day; where there is no "
            "market for them, they are worth what somebody will pay one day, or nothing."
        ),
        Term.OPTIONS: mark(
            "An option lets you buy a share later at a price that is fixed now, the strike price. "
            "It is worth something only if the share is worth more than that."
        ),
        Term.STRIKE: mark(
            "The strike price is what you pay for a share when you use an option. Ask for it, for "
            "the latest value of a share, and for how many shares there are in all."
        ),
        Term.VESTING: mark(
            "Vesting is how promised equity becomes yours, a part at a time, often over several "
            "years. What has not vested when you leave is lost."
        ),
        Term.CLIFF: mark(
            "A cliff is a time at the start, often the first year, in which nothing vests. At its "
            "end the part for all of that time becomes yours at once; who leaves before gets none."
        ),
        Term.REFRESHER: mark(
            "A refresher is a later grant of equity, on top of the first. Ask how large they "
            "usually are, and from which year on: without them pay falls when the first grant ends."
        ),
        Term.CLAWBACK: mark(
            "A clawback says what you must pay back if you leave early, such as a sign-on or "
            "relocation money. Ask for a shorter time, for less with every month, and for none if "
            "they end the job."
        ),
        Term.TOTAL: mark(
            "Total compensation is base, bonus and equity of one year together. Ask whether it "
            "counts a sign-on, which is paid only once, and how much of the grant it counts."
        ),
        Term.PRE_TAX: mark(
            "Pre-tax means before income tax and social insurance are taken off. All pay in my "
            "guides is; what is left of it depends on where you live, and I give no tax advice."
        ),
        Term.BAND: mark(
            "A band is the lowest and the highest pay for one job at one level in one place. "
            "Where you stand in it is what you can talk about; above its top needs another level."
        ),
        Term.LEVER: mark(
            "A lever is one reason, or one part of pay, to negotiate on, such as sign-on, level "
            "or a competing offer. Each comes with a script: words to say or to send."
        ),
        Term.WALK_AWAY: mark(
            "Your walk-away is the offer below which you would rather say no. It follows from "
            "your best alternative. Know it before the call, and keep it to yourself."
        ),
    }
)


def meaning(term: Term, catalogue: Catalogue) -> Words:
    """What a term means."""
    return catalogue.say(_MEANINGS[term])
