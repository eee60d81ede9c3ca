"""The zone of the machine that somebody sits at."""

import pytest

from bot.reminders.clock import zone_called
from bot.wiring.machine import machine_zone


def test_it_is_the_one_that_the_machine_is_set_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert machine_zone() == "Europe/Berlin"


def test_it_is_a_zone_that_there_is_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/Land")
    name = machine_zone()
    assert name is None or zone_called(name).key == name
