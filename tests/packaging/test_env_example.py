"""The example of a `.env` shows what can be set."""

import re
from dataclasses import fields
from pathlib import Path

from bot.settings import PREFIX, Settings

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_example_names_every_setting_and_no_other() -> None:
    example = (CHECKOUT / ".env.example").read_text("utf-8")
    shown = re.findall(r"^(?:# )?(\w+)=", example, re.MULTILINE)
    assert sorted(shown) == sorted(PREFIX + item.name.upper() for item in fields(Settings))
