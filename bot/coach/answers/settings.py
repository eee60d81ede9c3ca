"""What a person has set, and what they are asked about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.coach.figures import PersonQuote
from bot.coach.question import Choice, Target
from bot.reminders.preferences import Preferences
from bot.understanding.told_settings import Setting


@dataclass(frozen=True, slots=True)
class SettingsAnswer:
    """All settings; `clock` is what their clock shows now, where their zone is known."""

    kind: ClassVar[str] = "settings"

    preferences: Preferences
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class SettingSetAnswer:
    """That a setting is from now on as `preferences` say; `moved` reminders went with a zone."""

    kind: ClassVar[str] = "setting_set"

    setting: Setting
    preferences: Preferences
    clock: datetime | None = None
    moved: int = 0


@dataclass(frozen=True, slots=True)
class SettingChoiceAnswer:
    """What a setting can be; `typed` is what was said of it and not understood."""

    kind: ClassVar[str] = "setting_choice"

    setting: Setting
    preferences: Preferences
    choices: tuple[Choice, ...]
    typed: PersonQuote | None = None


@dataclass(frozen=True, slots=True)
class ZoneQuestionAnswer:
    """Which time zone the person's clock is in.

    `typed` is what they called it, and `choices` are what that may mean or, where there is no
    such zone or nothing was typed, guesses from what was talked about. `then` is what goes on
    once the zone is known.
    """

    kind: ClassVar[str] = "zone_question"

    choices: tuple[Choice, ...]
    typed: PersonQuote | None = None
    several: bool = False
    then: Target | None = None
