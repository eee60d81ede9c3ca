"""Opens what we keep where the settings say, and words what is in the way."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.opening import Places, Store, open_store
from bot.wiring.keeping import database_file, keys_folder


def places_of(settings: Settings) -> Places:
    """Where things are kept; raises DatabaseAddressError."""
    if settings.database_url is None:
        database = address_of_file(database_file())
    else:
        database = address_of("COACH_DATABASE_URL", settings.database_url)
    return Places(
        database, _keyring(settings, database), keys_folder() / "secret.key", settings.secret_keys
    )


async def open_store_of(settings: Settings, clock: Callable[[], datetime]) -> Store:
    """Everything that is kept; raises KeepingError."""
    maintainers = frozenset(f"telegram:{chat}" for chat in settings.maintainers)
    return await open_store(places_of(settings), clock, maintainers)


async def own_store_of(
    settings: Settings, clock: Callable[[], datetime], tell: Callable[[Path, str], None]
) -> Store:
    """Everything that is kept, for a terminal; raises KeepingError.

    `tell` is told of the file of a key that was made, and of the database that it is for.
    """
    store = await open_store_of(settings, clock)
    await store.expiring.run(clock())
    if store.made_key is not None:
        tell(store.made_key, store.database.address.shown)
    return store


def _keyring(settings: Settings, database: Address) -> Address:
    """The keyring of a file is another file; that of a server is there, unless another is set."""
    if settings.keyring_url is not None:
        return address_of("COACH_KEYRING_URL", settings.keyring_url)
    return database if database.file is None else address_of_file(keys_folder() / "people.db")
