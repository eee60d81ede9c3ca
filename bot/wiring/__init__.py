"""The composition root: the only place that names every concrete class, and reads the clock."""

from bot.wiring.clock import (
    in_days,
    now,
    seconds,
    today,
)
from bot.wiring.files import (
    NamedFiles,
    NoPictureError,
    answer_with_chart,
)
from bot.wiring.guides import (
    Knowledge,
    NoPlaceForGuidesError,
    Opened,
    cache_folder,
    folder_for_new_guides,
    following,
    knowledge_root,
    load,
    open_library,
    read_guide,
    reviews_due,
    vocabulary_for,
    with_root,
)
from bot.wiring.logs import (
    configure_logging,
)
from bot.wiring.talking import (
    answer_as_json,
    answer_lines,
    conversation,
    kept_conversation,
)
from bot.wiring.telegram import (
    TelegramTurns,
    serve_telegram,
)

__all__ = [
    "Knowledge",
    "NamedFiles",
    "NoPictureError",
    "NoPlaceForGuidesError",
    "Opened",
    "TelegramTurns",
    "answer_as_json",
    "answer_lines",
    "answer_with_chart",
    "cache_folder",
    "configure_logging",
    "conversation",
    "folder_for_new_guides",
    "following",
    "in_days",
    "kept_conversation",
    "knowledge_root",
    "load",
    "now",
    "open_library",
    "read_guide",
    "reviews_due",
    "seconds",
    "serve_telegram",
    "today",
    "vocabulary_for",
    "with_root",
]
