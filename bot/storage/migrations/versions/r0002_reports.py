"""What people report of guides that are wrong."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.steps import NeverBackError

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of reports."""
    whose = sa.ForeignKey("person.id", ondelete="CASCADE")
    op.create_table(
        "report",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), whose, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_report_person_id", "report", ["person_id"])
    op.create_index("ix_report_at", "report", ["at"])


def downgrade() -> None:
    """Refuse."""
    raise NeverBackError(revision)
