"""Guessing passwords is slowed, by account and by address, and nobody is told so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from newsdesk import PASSWORD
from newsticker.desk import accounts
from newsticker.desk.guesses import KNOWN_FOR, MOST, WINDOW
from newsticker.desk.signing_in import sign_in
from newsticker.store import Store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def opens(
    store: Store, name: str = "Ada", password: str = PASSWORD, *, at: str = "192.0.2.1",
    now: datetime = NOW,
) -> bool:  # fmt: skip
    return sign_in(store, name, password, address=at, before=None, now=now) is not None


def guess(store: Store, times: int, *, name: str = "Ada", at: str = "192.0.2.1") -> None:
    for n in range(times):
        assert not opens(store, name, f"wrong {n}", at=at)


def test_name_and_password_open_the_desk_however_the_name_is_written(store: Store) -> None:
    assert opens(store, " ADA ")
    assert not opens(store, "Ada", PASSWORD + " ")
    assert not opens(store, "Nobody")


def test_five_wrong_ones_from_an_address_close_the_account_to_it_for_a_quarter_of_an_hour(
    store: Store,
) -> None:
    guess(store, MOST["both"])
    assert not opens(store)
    assert not opens(store, now=NOW + WINDOW - timedelta(seconds=1))
    assert opens(store, now=NOW + WINDOW)


def test_what_others_guess_elsewhere_keeps_an_editor_in(store: Store) -> None:
    guess(store, MOST["both"], at="203.0.113.9")
    assert opens(store)


def test_an_account_guessed_at_from_many_addresses_is_closed(store: Store) -> None:
    for n in range(MOST["account"]):
        guess(store, 1, at=f"198.51.100.{n}")
    assert not opens(store, at="203.0.113.7")
    assert opens(store, "Bo", at="203.0.113.7")


def test_an_address_that_opened_the_account_before_is_not_kept_out_by_others(store: Store) -> None:
    before = NOW - timedelta(days=20)
    assert opens(store, now=before)
    for n in range(MOST["account"]):
        guess(store, 1, at=f"198.51.100.{n}")
    assert opens(store)
    assert not opens(store, at="203.0.113.7")


def test_an_address_is_known_for_a_month(store: Store) -> None:
    assert opens(store, now=NOW - KNOWN_FOR - timedelta(days=1))
    for n in range(MOST["account"]):
        guess(store, 1, at=f"198.51.100.{n}")
    assert not opens(store)


def test_an_address_that_guesses_at_many_accounts_is_closed(store: Store) -> None:
    for n in range(MOST["address"]):
        guess(store, 1, name=f"name {n}", at="203.0.113.9")
    assert not opens(store, at="203.0.113.9")
    assert opens(store, at="192.0.2.1")


def test_what_is_not_looked_at_is_not_counted(store: Store) -> None:
    """So one address alone cannot close an account to others."""
    guess(store, MOST["account"] * 3, at="203.0.113.9")
    assert opens(store, at="192.0.2.1")


def test_a_right_password_begins_the_count_anew(store: Store) -> None:
    guess(store, MOST["both"] - 1)
    assert opens(store)
    guess(store, MOST["both"] - 1)
    assert opens(store)


def test_old_guesses_are_forgotten(store: Store) -> None:
    guess(store, 1)
    assert opens(store, "Bo")
    store.staff.forget(NOW + timedelta(days=1), NOW - KNOWN_FOR, NOW)
    with store._database.reading() as connection:
        left = connection.exec_driver_sql("SELECT known FROM guesses").scalars().all()
    assert len(left) == 1
    assert left[0] is not None


def test_a_password_is_checked_whoever_is_guessed_at_and_slowed_or_not(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes the time is done every time, so that time tells nothing."""
    checked: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            checked.append("")
            return super().verify(hash, password)

    monkeypatch.setattr(accounts, "_hasher", Counting(1, 8, 1))
    guess(store, MOST["both"])
    assert not opens(store)
    assert not opens(store, "Nobody")
    assert opens(store, "Bo")
    assert len(checked) == MOST["both"] + 3
