"""The bot as a process: `python -m tests.transports.telegram.served ADDRESS TOKEN SECONDS`."""

import asyncio
import sys

from bot.transports.telegram.polling import serve_until_signalled
from bot.transports.telegram.ports import Account
from tests.transports.telegram.rig import TEXTS, Coach


def main() -> None:
    address, token, seconds = sys.argv[1:]
    coach = Coach(seconds=float(seconds))
    asyncio.run(serve_until_signalled(Account(token, address), coach, TEXTS))


if __name__ == "__main__":
    main()
