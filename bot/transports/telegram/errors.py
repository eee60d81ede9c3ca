"""Why the bot could not start or go on; the program's user reads these."""


class TelegramConnectionError(Exception):
    """The Bot API server does not let the bot work."""


class TelegramRefusedError(TelegramConnectionError):
    """The server does not accept the bot's token."""

    def __init__(self, api_root: str) -> None:
        super().__init__(
            f"{api_root} does not accept the bot's token. Ask @BotFather in Telegram for the "
            "token (/mybots, your bot, API Token), put it into .env as COACH_TELEGRAM_TOKEN, and "
            "start again. If you set COACH_TELEGRAM_API_URL, check that it is the root address "
            "of your Bot API server, without /bot."
        )


class TelegramUnreachableError(TelegramConnectionError):
    """No Bot API server answers at the address, or what answers is none."""

    def __init__(self, api_root: str, reason: str) -> None:
        super().__init__(
            f"The Bot API server at {api_root} gave no usable answer ({reason}). Check the "
            "network, and COACH_TELEGRAM_API_URL if you set it, then start again."
        )
