"""What an author may write in a guide's front matter, checked by pydantic."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from bot.knowledge.diagnostics import shown

_LARGEST_AMOUNT = 10**13
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=\Z|[T ])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _only_a_day(value: object) -> object:
    """Of a date with a time of day the date counts; a number is no date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (day := _DAY.match(value)) is not None:
        return day[0]
    raise ValueError("write a date as YYYY-MM-DD")


def _without_control(value: str) -> str:
    """Escapes in YAML can make characters that would act on a terminal."""
    if not value.isprintable() and _CONTROL.search(value):
        raise ValueError("it holds a control character; delete it")
    return value


Slug = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(_without_control),
]
Day = Annotated[date, BeforeValidator(_only_a_day)]
Amount = Annotated[Decimal, Field(ge=0, le=_LARGEST_AMOUNT, allow_inf_nan=False)]
Percent = Annotated[Decimal, Field(ge=0, le=1000, allow_inf_nan=False)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


class CompensationRecord(_Record):
    """One row of `compensation`; amounts are whole units of `currency`.

    A row names a level where the table has one row a level and region.
    """

    region: Text
    level: Text | None = None
    base_low: Amount | None = None
    base_high: Amount | None = None
    stock_low: Amount | None = None
    stock_high: Amount | None = None
    bonus_low: Amount | None = None
    bonus_high: Amount | None = None
    bonus_pct: Percent | None = None
    signing_bonus_low: Amount | None = None
    signing_bonus_high: Amount | None = None
    total_comp_low: Amount | None = None
    total_comp_high: Amount | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None

    def ranges(self) -> dict[str, tuple[Decimal | None, Decimal | None]]:
        """Both ends of each component, by the name that its keys begin with."""
        return {
            "base": (self.base_low, self.base_high),
            "stock": (self.stock_low, self.stock_high),
            "bonus": (self.bonus_low, self.bonus_high),
            "signing_bonus": (self.signing_bonus_low, self.signing_bonus_high),
            "total_comp": (self.total_comp_low, self.total_comp_high),
        }


class LevelMappingRecord(_Record):
    """What front matter keeps of the level mapping; the body says more."""

    internal: Text | None = None
    raw: Text | None = None


class GuideRecord(_Record):
    """A guide's front matter. Only the two slugs are needed to place a guide."""

    company: Slug
    role: Slug
    company_display: Text | None = None
    role_display: Text | None = None
    role_type: Text | None = None
    last_updated: Day | None = None
    data_quality: Text | None = None
    salary_data_quarter: Annotated[str, StringConstraints(pattern=r"^\d{4}-Q[1-4]$")] | None = None
    next_review_due: Day | None = None
    level_mapping: LevelMappingRecord | None = None
    data_sources: list[Text] | None = None
    negotiation_dna_summary: Text | None = None
    aliases: list[Text] | None = None
    stock_basis: Literal["annual", "grant", "unknown"] | None = None
    vesting: list[Percent] | None = None


# Known to authors, but read row by row so that one bad row costs no other.
COMPENSATION = "compensation"
GUIDE_KEYS = frozenset(GuideRecord.model_fields) | {COMPENSATION}
ROW_KEYS = frozenset(CompensationRecord.model_fields)
# What every guide should say; `level_mapping` and the DNA line have a place in the body too.
EXPECTED_KEYS = (
    "company_display",
    "role_display",
    "last_updated",
    "data_quality",
    "salary_data_quarter",
    "next_review_due",
    "data_sources",
    COMPENSATION,
)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A value that cannot be used, at its keys, with the reason in words."""

    keys: tuple[str | int, ...]
    reason: str


class UnusableRecordError(Exception):
    """A record lacks something that it cannot do without."""

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        super().__init__("; ".join(problem.reason for problem in problems))
        self.problems = problems


def read_guide_record(
    metadata: Mapping[str, Any],
) -> tuple[GuideRecord, tuple[FieldProblem, ...]]:
    """Validate front matter, leaving out what cannot be used.

    Raises UnusableRecordError where `company` or `role` is missing or no slug.
    """
    try:
        return GuideRecord.model_validate(metadata), ()
    except ValidationError as error:
        problems = tuple(_problems(error))
    if any(problem.keys[0] in {"company", "role"} for problem in problems):
        raise UnusableRecordError(tuple(p for p in problems if p.keys[0] in {"company", "role"}))
    faulty = {problem.keys[0] for problem in problems}
    kept = {key: value for key, value in metadata.items() if key not in faulty}
    for key in faulty & {"data_sources", "aliases"}:
        kept[str(key)] = _usable_items(metadata[str(key)])
    return GuideRecord.model_validate(kept), problems


def read_compensation_record(row: object) -> CompensationRecord:
    """Validate one row; raises UnusableRecordError with each field that cannot be used."""
    try:
        return CompensationRecord.model_validate(row)
    except ValidationError as error:
        raise UnusableRecordError(tuple(_problems(error))) from None


def _usable_items(value: object) -> list[str] | None:
    if not isinstance(value, list):
        return None
    return [item for item in value if isinstance(item, str) and item.strip()]


def _problems(error: ValidationError) -> Iterator[FieldProblem]:
    for detail in error.errors(include_url=False):
        keys = tuple(detail["loc"]) or ("",)
        yield FieldProblem(keys, _reason(str(detail["type"]), _name_of(keys), detail))


def _name_of(keys: tuple[str | int, ...]) -> str:
    """The last key that is a word: "vesting" for its second year."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def _reason(kind: str, key: str, detail: Any) -> str:
    given = detail.get("input")
    wanted = _WANTED_PATTERN.get(key) if kind in _OF_A_SLUG else _WANTED.get(kind)
    wanted = wanted or _WANTED.get(kind)
    if kind in _OF_A_NUMBER and key in _PERCENT_KEYS:
        wanted = "write a plain number of per cent, such as 10"
    if wanted is None:
        wanted = str(detail["msg"]).removeprefix("Value error, ")
    if kind == "missing":
        return wanted
    if given is None:
        return f"it is empty: {wanted}"
    return f"{_as_written(given)} cannot be used: {wanted}"


def _as_written(value: object) -> str:
    """A value as YAML writes it, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a list of several values"
    return f"'{shown(str(value))}'"


_OF_A_NUMBER = frozenset({"decimal_parsing", "decimal_type"})
_PERCENT_KEYS = frozenset({"bonus_pct", "vesting"})
_OF_A_SLUG = frozenset({"string_pattern_mismatch", "string_type"})
_WANTED_PATTERN = {
    "company": "use lower-case letters, digits and hyphens, such as ally-financial",
    "role": "use lower-case letters, digits and hyphens, such as software-engineer",
    "region": "write the place, in quotes where it is only digits",
    "currency": "write the three letters of the currency, such as USD",
    "salary_data_quarter": "write the quarter as 2025-Q4",
}
_WANTED = {
    "missing": "is missing; add it",
    "decimal_parsing": "write a plain number without marks, such as 110000",
    "decimal_type": "write a plain number without marks, such as 110000",
    "greater_than_equal": "an amount cannot be below zero",
    "less_than_equal": "the number is too large to be pay",
    "finite_number": "the number is too large to be pay",
    "string_type": "write words, in quotes where they are only digits",
    "string_too_short": "write words",
    "string_too_long": "shorten it",
    "list_type": "write a list, one '- item' a line",
    "date_from_datetime_parsing": "write a date as YYYY-MM-DD",
    "date_parsing": "write a date as YYYY-MM-DD",
    "date_type": "write a date as YYYY-MM-DD",
    "model_type": "write 'key: value' lines below it",
    "model_attributes_type": "write 'key: value' lines below it",
    "literal_error": "write annual, grant or unknown",
}
