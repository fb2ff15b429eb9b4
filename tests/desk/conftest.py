"""A site with a desk, and accounts at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from databases import address_in
from newsdesk import Editor, add_editor, kept_password, signed_in
from newsticker.desk import accounts
from newsticker.settings import Settings
from newsticker.store import Store, open_store
from serving import Client, serving


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passwords are hashed as always but in no time: here they are checked by the hundred."""
    monkeypatch.setattr(accounts, "_hasher", PasswordHasher(1, 8, 1))
    for made in (kept_password, accounts._nobodys):
        made.cache_clear()
    yield
    for made in (kept_password, accounts._nobodys):
        made.cache_clear()


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    """A store with two editors (Ada, Bo) and an admin (Eva), once of each kind."""
    with closing(open_store(address_in(tmp_path))) as store:
        add_editor(store, "Ada")
        add_editor(store, "Bo")
        add_editor(store, "Eva", "admin")
        yield store


@pytest.fixture
def ada(client: Client) -> Editor:
    """Ada at the desk."""
    return signed_in(client, "Ada")


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    """The site over that store; its API may be asked often, for tests look everywhere."""
    with serving(store, Settings(api_requests=10_000)) as client:
        yield client
