import pytest

from bot.coach.places import Fit, fit_of, rows_for
from bot.knowledge.base import HEADQUARTERS, Place
from tests.coach.made_up import guide, row

BOSTON = Place("Cambridge", "boston", "US")
ENGLAND = Place("Cambridge", "cambridge-uk", "GB")
REMOTE_US = Place("Remote", None, "US", remote=True)
REMOTE_GB = Place("Remote", None, "GB", remote=True)
PALO_ALTO = Place("Palo Alto", "sf-bay-area", "US")
SAN_FRANCISCO = Place("San Francisco", "sf-bay-area", "US")
SF = Place("SF", "sf-bay-area", "US", state="CA", city="San Francisco")
BAY_AREA = Place("Bay Area", "sf-bay-area", "US", state="CA")
MENLO_PARK = Place("Menlo Park", "sf-bay-area", "US", state="CA", city="Menlo Park")
FRISCO = Place("San Francisco", "sf-bay-area", "US", state="CA", city="San Francisco")
NYC = Place("NYC", "new-york", "US", state="NY", city="New York")
HOBOKEN = Place("Hoboken", "new-york", "US", state="NJ", city="Hoboken")
BERLIN = Place("Berlin", "berlin", "DE", city="Berlin")
NOWHERE = Place("Foobarville", None, "US", state="TX", city="Foobarville")
REMOTE_BERLIN = Place("Berlin", "berlin", "DE", remote=True, city="Berlin")
US = Place("United States", None, "US")
CALIFORNIA = Place("California", None, "US", state="CA")
NEW_JERSEY = Place("New Jersey", None, "US", state="NJ")
TEXAS = Place("Texas", None, "US", state="TX")
GERMANY = Place("Germany", None, "DE")
MIDWEST = Place("Midwest", None, "US", state="Midwest")


@pytest.mark.parametrize(
    ("there", "asked", "found"),
    [
        ([BOSTON], ENGLAND, []),
        ([BOSTON, ENGLAND], ENGLAND, [ENGLAND]),
        ([REMOTE_GB, REMOTE_US], REMOTE_GB, [REMOTE_GB]),
        ([REMOTE_US], REMOTE_GB, []),
        ([REMOTE_GB, REMOTE_US], Place("Remote", remote=True), [REMOTE_GB, REMOTE_US]),
        ([SAN_FRANCISCO, PALO_ALTO], PALO_ALTO, [PALO_ALTO]),
        ([SAN_FRANCISCO], PALO_ALTO, [SAN_FRANCISCO]),
        ([SAN_FRANCISCO, ENGLAND], Place("United States", None, "US"), [SAN_FRANCISCO]),
        ([SAN_FRANCISCO], Place("Lisbon", "lisbon", "PT"), []),
        ([SF, MENLO_PARK], FRISCO, [SF]),
        ([SF, MENLO_PARK], BAY_AREA, [SF, MENLO_PARK]),
        ([SF, NYC, HOBOKEN], CALIFORNIA, [SF]),
        ([NYC, HOBOKEN], NEW_JERSEY, [HOBOKEN]),
        ([NYC, SF], NEW_JERSEY, []),
        ([NYC, NOWHERE], TEXAS, [NOWHERE]),
        ([NYC, SF], NOWHERE, []),
        ([NYC, SF], MIDWEST, []),
        ([SAN_FRANCISCO], CALIFORNIA, []),
        ([NYC, BERLIN, REMOTE_BERLIN], GERMANY, [BERLIN]),
        ([US, NYC], US, [US]),
    ],
)
def test_a_place_gets_its_own_rows_and_no_other(
    there: list[Place], asked: Place, found: list[Place]
) -> None:
    rows = tuple(row(f"{place.name} {place.country}", place, "USD", "$") for place in there)
    one = guide("a", "A", "r", "R", rows)
    assert [r.places[0] for r in rows_for(one, asked)] == found


@pytest.mark.parametrize(
    ("there", "asked", "fit"),
    [
        ([SF], MENLO_PARK, Fit.BESIDE),
        ([MENLO_PARK], FRISCO, Fit.BESIDE),
        ([SF], FRISCO, Fit.ITSELF),
        ([BAY_AREA], FRISCO, Fit.ITSELF),
        ([BAY_AREA], MENLO_PARK, Fit.ITSELF),
        ([SF], BAY_AREA, Fit.ITSELF),
        ([SF, MENLO_PARK], Place("Palo Alto", "sf-bay-area", "US", city="Palo Alto"), Fit.BESIDE),
        ([SF, NYC], HOBOKEN, Fit.BESIDE),
        ([NYC], US, Fit.INSIDE),
        ([US], US, Fit.ITSELF),
        ([BERLIN], GERMANY, Fit.INSIDE),
        ([SF], CALIFORNIA, Fit.INSIDE),
        ([REMOTE_US], REMOTE_US, Fit.ITSELF),
        ([REMOTE_BERLIN], REMOTE_BERLIN, Fit.ITSELF),
    ],
)
def test_rows_are_those_of_the_place_or_of_another(
    there: list[Place], asked: Place, fit: Fit
) -> None:
    rows = tuple(row(place.name, place, "USD", "$") for place in there)
    assert fit_of(rows, asked) is fit


def test_headquarters_are_the_row_that_says_so() -> None:
    labels = ("London", "Detroit (HQ)", "New York (US HQ)")
    rows = tuple(row(label, NYC, "USD", "$") for label in labels)
    one = guide("a", "A", "r", "R", rows)
    assert [r.region for r in rows_for(one, HEADQUARTERS)] == list(labels[1:])
    assert rows_for(guide("a", "A", "r", "R", rows[:1]), HEADQUARTERS) == ()
