"""Work shared out over processes gives what one process would."""

import os

import pytest

from bot.knowledge.sharing import shared_out


def nothing() -> None:
    """What is done after an item here."""


def test_only_what_this_process_does_itself_is_told() -> None:
    told: list[int] = []
    shared_out(range(1000), lambda item: item, 2, lambda: told.append(os.getpid()))
    assert set(told) == {os.getpid()}
    assert 500 <= len(told) < 1000


@pytest.mark.parametrize("count", [0, 1, 399, 400, 401, 1234])
@pytest.mark.parametrize("processes", [0, 1, 2, 3])
def test_results_come_in_the_order_of_the_items(count: int, processes: int) -> None:
    assert shared_out(range(count), lambda item: item * 2, processes, nothing) == [
        item * 2 for item in range(count)
    ]


def test_more_processes_than_one_are_used() -> None:
    assert len(set(shared_out(range(1000), lambda _item: os.getpid(), 2, nothing))) == 2


def test_a_child_that_dies_costs_no_result() -> None:
    parent = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != parent and item > 700:
            os._exit(1)
        return item

    assert shared_out(range(1000), work, 2, nothing) == list(range(1000))


def test_large_results_do_not_block_the_pipe() -> None:
    results = shared_out(range(500), lambda item: "x" * 20_000 + str(item), 2, nothing)
    assert [result[20_000:] for result in results] == [str(item) for item in range(500)]
