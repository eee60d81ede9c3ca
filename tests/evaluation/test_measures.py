"""Counts that add up, and what they are in per cent."""

import pytest

from bot.evaluation.measures import Overlap, Score, Share, total
from bot.evaluation.timing import percentile


def test_of_nothing_there_is_no_share() -> None:
    assert Share().percent is None
    assert Overlap().f1 is None
    assert Overlap(extra=1).recall is None
    assert Overlap(missed=1).precision is None


def test_f1_lies_between_precision_and_recall() -> None:
    overlap = Overlap(right=6, extra=2, missed=6)
    assert (overlap.precision, overlap.recall) == (75.0, 50.0)
    assert overlap.f1 == pytest.approx(60.0)


def test_scores_add_up_count_by_count() -> None:
    one = Score(company=Overlap(1, 2, 3), intent=Share(1, 1))
    other = Score(company=Overlap(10, 20, 30), intent=Share(0, 1), lever=Share(1, 1))
    both = Score(company=Overlap(11, 22, 33), intent=Share(1, 2), lever=Share(1, 1))
    assert total([one, other]) == both
    assert total([]) == Score()


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(number) for number in range(200, 0, -1)]
    assert (percentile(values, 50), percentile(values, 99)) == (101.0, 199.0)
    assert percentile([7.0], 99) == 7.0
    assert percentile([], 50) is None
