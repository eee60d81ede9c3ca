"""The tables. What is `sealed` only the key of that person opens; moments are Unix time in µs.

PRIVACY.md lists every column that holds anything of a person; a test holds the two equal.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_ID = String(32)
_DIGEST = String(64)

tables = MetaData(naming_convention=_NAMES)


def _of_person(*, key: bool = False) -> Column[str]:
    """The person that a row is of; it goes when they go."""
    whose = ForeignKey("person.id", ondelete="CASCADE")
    return Column("person_id", _ID, whose, nullable=False, primary_key=key)


# What belongs to the database itself, such as the sealed key of its digests.
meta = Table(
    "meta",
    tables,
    Column("name", String(32), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

# `lookup` is a keyed digest of the address, by which a person is found; `address` is sealed.
# `key_id` names their key in the keyring. `version` counts their turns, from a random number on.
person = Table(
    "person",
    tables,
    Column("id", _ID, primary_key=True),
    Column("lookup", _DIGEST, nullable=False, unique=True),
    Column("key_id", _ID, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("state", String(12), nullable=False),
    Column("transport", String(16), nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger),
    Column("expires_at", BigInteger),
    Column("digest_at", BigInteger),
    Index("ix_person_expires_at", "expires_at"),
    Index("ix_person_digest_at", "digest_at"),
)

# One value of a person by its kind: preferences, session, offers; later a plan and practice.
record = Table(
    "record",
    tables,
    _of_person(key=True),
    Column("kind", String(16), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

# `due_at` is when it should come and `try_at` when the next try to send it is made. Whoever
# claims it writes a `ticket` and has it until `lease_until`.
reminder = Table(
    "reminder",
    tables,
    Column("id", _ID, primary_key=True),
    _of_person(),
    Column("key", String(16), nullable=False),
    Column("status", String(12), nullable=False),
    Column("due_at", BigInteger),
    Column("try_at", BigInteger),
    Column("sent_at", BigInteger),
    Column("ticket", _ID),
    Column("lease_until", BigInteger),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("failed_since", BigInteger),
    Column("error", String(64)),
    Column("sealed", LargeBinary, nullable=False),
    Index("uq_reminder_person_id_key", "person_id", "key", unique=True),
    Index(
        "ix_reminder_try_at",
        "try_at",
        sqlite_where=text("status IN ('waiting', 'sending')"),
        postgresql_where=text("status IN ('waiting', 'sending')"),
    ),
)

# `subject` is a keyed digest of what is watched, so that watchers are found without opening all.
watch = Table(
    "watch",
    tables,
    _of_person(key=True),
    Column("subject", _DIGEST, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("ix_watch_subject", "subject"),
)

# What a watcher was told of, by a keyed digest of what the guide said: nobody is told twice.
announced = Table(
    "announced",
    tables,
    _of_person(key=True),
    Column("content", _DIGEST, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Index("ix_announced_at", "at"),
)

# What a person reports of a guide, for whoever maintains the guides; `at` is when.
report = Table(
    "report",
    tables,
    Column("id", _ID, primary_key=True),
    _of_person(),
    Column("at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_report_person_id", "person_id"),
    Index("ix_report_at", "at"),
)

# Updates of a messenger that a turn was saved for; they say nothing of anybody.
taken = Table(
    "taken",
    tables,
    Column("update_id", String(40), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Index("ix_taken_at", "at"),
)

# The keyring has tables of its own: it lives in another file, or in another database.
keyring_tables = MetaData(naming_convention=_NAMES)
data_key = Table(
    "data_key",
    keyring_tables,
    Column("id", _ID, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
