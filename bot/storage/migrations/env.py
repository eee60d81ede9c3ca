"""Run by alembic: migrates the database of the connection that `bot.storage.migrating` gives it."""

from alembic import context

from bot.storage.tables import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
