"""Everything that is kept of a person, as they may read it."""

from datetime import datetime
from typing import Any

from bot.storage import records
from bot.storage.moments import moment_of
from bot.storage.rows import Rows, address_of, opened
from bot.storage.sealing import DataKey


def collected(rows: Rows, key: DataKey) -> dict[str, Any]:
    """All rows of a person, opened; moments in UTC."""
    whose, value = rows.whose, opened(rows, key).person
    return {
        "address": address_of(bytes(whose.address), key),
        "transport": whose.transport,
        "state": whose.state,
        "created": _told(moment_of(whose.created_at)),
        "last_seen": _told(moment_of(whose.seen_at)),
        "offers_and_session_expire": _told(moment_of(whose.expires_at)),
        "next_digest": _told(moment_of(whose.digest_at)),
        "settings": records.plain(value.preferences),
        "session": records.plain(value.session),
        "offers": records.plain(value.kept),
        "reminders": [
            records.plain(one)
            | {"due": _told(one.due), "sent": _told(one.sent)}
            | _tries(rows, one.key)
            for one in value.reminders
        ],
        "watches": [records.plain(one) for one in value.watches],
        "reports": [records.plain(one) for one in value.reports],
    }


def _tries(rows: Rows, key: str) -> dict[str, Any]:
    """What the sweep noted of a reminder."""
    row = next(row for row in rows.reminders if row.key == key)
    return {"status": row.status, "attempts": row.attempts, "error": row.error}


def _told(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
