"""Offers of a person: read, placed, compared, and what to ask for.

Amounts are Worked: they hold the arithmetic that led to them, and whoever renders them finds the
words. All are yearly and pre-tax where nothing else is said.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.coach.answers.pay import Component, Provenance
from bot.coach.answers.scripts import Script
from bot.coach.figures import ComputedFigure, GuideFigure, GuideQuote, Name, PersonFigure
from bot.coach.kept import Doubt, Occasion, Wanted
from bot.coach.offer_readings import Assumed
from bot.coach.question import Choice, Target
from bot.pay.band import PayBand, Standing
from bot.pay.comparison import Comparison
from bot.pay.conversion import Rate
from bot.pay.offer import Offer
from bot.pay.options import OptionLines
from bot.pay.packages import Package
from bot.pay.shape import Shape
from bot.pay.totals import Totals
from bot.pay.what_if import Assumption
from bot.pay.worked import Worked
from bot.understanding.offers.mention import Fault, Part


class CurrencyFrom(StrEnum):
    """What tells the currency of an offer."""

    TYPED = "typed"
    PLACE = "place"
    GUIDE = "guide"
    OTHERS = "others"  # the person's other offers
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One part as it was read; `worked` is the yearly or whole amount where that is another.

    `per` is the time that the typed amount is paid for, where that is no year ("hour"). `strike`
    and `price` are those of a share, for options.
    """

    part: Part
    typed: PersonFigure
    worked: Worked | None = None
    per: str | None = None
    assumed: bool = False
    strike: PersonFigure | None = None
    price: PersonFigure | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it was read: a schedule, a cliff, a clawback; numbers as typed or in months."""

    part: Part
    figure: Worked | PersonFigure | None
    said: bool | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """What one reading adds up to; `chosen` tells it from the others."""

    chosen: tuple[Assumed, ...]
    high_end: bool | None
    totals: Totals
    shape: Shape
    even_assumed: bool = False


class Unlike(StrEnum):
    """Why a total that holds stock is not quite like the guide's."""

    YEARLY = "yearly"  # the guide's counts all of its stock in a year
    UNTESTED = "untested"  # nothing tells how the guide's counts its stock


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a part stands in the guide's range, in one reading; `sum` is its place among them.

    `standing` is None where the guide's low is not below its high. `gap` is what is missing to
    the top, negative above it. `unlike` says why a total is not quite like the guide's.
    """

    component: Component
    mine: Worked
    figure: GuideFigure
    band: PayBand
    standing: Standing | None
    gap: Worked
    sum: int | None = None
    unlike: Unlike | None = None


class Unplaced(StrEnum):
    """Why an offer is not set beside a guide."""

    NO_GUIDE = "no_guide"
    NO_COMPANY = "no_company"
    WHICH_COMPANY = "which_company"
    WHICH_ROLE = "which_role"
    WHICH_PLACE = "which_place"
    NO_SUCH_PLACE = "no_such_place"
    CURRENCY = "currency"
    NO_FIGURES = "no_figures"
    UNSOUND_TOTAL = "unsound_total"  # only a total is known, and the guide's adds up in no way


@dataclass(frozen=True, slots=True)
class GuideSide:
    """The guide that an offer is set beside, and where its parts stand there.

    `unsound` is the guide's total where it follows from its parts in no way and the offer tells a
    total: nothing is set beside it.
    """

    provenance: Provenance
    region: Name
    placed: tuple[Placed, ...]
    total_left_out: bool = False
    unsound: GuideFigure | None = None


class Remark(StrEnum):
    """What is unusual about an offer."""

    FRONT_LOADED = "front_loaded"
    BACK_LOADED = "back_loaded"
    NO_EQUITY_LATER = "no_equity_later"
    CLIFF = "cliff"
    CLAWBACK = "clawback"
    CLAWBACK_IN_FULL = "clawback_in_full"
    BELOW_LOW = "below_low"
    ABOVE_HIGH = "above_high"
    HIGH_BONUS = "high_bonus"
    NO_PRICE = "no_price"
    TOTAL_IS_AN_AVERAGE = "total_is_an_average"
    STOCK_NOT_COUNTED = "stock_not_counted"


@dataclass(frozen=True, slots=True)
class Remarked:
    """A remark with the figure that it rests on, where it has one."""

    remark: Remark
    figure: Worked | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A number that was not taken, and why; None where no part takes it."""

    typed: PersonFigure
    fault: Fault | None
    part: Part | None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about an offer with the ways to answer it; any may be typed as well."""

    doubt: Doubt | None
    slot: Unplaced | None
    choices: tuple[Choice, ...]
    figure: Worked | PersonFigure | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now: what to ask for, from `low` to `high`, with the words for it.

    `others` says that the offer is at or above the guide's high, so that other things are to be
    asked for, `conflict` that the person's own numbers do not fit each other. `assumed` are other
    offers that were taken to be in this one's currency.
    """

    component: Component
    low: Worked | None
    high: Worked | None
    script: Script | None
    filled: "FilledScript | None"
    occasion: "Occasion"
    others: bool = False
    conflict: bool = False
    assumed: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferAnswer:
    """One offer: as read, what it adds up to, where it stands, what is open, what to do now.

    `options` are the values of its options, which no sum holds; None where a price is missing.
    `vesting_sum` is what its shares of vesting add up to where that is not the whole.
    """

    kind: ClassVar[str] = "offer"

    key: str
    name: Name
    present: bool
    what: tuple[Name, ...]
    parts: tuple[ReadPart, ...]
    terms: tuple[Term, ...]
    currency: str
    currency_from: CurrencyFrom
    sums: tuple[Sum, ...]
    taken: tuple[Assumed, ...]
    guide: GuideSide | None
    unplaced: Unplaced | None
    remarks: tuple[Remarked, ...]
    missing: tuple[Part, ...]
    unfit: tuple[Unfit, ...]
    ask: Ask | None
    next: NextStep | None
    changed: tuple[Part, ...] = ()
    stock_worth_nothing: bool = False
    options: OptionLines | None = None
    vesting_sum: Worked | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to what is asked."""
        return () if self.ask is None else self.ask.choices


@dataclass(frozen=True, slots=True)
class OfferListed:
    """One of the kept offers in a list."""

    key: str
    name: Name
    present: bool
    what: tuple[Name, ...]
    year_1: Worked | None
    recurring: Worked | None
    open_doubt: bool
    target: Target


@dataclass(frozen=True, slots=True)
class OffersAnswer:
    """All offers that are kept; none where there are none."""

    kind: ClassVar[str] = "offers"

    listed: tuple[OfferListed, ...]
    most: int
    choices: tuple[Choice, ...] = ()


class OfferChange(StrEnum):
    """What was done to the offers, or could not be.

    RATE is a rate of exchange that was noted, RATE_WANTED asks for one, and TYPE_LEAST asks for
    the least that is taken. HOW_MUCH is told how much more there is, and asks for the whole.
    """

    DELETED = "deleted"
    RENAMED = "renamed"
    FULL = "full"
    NO_SUCH = "no_such"
    NAME_TAKEN = "name_taken"
    NOTHING_READ = "nothing_read"
    RATE = "rate"
    WHICH_RATE = "which_rate"
    CURRENCY = "currency"
    CURRENCY_TYPED = "currency_typed"
    CONFIRM_ALL = "confirm_all"
    REMOVED = "removed"
    NONE_OF_IT = "none_of_it"
    NOT_TOLD = "not_told"
    LAST_PART = "last_part"
    WANT_REMOVED = "want_removed"
    NO_WANT = "no_want"
    FORM_LEFT = "form_left"
    FORM_DROPPED = "form_dropped"
    FORM_ENDED = "form_ended"
    FORM_ANEW = "form_anew"
    NO_FORM = "no_form"
    TOO_LONG = "too_long"
    TYPE_LEAST = "type_least"
    RATE_WANTED = "rate_wanted"
    HOW_MUCH = "how_much"


@dataclass(frozen=True, slots=True)
class OfferChangedAnswer:
    """That an offer was deleted or renamed, or why nothing was done.

    `part` is what was taken out of it, and `want` what is no longer wanted of it.
    """

    kind: ClassVar[str] = "offer_changed"

    change: OfferChange
    name: Name | None = None
    before: Name | None = None
    unfit: tuple[Unfit, ...] = ()
    choices: tuple[Choice, ...] = ()
    part: Part | None = None
    want: Wanted | None = None


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One step of telling an offer step by step: what is asked, and ways to answer or skip.

    `again` says that the answer was not understood, and `amount` that it was an amount of money
    where a name is asked for.
    """

    kind: ClassVar[str] = "offer_form"

    step: str
    choices: tuple[Choice, ...]
    again: bool = False
    done: Worked | None = None
    amount: bool = False


@dataclass(frozen=True, slots=True)
class ComparedOffer:
    """One of the offers that are compared, with how it was read.

    `currency` is that of its amounts before any rate. `taken` is what was assumed in all
    readings; `low_end` says that of a range the low end was. `rests_on` is the base, or what
    stands for it, at the rate that was told. `not_counted` are options, and shares without a
    price.
    """

    key: str
    name: Name
    what: tuple[Name, ...]
    currency: str
    currency_from: CurrencyFrom
    taken: tuple[Assumed, ...]
    missing: tuple[Part, ...]
    even_assumed: bool = False
    low_end: bool = False
    rests_on: Worked | None = None
    not_counted: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedReading:
    """A comparison in one way to read the offers, whose names in it are their keys.

    `chosen` and `ends` tell it from the other readings: an answer to a doubt, and whether the
    high end of a range is counted, each by the offer's key. `holds` are assumptions that change
    nothing about who pays most, although some offer has the part that they are about.
    """

    chosen: tuple[tuple[str, Assumed], ...]
    comparison: Comparison
    ends: tuple[tuple[str, bool], ...] = ()
    holds: tuple[Assumption, ...] = ()

    @property
    def leaders(self) -> tuple[str, ...]:
        """The keys of who pays most over four years: one, or all that are tied."""
        return self.comparison.leaders.four_years


class NotCompared(StrEnum):
    """Why offers are not compared."""

    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    CURRENCIES = "currencies"
    NOTHING_TO_ADD = "nothing_to_add"


@dataclass(frozen=True, slots=True)
class OfferComparisonAnswer:
    """Offers side by side, in each way to read them; or why they are not.

    `alone` holds what each offer adds up to where they are not compared. `currencies` are those
    of the offers, NO_CURRENCY where nothing tells one. `rates` are the person's, as told, that
    were used. `left_out` are offers without any money, `too_many` those that there was no room
    for.
    """

    kind: ClassVar[str] = "offer_comparison"

    offers: tuple[ComparedOffer, ...]
    readings: tuple[ComparedReading, ...]
    why_not: NotCompared | None = None
    alone: tuple[tuple[Name, Totals], ...] = ()
    currencies: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()
    ask: Ask | None = None
    left_out: tuple[Name, ...] = ()
    too_many: tuple[Name, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to what is asked."""
        return () if self.ask is None else self.ask.choices


class WalkAwayFrom(StrEnum):
    """What a walk-away rests on."""

    SAID = "said"
    PRESENT = "present"
    OTHER_OFFER = "other_offer"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class WalkAway:
    """Below which to leave, and what says so; `amount` is None where nothing does.

    `of` is the present pay or the offer that it is the amount of, `over` the lower one of the two
    where both are known.
    """

    amount: Worked | None
    source: WalkAwayFrom
    of: Name | None = None
    over: "Alternative | None" = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a person has instead: present pay, or another offer, in the offer's currency.

    `assumed` says that nobody told its currency, and that the offer's was taken.
    """

    name: Name
    amount: Worked
    present: bool = False
    assumed: bool = False


class TargetFrom(StrEnum):
    """What a target rests on."""

    SAID = "said"
    WAY_UP = "way_up"
    HIGH = "high"
    HIGH_OVER_WALK_AWAY = "high_over_walk_away"  # three quarters up is no more than the walk-away
    OTHER_OFFER = "other_offer"
    NOTHING = "nothing"


class Flag(StrEnum):
    """What does not fit in a counter, and must be said before its numbers are used."""

    WALK_AWAY_ABOVE_TARGET = "walk_away_above_target"
    TARGET_NOT_ABOVE_OFFER = "target_not_above_offer"
    TARGET_ABOVE_HIGH = "target_above_high"  # said, and no better offer stands behind it
    OPENING_BELOW_TARGET = "opening_below_target"
    OPENING_ABOVE_HIGH = "opening_above_high"
    OFFER_BELOW_WALK_AWAY = "offer_below_walk_away"
    UNLIKE_OFFER = "unlike_offer"  # another offer is too far above to be one for the same job
    NO_RANGE = "no_range"  # the guide's low is not below its high


@dataclass(frozen=True, slots=True)
class CounterAnswer:
    """What to ask for: walk-away, target and opening with their arithmetic, packages, script.

    `beyond` says that the target is above the guide's high, `better` is the offer that lifts it
    there; `unlike` is one too far above to do that. `left_out` are offers in another currency
    without a rate, `unknown` those of which a currency is not known, `assumed` those that were
    taken to be in the offer's own. `levers` are what else can
    be asked for, those first that the guide has words for: as many as `guide_levers`. `taken` is
    how the base was read where the message leaves it open.
    """

    kind: ClassVar[str] = "counter"

    key: str
    name: Name
    present: bool
    component: Component
    offered: Worked | None
    walk_away: WalkAway
    target: Worked | None
    target_from: TargetFrom
    opening_low: Worked | None
    opening_high: Worked | None
    capped: bool
    above_high: bool
    provenance: Provenance | None
    region: Name | None
    figure: GuideFigure | None
    packages: tuple[Package, ...]
    scripts: tuple[Script, ...]
    filled: "FilledScript | None" = None
    levers: tuple[str, ...] = ()
    ask: Ask | None = None
    changed: Wanted | None = None
    occasion: Occasion = Occasion.OFFER
    flags: tuple[Flag, ...] = ()
    band: PayBand | None = None
    standing: Standing | None = None
    beyond: bool = False
    opening_said: bool = False
    better: Alternative | None = None
    unlike: Alternative | None = None
    left_out: tuple[Name, ...] = ()
    unknown: tuple[Name, ...] = ()
    assumed: tuple[Name, ...] = ()
    guide_levers: int = 0
    unplaced: Unplaced | None = None
    taken: tuple[Assumed, ...] = ()
    low_end: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to what is asked."""
        return () if self.ask is None else self.ask.choices


@dataclass(frozen=True, slots=True)
class FilledScript:
    """Words of ours with the person's numbers, to be said as they are.

    The one reason is the guide's range for the place, as it stands, or the person's better offer
    (`other`); without either a gap. `present` is what they are paid now.
    """

    low: Worked
    high: Worked
    company: Name | None
    role: Name | None
    reason: GuideFigure | None
    place: Name | None = None
    quarter: GuideQuote | None = None
    present: Worked | None = None
    other: Worked | None = None

    @property
    def claims_offer(self) -> bool:
        """Whether they state that there is another offer."""
        return self.other is not None


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """The rules behind a counter, each with its source and its limit, and its own numbers."""

    kind: ClassVar[str] = "why"

    key: str
    counter: CounterAnswer | None = None


class HrQuestion(StrEnum):
    """What an employer can be asked about an offer, in the order in which it is read."""

    BASE = "base"
    BASE_PERIOD = "base_period"
    BONUS = "bonus"
    BONUS_TARGET = "bonus_target"
    BONUS_PAID = "bonus_paid"
    BONUS_GUARANTEED = "bonus_guaranteed"
    STOCK = "stock"
    STOCK_BASIS = "stock_basis"
    STOCK_PRICE = "stock_price"
    STRIKE = "strike"
    VESTING = "vesting"
    CLIFF = "cliff"
    FREQUENCY = "frequency"
    REFRESHER = "refresher"
    SIGN_ON = "sign_on"
    SIGN_ON_DATE = "sign_on_date"
    CLAWBACK = "clawback"
    CLAWBACK_PRORATED = "clawback_prorated"
    RELOCATION = "relocation"
    MATCH = "match"
    LEVEL = "level"
    REVIEW = "review"
    START = "start"
    NOTICE = "notice"
    PROBATION = "probation"
    HOURS = "hours"
    PLACE = "place"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class HrQuestionsAnswer:
    """One message that asks an employer for all that is not given, and for nothing else."""

    kind: ClassVar[str] = "hr_questions"

    key: str
    name: Name
    missing: tuple[Part, ...]
    given: frozenset[Part]
    company: Name | None
    questions: tuple[HrQuestion, ...] = ()


class Check(StrEnum):
    """What to look at before signing, what can cost most first."""

    RESIGNING = "resigning"
    WRITTEN = "written"
    CLAWBACK = "clawback"
    VESTING = "vesting"
    LEAVING = "leaving"  # what becomes of stock on leaving, or when the company is sold
    BONUS = "bonus"
    NON_COMPETE = "non_compete"
    INVENTIONS = "inventions"
    NOTICE = "notice"
    START = "start"
    LEVEL = "level"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """What to check before signing, the points first that the offer leaves open."""

    kind: ClassVar[str] = "checklist"

    key: str | None
    name: Name | None
    open: tuple[Part, ...]
    checks: tuple[Check, ...] = tuple(Check)


@dataclass(frozen=True, slots=True)
class ExportedReading:
    """One offer in one way to read it; `totals` is None where nothing of it is money."""

    offer: Offer
    chosen: tuple[Assumed, ...]
    high_end: bool | None
    totals: Totals | None
    even_assumed: bool = False


@dataclass(frozen=True, slots=True)
class ExportedOffer:
    """One of the kept offers, in each way to read it; its currency is NO_CURRENCY if unknown."""

    key: str
    name: Name
    present: bool
    company: Name | None
    role: Name | None
    places: tuple[Name, ...]
    currency: str
    readings: tuple[ExportedReading, ...]
    taken: tuple[Assumed, ...]
    missing: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LeavingAnswer:
    """What has vested and what must be paid back on leaving after so many months.

    `part` is the share of the grant that is vested, None where no schedule tells it. `kept` and
    `owed` are amounts, several where the offer can be read in several ways. Where it is not said
    how often it vests and that matters, these are for a step a year, and `monthly` and
    `kept_monthly` for a step a month.
    """

    kind: ClassVar[str] = "leaving"

    key: str
    name: Name
    months: Worked
    part: Worked | None
    kept: tuple[Worked, ...]
    owed: tuple[Worked, ...]
    even_assumed: bool = False
    monthly: Worked | None = None
    kept_monthly: tuple[Worked, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """The offers as CSV and as text; `comparison` is None where there are not several."""

    kind: ClassVar[str] = "export"

    offers: tuple[ExportedOffer, ...]
    count: ComputedFigure
    comparison: OfferComparisonAnswer | None = None
