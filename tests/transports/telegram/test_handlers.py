import pytest

from bot.transports.telegram.handlers import addressed_text


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("/start", "/start"),
        ("/start@Coach_Bot", "/start"),
        ("/start@coach_bot ally_swe", "/start ally_swe"),
        ("/help@coach_bot\nnow", "/help\nnow"),
        ("/start@other_bot", None),
        ("/start@other_bot now", None),
        ("write to me@other_bot", "write to me@other_bot"),
        ("/reply me@example.org", "/reply me@example.org"),
        ("/mail@example.org", "/mail@example.org"),
        ("", ""),
    ],
)
def test_a_command_loses_our_name_and_is_left_to_others(written: str, heard: str | None) -> None:
    assert addressed_text(written, "coach_bot") == heard
