"""Guides made by hand, small enough to be read beside a test."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from bot.knowledge.base import (
    BasisLabel,
    Company,
    FrontMatterLines,
    GenericScript,
    Guide,
    GuideId,
    KnowledgeBase,
    LevelEquivalent,
    LevelMapping,
    Lever,
    Passage,
    PayComponents,
    PayFigure,
    PayRow,
    Place,
    Placeholder,
    PlaceholderKind,
    Statement,
    StockBasis,
    TotalFit,
)
from bot.knowledge.facts import facts_of
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Snapshot
from bot.resources import project_folder

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DETROIT = Place("Detroit", "detroit", "US", state="MI", city="Detroit")
LONDON = Place("London", "london", "GB", state="England", city="London")
TOKYO = Place("Tokyo", "tokyo", "JP", city="Tokyo")
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
    seat = "HQ" in region
    return PayRow(region, (place,), level, pay, 20, stock_basis=basis, headquarters=seat)


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
        lines=FrontMatterLines(
            company=3, role=5, quality=7, quarter=8, updated=6, due=9, sources=15
        ),
    )


def with_guidance(one: Guide) -> Guide:
    """A guide that speaks of levels and strategy, and cites what it rests on."""
    same = (LevelEquivalent("Google", "L5"), LevelEquivalent("Amazon", "SDE III"))
    return replace(
        one,
        level_mapping=(
            LevelMapping("Google L5 | Amazon SDE III", 30, same),
            LevelMapping("Levels are settled after the interviews, not before them.", 31),
        ),
        strategy=(
            Passage("Where to begin", "Open at $120K and give one reason.\nThen wait.", 50),
            Passage("Where to stop", "Below $105K the offer is weak.", 53),
        ),
        evidence=(
            Statement("Levels.fyi, 120 reports of 2025", 60),
            Statement("Glassdoor, 80 reports", 61),
        ),
    )


def generic(family: str, name: str, script: str, **flags: bool) -> GenericScript:
    """A script that needs no company and can be said aloud unless told otherwise."""
    gap = (
        (Placeholder("[your number]", PlaceholderKind.AMOUNT),) if "[your number]" in script else ()
    )
    return GenericScript(
        family=family,
        name=name,
        script=script,
        advice=None,
        path=f"generic/{family}.md",
        line=9,
        sayable=flags.get("sayable", True),
        claims_offer=flags.get("claims_offer", False),
        placeholders=gap,
    )


GENERIC = (
    generic("base", "Ask for more base", "Could the base be [your number]?"),
    generic("sign_on", "Ask for a sign-on", "Could a sign-on close the gap?"),
    generic("equity", "Ask for more stock", "Could the grant be larger?"),
    generic("deadline", "Ask for time", "May I answer on the day we agreed?"),
    generic("relocation", "Ask for the move", "Could you pay for the move?"),
    generic("competing_offer", "Name an offer", "I hold another offer.", claims_offer=True),
    generic("scarcity", "Speak of your skill", "Say what few can do.", sayable=False),
)


def knowledge(*guides: Guide) -> KnowledgeBase:
    """A knowledge base of some guides."""
    companies: dict[str, Company] = {}
    for one in guides:
        slug = one.id.company
        roles = tuple(sorted(other.id.role for other in guides if other.id.company == slug))
        companies[slug] = Company(slug, one.company_name, (one.company_name,), roles)
    by_id = {one.id: one for one in guides}
    return KnowledgeBase(
        MappingProxyType(by_id), MappingProxyType(companies), GENERIC, facts_of(guides)
    )


ENGINEER = "software-engineer"
SMALL_LIBRARY = knowledge(
    guide("ally-financial", "Ally Financial", ENGINEER, "Software Engineer", ROWS),
    guide("ally-financial", "Ally Financial", "data-scientist", "Data Scientist", ROWS),
    with_guidance(guide("google", "Google", ENGINEER, "Software Engineer", ROWS)),
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
