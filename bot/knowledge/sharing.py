"""Work on many files, shared out over processes where the platform can fork."""

import multiprocessing
import pickle
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items a second process costs more than it saves.
_WORTH_SHARING = 400
# Sent in pieces, so that memory never holds a share twice.
_BATCH = 100
# The first process starts at once and later has to unpack what the others send.
_FIRST_SHARE = 1.04


def shared_out(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    processes: int,
    done: Callable[[], None],
) -> list[Result]:
    """Apply `work` to every item, in order, on up to `processes` processes.

    `done` is called after each item that this process does itself, and never in another.

    Results travel by pickle between our own processes only. A child that dies costs time,
    not results: its share is then done here. Where forking is not to be had, or other threads
    run, all of it is.
    """
    if processes < 2 or len(items) < _WORTH_SHARING or not _can_fork():
        return _do(items, work, done)
    own = min(len(items), int(len(items) / processes * _FIRST_SHARE))
    rest = _cut(items[own:], processes - 1)
    context = multiprocessing.get_context("fork")
    children: list[Connection] = []
    running = []
    for share in rest:
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=_do_share, args=(sender, share, work), daemon=True)
        child.start()
        sender.close()
        children.append(receiver)
        running.append(child)
    results = _do(items[:own], work, done)
    for receiver, share in zip(children, rest, strict=True):
        results.extend(_received(receiver, share, work))
    for child in running:
        child.join()
    return results


def _do(
    items: Sequence[Item], work: Callable[[Item], Result], done: Callable[[], None]
) -> list[Result]:
    results = []
    for item in items:
        results.append(work(item))
        done()
    return results


def _do_share(sender: Connection, share: Sequence[Item], work: Callable[[Item], Result]) -> None:
    results = [work(item) for item in share]
    for start in range(0, len(results), _BATCH):
        batch = results[start : start + _BATCH]
        sender.send_bytes(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))
    sender.close()


def _received(
    receiver: Connection, share: Sequence[Item], work: Callable[[Item], Result]
) -> list[Result]:
    results: list[Result] = []
    try:
        while len(results) < len(share):
            results.extend(pickle.loads(receiver.recv_bytes()))  # noqa: S301 - our own child
    except (EOFError, OSError):
        results.extend(work(item) for item in share[len(results) :])
    return results


def _cut(items: Sequence[Item], parts: int) -> list[Sequence[Item]]:
    """Contiguous parts of as equal a length as can be."""
    size, extra = divmod(len(items), parts)
    cuts = [index * size + min(index, extra) for index in range(parts + 1)]
    return [items[start:end] for start, end in pairwise(cuts)]


def _can_fork() -> bool:
    # A fork copies one thread only, and whatever another one holds stays locked for ever.
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
