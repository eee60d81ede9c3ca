"""Which picture goes with some answers, and when."""

from collections.abc import Iterable

from bot.coach.answers import Answer
from bot.coach.question import OfferStep, OfferVerb, Target
from bot.presentation.catalogue import Catalogue
from bot.presentation.charts.specs import Chart
from bot.presentation.offer_charts import chart_of

_ASK_FOR_ONE = frozenset({OfferVerb.CHART, OfferVerb.COMPARE})


def charts_of(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Chart, ...]:
    """The picture of the last answer that has one: of a comparison, where offers are compared."""
    found = (chart_of(answer, catalogue) for answer in answers)
    return tuple(chart for chart in found if chart is not None)[-1:]


def asks_for_picture(target: Target | None) -> bool:
    """Whether a button that was pressed asks for a picture."""
    return isinstance(target, OfferStep) and target.verb in _ASK_FOR_ONE
