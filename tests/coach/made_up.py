"""Guides made by hand, small enough to be read beside a test."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from bot.knowledge.base import (
    BasisLabel,
    Company,
    Guide,
    GuideId,
    KnowledgeBase,
    Lever,
    PayComponents,
    PayFigure,
    PayRow,
    Place,
    Placeholder,
    PlaceholderKind,
    StockBasis,
    TotalFit,
)
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Snapshot
from bot.resources import project_folder

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DETROIT = Place("Detroit", "detroit", "US")
LONDON = Place("London", "london", "GB")
TOKYO = Place("Tokyo", "tokyo", "JP")
REMOTE_US = Place("Remote US", country="US", remote=True)
BRITAIN = Place("United Kingdom", country="GB")


def money(quote: str, low: int, high: int, currency: str = "USD") -> PayFigure:
    """A range of money as a guide quotes it."""
    return PayFigure(quote, 20, Decimal(low), Decimal(high), currency)


def row(region: str, place: Place, currency: str, sign: str, level: str | None = None) -> PayRow:
    """A row with a base and stock that add up to its total if stock counts every year."""
    pay = PayComponents(
        base=money(f"{sign}100K–{sign}120K", 100_000, 120_000, currency),
        stock=money(f"{sign}20K–{sign}40K", 20_000, 40_000, currency),
        total=money(f"{sign}120K–{sign}160K", 120_000, 160_000, currency),
    )
    basis = StockBasis(BasisLabel.GRANT, TotalFit.ANNUAL)
    return PayRow(region, (place,), level, pay, 20, stock_basis=basis)


def lever(name: str, script: str, family: str, **flags: bool) -> Lever:
    """A lever that can be said aloud unless told otherwise."""
    return Lever(
        name=name,
        script=script,
        line=40,
        script_line=41,
        families=(family,),
        sayable=flags.get("sayable", True),
        claims_offer=flags.get("claims_offer", False),
    )


LEVERS = (
    lever("Sign-on", "Could you add a sign-on of $15K for Detroit?", "sign_on"),
    lever("Two offers", "I hold another offer.", "competing_offer", claims_offer=True),
    lever("Rare skills", "Point to what few others can do.", "scarcity", sayable=False),
    Lever(
        "More stock",
        "Could the grant be [your number]?",
        44,
        script_line=45,
        advice="Ask once, then wait.",
        advice_line=44,
        families=("equity",),
        sayable=True,
        placeholders=(Placeholder("[your number]", PlaceholderKind.AMOUNT),),
    ),
)
ROWS = (
    row("Detroit, MI (HQ)", DETROIT, "USD", "$"),
    row("London", LONDON, "GBP", "£"),
    row("Remote US", REMOTE_US, "USD", "$"),
)


def guide(company: str, name: str, role: str, role_name: str, rows: tuple[PayRow, ...]) -> Guide:
    """A guide of two sources whose review is a week overdue at `NOW`."""
    return Guide(
        id=GuideId(company, role),
        path=f"{company}/{role}.md",
        company_name=name,
        role_name=role_name,
        role_type="standard",
        quality="high",
        quarter="2025-Q4",
        updated=date(2026, 2, 21),
        due=date(2026, 5, 25),
        sources=("Levels.fyi", "Glassdoor"),
        rows=rows,
        levers=LEVERS,
    )


def knowledge(*guides: Guide) -> KnowledgeBase:
    """A knowledge base of some guides."""
    companies: dict[str, Company] = {}
    for one in guides:
        slug = one.id.company
        roles = tuple(sorted(other.id.role for other in guides if other.id.company == slug))
        companies[slug] = Company(slug, one.company_name, (one.company_name,), roles)
    by_id = {one.id: one for one in guides}
    return KnowledgeBase(MappingProxyType(by_id), MappingProxyType(companies))


ENGINEER = "software-engineer"
SMALL_LIBRARY = knowledge(
    guide("ally-financial", "Ally Financial", ENGINEER, "Software Engineer", ROWS),
    guide("ally-financial", "Ally Financial", "data-scientist", "Data Scientist", ROWS),
    guide("google", "Google", ENGINEER, "Software Engineer", ROWS),
    guide("google", "Google", f"senior-{ENGINEER}", "Senior Software Engineer", ROWS),
    guide("target", "Target", ENGINEER, "Software Engineer", ROWS),
    guide("intel", "Intel", ENGINEER, "Software Engineer", ROWS),
    guide("visa", "Visa", ENGINEER, "Software Engineer", ROWS),
    guide("match-group", "Match Group", ENGINEER, "Software Engineer", ROWS),
    guide("remote-com", "Remote", ENGINEER, "Software Engineer", ROWS),
    guide("apple", "Apple", ENGINEER, "Software Engineer", ROWS),
    guide("att", "AT&T", ENGINEER, "Software Engineer", ROWS),
    guide("datadog", "Datadog", ENGINEER, "Software Engineer", ROWS),
    guide("databricks", "Databricks", ENGINEER, "Software Engineer", ROWS),
    guide("scale-ai", "Scale AI", ENGINEER, "Software Engineer", ROWS),
    guide("epic-games", "Epic Games", ENGINEER, "Software Engineer", ROWS),
    guide("epic-systems", "Epic Systems", ENGINEER, "Software Engineer", ROWS),
    guide("l3harris", "L3Harris", ENGINEER, "Software Engineer", ROWS),
)


@cache
def vocabulary() -> Vocabulary:
    """The project's own vocabulary."""
    return load_vocabulary((project_folder("knowledge") / "vocabulary",))[0]


@cache
def small_snapshot() -> Snapshot:
    """The small library with the lexicon that belongs to it."""
    return Snapshot.of(SMALL_LIBRARY, vocabulary())
