"""People, what is kept of them, and what was taken."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.steps import NeverBackError

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meta",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "taken",
        sa.Column("update_id", sa.String(40), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_taken_at", "taken", ["at"])
    _make_person()
    _make_reminder()
    op.create_table(
        "record",
        _of_person(),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "watch",
        _of_person(),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_watch_subject", "watch", ["subject"])
    op.create_table(
        "announced",
        _of_person(),
        sa.Column("content", sa.String(64), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_announced_at", "announced", ["at"])


def downgrade() -> None:
    """Refuse."""
    raise NeverBackError(revision)


def _of_person() -> sa.Column[str]:
    whose = sa.ForeignKey("person.id", ondelete="CASCADE")
    return sa.Column("person_id", sa.String(32), whose, primary_key=True)


def _make_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("lookup", sa.String(64), nullable=False),
        sa.Column("key_id", sa.String(32), nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("transport", sa.String(16), nullable=False),
        sa.Column("address", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger),
        sa.Column("expires_at", sa.BigInteger),
        sa.Column("digest_at", sa.BigInteger),
        sa.UniqueConstraint("lookup", name="uq_person_lookup"),
    )
    op.create_index("ix_person_expires_at", "person", ["expires_at"])
    op.create_index("ix_person_digest_at", "person", ["digest_at"])


def _make_reminder() -> None:
    whose = sa.ForeignKey("person.id", ondelete="CASCADE")
    op.create_table(
        "reminder",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), whose, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("try_at", sa.BigInteger),
        sa.Column("sent_at", sa.BigInteger),
        sa.Column("ticket", sa.String(32)),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("failed_since", sa.BigInteger),
        sa.Column("error", sa.String(64)),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("uq_reminder_person_id_key", "reminder", ["person_id", "key"], unique=True)
    waits = sa.text("status IN ('waiting', 'sending')")
    op.create_index(
        "ix_reminder_try_at",
        "reminder",
        ["try_at"],
        sqlite_where=waits,
        postgresql_where=waits,
    )
