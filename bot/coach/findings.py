"""What research says about asking for pay: each figure with its study, to be told with its limit.

Figures and studies are data, so that no sentence of ours holds one (docs/decisions/0012).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bot.coach.figures import CitedFigure, Name


class Finding(StrEnum):
    """What a study, or several, found; in the order in which a counter rests on them."""

    FIRST_NUMBER = "first_number"
    RANGE = "range"
    PRECISE = "precise"
    TOO_PRECISE = "too_precise"
    PACKAGES = "packages"
    ENOUGH = "enough"
    ASKING = "asking"
    ENCOURAGED = "encouraged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Study:
    """Who found something and when, where that was published, and the figures that we quote."""

    name: Name
    published: str
    figures: Mapping[str, CitedFigure] = field(default_factory=lambda: MappingProxyType({}))


def _study(name: str, published: str, **figures: str) -> Study:
    source = f"{name}, {published}"
    cited = {key: CitedFigure(text, source) for key, text in figures.items()}
    return Study(Name(name), published, MappingProxyType(cited))


STUDIES: Mapping[Finding, Study] = MappingProxyType(
    {
        Finding.FIRST_NUMBER: _study(
            "Thorsteinson 2011",
            "simulated job offers to students, two studies",
            more="9%",
            high="$35,385",
            low="$32,463",
        ),
        Finding.RANGE: _study("Ames & Mason 2015", "JPSP 108:254-274", studies="5"),
        Finding.PRECISE: _study("Mason, Lee, Wiley & Ames 2013", "JESP 49:759-763", studies="4"),
        Finding.TOO_PRECISE: _study(
            "Loschelder et al. 2016",
            "Psychological Science, doi 10.1177/0956797616666074",
            experiments="5",
            people="1,320",
        ),
        Finding.PACKAGES: _study("Leonardelli et al. 2019", "OBHDP 152:64-83", experiments="6"),
        Finding.ENOUGH: _study("Exley, Niederle & Vesterlund 2018", "laboratory experiments"),
        Finding.ASKING: _study(
            "Marks & Harold 2011", "J. Org. Behav. 32:371-394", more="$5,000", people="149"
        ),
        Finding.ENCOURAGED: _study("NBER w33903", "working paper", people="3,100"),
        Finding.WITHDRAWN: _study(
            "Hart, Bear & Ren 2024",
            "OBHDP 181:104319",
            share="6.4%",
            offers="26.9",
            withdrawn="1.73",
        ),
    }
)
