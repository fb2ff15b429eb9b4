"""Sessions: the id changes at sign-in and while it is used, a lost answer signs nobody out, time ends it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.desk.sessions import (
    IDLE,
    LONGEST,
    OVERLAP,
    ROTATED_AFTER,
    digest,
    form_token,
    is_form_token,
    open_session,
    resume_session,
)
from newsticker.model_desk import User
from newsticker.store import Store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.fixture
def user(store: Store) -> User:
    found = store.staff.account("ada")
    assert found
    return found[0]


def test_a_token_opens_the_session_of_its_user(store: Store, user: User) -> None:
    token = open_session(store, user, None, NOW)
    found = resume_session(store, token, NOW + MOMENT)
    assert found
    assert (found.user, found.fresh) == (user, None)
    assert resume_session(store, token + "x", NOW) is None


def test_signing_in_again_ends_the_session_before(store: Store, user: User) -> None:
    first = open_session(store, user, None, NOW)
    second = open_session(store, user, first, NOW)
    assert first != second
    assert resume_session(store, first, NOW) is None
    assert resume_session(store, second, NOW)


def test_the_token_is_made_anew_and_the_old_one_ends(store: Store, user: User) -> None:
    old = open_session(store, user, None, NOW)
    later = NOW + ROTATED_AFTER
    rotated = resume_session(store, old, later)
    assert rotated
    assert rotated.fresh
    # Requests that were on their way with the old one are answered.
    overlapping = resume_session(store, old, later + MOMENT)
    assert overlapping
    assert overlapping.fresh is None
    assert resume_session(store, rotated.fresh, later + OVERLAP)
    assert resume_session(store, old, later + OVERLAP + MOMENT) is None


def test_the_forms_of_a_session_outlive_its_token(store: Store, user: User) -> None:
    old = open_session(store, user, None, NOW)
    before = resume_session(store, old, NOW)
    assert before
    written = form_token(before.secret)
    rotated = resume_session(store, old, NOW + ROTATED_AFTER)
    assert rotated
    assert is_form_token(rotated.secret, written)
    another = resume_session(store, open_session(store, user, None, NOW), NOW)
    assert another
    assert not is_form_token(another.secret, written)


def test_an_answer_that_is_lost_signs_nobody_out(store: Store, user: User) -> None:
    old = open_session(store, user, None, NOW)
    later = NOW + ROTATED_AFTER
    resume_session(store, old, later)  # the new token never reached the browser
    again = resume_session(store, old, later + timedelta(minutes=5))
    assert again
    assert again.fresh
    assert resume_session(store, again.fresh, later + timedelta(minutes=6))


def test_of_two_requests_at_once_one_makes_the_token_anew(store: Store, user: User) -> None:
    old = open_session(store, user, None, NOW)
    session = store.staff.session(digest(old))
    assert session
    later = NOW + ROTATED_AFTER
    assert resume_session(store, old, later)
    seen = session.rotated
    assert not store.staff.rotate_session(digest(old), digest("late"), seen, later + MOMENT)
    found = resume_session(store, old, later + MOMENT)
    assert found
    assert found.fresh is None, "what the first request gave out stays good"


@pytest.mark.parametrize("after", [IDLE + MOMENT, LONGEST + MOMENT])
def test_time_ends_it(store: Store, user: User, after: timedelta) -> None:
    token = open_session(store, user, None, NOW)
    assert resume_session(store, token, NOW + after) is None
    assert resume_session(store, token, NOW) is None, "it is gone and not asleep"


def test_it_lasts_a_week_however_often_it_is_used(store: Store, user: User) -> None:
    token = open_session(store, user, None, NOW)
    now = NOW
    while now - NOW <= LONGEST:
        found = resume_session(store, token, now)
        assert found
        token = found.fresh or token
        now += timedelta(hours=6)
    assert resume_session(store, token, now) is None


def test_a_removed_user_is_signed_out(store: Store, user: User) -> None:
    token = open_session(store, user, None, NOW)
    store.staff.remove_user(user.id)
    assert resume_session(store, token, NOW) is None


@given(st.binary(min_size=32, max_size=32), st.text())
def test_only_what_was_made_with_the_secret_is_a_form_token(secret: bytes, other: str) -> None:
    token = form_token(secret)
    assert is_form_token(secret, token)
    assert not is_form_token(secret, other)
    assert not is_form_token(bytes(32) if secret != bytes(32) else b"1" * 32, token)
