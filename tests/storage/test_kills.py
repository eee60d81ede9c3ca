"""Whoever is killed, at whatever statement, has done a thing or has not done it."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.addresses import Address
from tests.storage.kills import FORGET, Seen

OFFER = "/offer wombat 137k base"
BERLIN = "my time zone is berlin"
EARLIER = "/remind monday 8am send it"
ANOTHER = "/offer numbat 141k base, 20k sign-on"


def killed(address: Address, folder: Path, text: str, *before: str) -> list[Seen]:
    """What is kept after a death at each moment of a turn, the turn that nobody killed last."""
    command = [sys.executable, "-m", "tests.storage.kills", "--brief", "--folder", str(folder)]
    if address.file is None:
        command += ["--database", address.url.render_as_string(hide_password=False)]
    for told in before:
        command += ["--before", told]
    command += ["--text", text]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [Seen(**json.loads(line)) for line in done.stdout.splitlines()]


def assert_nothing_is_half(seen: list[Seen]) -> int:
    """Before or after at each moment, by whether it was written; says when it was."""
    written = next(at for at, one in enumerate(seen) if one.name == "main after COMMIT")
    assert [one.view for one in seen] == ["before"] * written + ["after"] * (len(seen) - written)
    assert all(one.bystander and one.sound for one in seen)
    assert seen[-1].name == ""
    return written


@pytest.mark.parametrize("before", [(), (OFFER,)], ids=["somebody new", "somebody known"])
def test_an_offer_is_kept_or_not(address: Address, tmp_path: Path, before: tuple[str, ...]) -> None:
    seen = killed(address, tmp_path, ANOTHER, *before)
    written = assert_nothing_is_half(seen)
    assert [one.taken for one in seen] == [False] * written + [True] * (len(seen) - written)
    lone = [one.keys - one.people for one in seen]
    # A key is made before what it seals: one that is for nothing may be left, never one too few.
    assert all(0 <= now - then <= 1 for then, now in itertools.pairwise(lone))
    assert (lone[0], lone[-1]) == (0, 0 if before else lone[written])


@pytest.mark.parametrize(
    "text",
    ["/remind friday 9am call ally", "delete reminder 1"],
    ids=["a reminder is set", "a reminder is deleted"],
)
def test_a_reminder_is_kept_or_not(address: Address, tmp_path: Path, text: str) -> None:
    assert_nothing_is_half(killed(address, tmp_path, text, OFFER, BERLIN, EARLIER))


def test_who_is_forgotten_stays_so_and_their_key_is_gone(address: Address, tmp_path: Path) -> None:
    seen = killed(address, tmp_path, FORGET, OFFER)
    assert_nothing_is_half(seen)
    assert all(one.keys == one.people for one in seen)
