"""What a running bot keeps of everybody, opened as it starts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.coach.people import StoreUnavailableError
from bot.settings import Settings
from bot.storage.opening import Store
from bot.wiring.clock import now
from bot.wiring.keeping import OnNeed
from bot.wiring.logs import log_key, log_trouble
from bot.wiring.storing import open_store_of


@asynccontextmanager
async def kept_for_everybody(settings: Settings) -> AsyncIterator[OnNeed[Store]]:
    """What a running bot keeps: opened now, or as soon as its database can be reached.

    Raises KeepingError for what only whoever runs the bot can put right: a key that is missing,
    tables of another version.
    """

    async def open_store() -> Store:
        store = await open_store_of(settings, now)
        await store.people.expect_maintainers()
        if store.made_key is not None:
            log_key(store.made_key)
        return store

    keeping = OnNeed(open_store)
    try:
        await keeping.store()
    except StoreUnavailableError as error:
        if error.reason in _NEVER_PASSES:
            raise
        log_trouble(error)
    try:
        yield keeping
    finally:
        await keeping.close()


# To try again would not help; whoever runs the bot must do something first.
_NEVER_PASSES = frozenset({"key", "damaged", "schema"})
