"""Words on the buttons about a person's own data and settings."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.coach.question import DataStep, DataVerb, SettingStep, Target
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.words import Words
from bot.understanding.told_settings import Setting

_DATA: Mapping[DataVerb, str] = MappingProxyType(
    {
        DataVerb.PRIVACY: mark("Privacy"),
        DataVerb.DEVELOPER: mark("Who runs this bot"),
        DataVerb.MYDATA: mark("My data as a file"),
        DataVerb.FORGET: mark("Delete my data …"),
        DataVerb.KEEP: mark("No, keep it"),
        DataVerb.UNREPORT: mark("Take it back"),
    }
)
_SETTINGS: Mapping[Setting, str] = MappingProxyType(
    {
        Setting.ZONE: mark("Time zone"),
        Setting.QUIET: mark("Quiet hours"),
        Setting.MORNING: mark("Morning"),
        Setting.REVIEWS: mark("Digests"),
        Setting.KEEP: mark("How long I keep offers"),
        Setting.LANGUAGE: mark("Language"),
    }
)


def own_step_words(target: Target, catalogue: Catalogue) -> Words:
    """What stands on a button about the person's data or settings."""
    match target:
        case DataStep(verb):
            return catalogue.say(_DATA[verb])
        case SettingStep(name=Setting() as name):
            return catalogue.say(_SETTINGS[name])
        case _:
            return catalogue.say("Settings")
