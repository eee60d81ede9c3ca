"""The two databases, for what is delivered from them by processes."""

from tests.storage.conftest import address, migrated, places, postgres, server, sqlite

__all__ = ["address", "migrated", "places", "postgres", "server", "sqlite"]
