"""A database on a server of PostgreSQL, through psycopg, which comes with the extra ``postgres``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable
from functools import partial
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, create_engine, event

from newsticker.model import NewstickerError
from newsticker.store import database
from newsticker.store.database import BUSY, DAMAGED, FULL, UNREADABLE, Database, data_folder

UNREADABLE_ADDRESS = (
    "database: the PostgreSQL address cannot be read; write it as "
    "postgresql://user@host:5432/name, with % before what is special (%40 for @)"
)
CONNECT_SECONDS = 10
# The lock that stands for BEGIN IMMEDIATE: whoever writes holds it until the transaction ends. Such
# locks are of one database, so that the number has to differ from other programs' in it alone.
WRITERS_LOCK = int.from_bytes(b"newstick")

GONE = "the server cannot be reached; check that it runs and the address, then try again"
STOPPED = "the server was stopped or is just starting; try again once it runs"
REFUSED = "the server refuses this user or password; check both (a password may stand in ~/.pgpass)"
# SQLSTATE, or its class of two characters (postgresql.org/docs/current/errcodes-appendix.html).
MEANINGS = {
    "08": GONE,
    "25006": "it is read-only, as a standby is; give --database the address of the primary",
    "28": REFUSED,
    "3D000": "there is no such database on the server; make it with createdb",
    "40": "another program writes to it at the same time; try again",
    "42501": "this user may not do that there; make the user the owner of the database",
    "53100": FULL,
    "53200": "the server is out of memory; try again in a while",
    "53300": "the server takes no more connections; raise its max_connections or end other programs",
    "55P03": BUSY,
    "57P": STOPPED,
    "58030": UNREADABLE,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
# What refuses a connection has no SQLSTATE in libpq; a server that speaks English is understood, the
# words of every other one are passed on.
REFUSALS = (
    (r'database ".*" does not exist', MEANINGS["3D000"]),
    (r"password|authentication|pg_hba|role .* does not exist|not permitted to log in", REFUSED),
    (r"starting up|shutting down|recovery", STOPPED),
    (r"too many clients|connection slots|too many connections", MEANINGS["53300"]),
)


class PostgresDatabase(Database):
    """A database on a server.

    A reader has one state of it throughout (REPEATABLE READ). A writer holds a lock that only writers
    ask for, and each of its statements sees all that was written before (READ COMMITTED).
    """

    def __init__(self, address: str) -> None:
        conninfo = _conninfo(address)
        name = _shown(conninfo)

        # A connection that did not survive the server's restart is made anew before it is used.
        engine = partial(
            create_engine,
            "postgresql+psycopg://",
            creator=partial(_connect, name, conninfo),
            pool_pre_ping=True,
            # What is asked may be a reader's, and is not to be told by an error.
            hide_parameters=True,
        )
        readers = engine(
            max_overflow=-1,
            isolation_level="REPEATABLE READ",
            execution_options={"postgresql_readonly": True},
        )
        sharers = engine(max_overflow=-1, isolation_level="READ COMMITTED")
        writers = engine(
            pool_size=1,
            max_overflow=0,
            pool_timeout=database.BUSY_SECONDS,
            isolation_level="READ COMMITTED",
        )
        event.listen(writers, "begin", _wait_for_turn)
        super().__init__(
            name=name, address=address, path=data_folder() / _file_name(name),
            readers=readers, writers=writers, sharers=sharers,
        )  # fmt: skip

    def revision(self) -> Hashable:
        """By the transactions that a snapshot sees: another one has committed when it is another."""
        with self.reading() as connection:
            return str(connection.exec_driver_sql("SELECT pg_current_snapshot()").scalar_one())

    def meaning(self, error: BaseException | None) -> str | None:
        """By the server's SQLSTATE; without one the connection failed, for the reason that is told."""
        state = getattr(error, "sqlstate", None)
        if state:
            found = (MEANINGS.get(state[:length]) for length in (5, 3, 2))
            return next(filter(None, found), None)
        if not isinstance(error, psycopg.OperationalError):
            return None
        told = _reason(str(error))
        known = (meaning for words, meaning in REFUSALS if re.search(words, told))
        return next(known, f"{GONE} ({told})")


def _conninfo(address: str) -> dict[str, Any]:
    """The parts of an address that libpq understands (a URI), with what we ask of every connection."""
    try:
        given = conninfo_to_dict(re.sub(r"^postgres(ql)?(\+\w+)?:", "postgresql:", address))
    except psycopg.ProgrammingError as error:
        # What libpq says may quote the password, as a host with an @ in it has its end.
        raise NewstickerError(UNREADABLE_ADDRESS) from error
    if "@" in str(given.get("host", "")):
        raise NewstickerError(UNREADABLE_ADDRESS)
    ours = {"connect_timeout": CONNECT_SECONDS, "application_name": "newsticker"}
    return ours | given | {"client_encoding": "UTF8"}


class _WithoutNul(StrDumperUnknown):
    """Has U+FFFD for NUL, which PostgreSQL alone of all characters cannot hold."""

    def dump(self, obj: str) -> Any:
        """The text in the connection's encoding."""
        return super().dump(obj.replace("\0", "\ufffd"))


def _connect(name: str, conninfo: dict[str, Any]) -> psycopg.Connection:
    connection = psycopg.connect(**conninfo)
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        connection.close()
        raise NewstickerError(
            f"database {name}: holds only the characters of {encoding}; make it with ENCODING 'UTF8'"
        )
    connection.adapters.register_dumper(str, _WithoutNul)
    return connection


def _shown(conninfo: dict[str, Any]) -> str:
    """The address without its password, for messages."""
    user = f"{conninfo['user']}@" if conninfo.get("user") else ""
    host = str(conninfo.get("host") or conninfo.get("hostaddr") or "")
    port = f":{conninfo['port']}" if conninfo.get("port") else ""
    folder = f"?host={host}" if host.startswith("/") else ""
    return (
        f"postgresql://{user}{'' if folder else host}{port}/{conninfo.get('dbname') or ''}{folder}"
    )


def _file_name(name: str) -> str:
    """A name for files that belong to the database; two databases never share one."""
    plain = re.sub(r"\W+", "-", name.removeprefix("postgresql://")).strip("-")
    return f"{plain[:60]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _wait_for_turn(connection: Connection) -> None:
    connection.exec_driver_sql(
        f"SET LOCAL lock_timeout = '{database.BUSY_SECONDS}s';"
        f" SELECT pg_advisory_xact_lock({WRITERS_LOCK})"
    )


def _reason(message: str) -> str:
    """The one line of libpq's message that tells why; it names the attempt before."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return lines[0] if lines else "no reason was given"
