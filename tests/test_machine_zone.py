"""The zone of the machine that somebody sits at."""

import subprocess
import sys

import pytest

from bot.reminders.clock import zone_called

PROGRAM = "from bot.wiring.machine import machine_zone; print(machine_zone())"


def zone_of_a_machine(monkeypatch: pytest.MonkeyPatch, told: str) -> str:
    """What a process of its own takes for the zone: it is looked up once in each."""
    monkeypatch.setenv("TZ", told)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_it_is_the_one_that_the_machine_is_set_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert zone_of_a_machine(monkeypatch, "Europe/Berlin") == "Europe/Berlin"


def test_it_is_a_zone_that_there_is_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    name = zone_of_a_machine(monkeypatch, "Nowhere/Land")
    assert name == "None" or zone_called(name).key == name
