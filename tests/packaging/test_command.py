"""The two ways to name the command."""

import runpy
import sys

import pytest


def test_python_m_bot_is_coach(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["coach", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("bot", run_name="__main__")
    assert ended.value.code == 0
    help_text = capsys.readouterr().out
    assert all(command in help_text for command in ("chat", "ask", "run", "check"))
