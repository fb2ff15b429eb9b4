"""Runs the migrations on the connection that the store hands in; there is no alembic.ini."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # Alembic takes SQLite for unable to roll back a changed schema; with BEGIN of our own it is able.
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
