"""Jobs: one worker at a time, back after a crash, tried again after a failure, not for ever."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from databases import run
from newsticker.model import Job
from newsticker.model_desk import Draft
from newsticker.store import Incoming, Store, jobs
from newsticker.store.story_tables import STORIES
from readings import reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def article_id(store: Store, source_id: int) -> int:
    (taken,) = store.take_in([Incoming(source_id, "a", reading(), None)], NOW)
    return taken.article_id


def test_an_article_brings_its_jobs(store: Store, article_id: int) -> None:
    first = store.next_job(["index", "draw"], NOW)
    second = store.next_job(["index", "draw"], NOW)
    assert first == Job(1, "index", article_id, 1, 1)
    assert second == Job(2, "draw", article_id, 1, 1)
    assert store.next_job(["index", "draw"], NOW) is None


def test_only_the_kinds_asked_for_are_given(store: Store, article_id: int) -> None:
    job = store.next_job(["draw"], NOW)
    assert job is not None
    assert job.kind == "draw"
    assert store.next_job(["draw"], NOW) is None


def test_the_job_of_a_dead_worker_is_given_again(store: Store, article_id: int) -> None:
    dead = store.next_job(["index"], NOW)
    assert dead is not None
    assert store.next_job(["index"], NOW + timedelta(seconds=119)) is None
    again = store.next_job(["index"], NOW + timedelta(seconds=120))
    assert again is not None
    assert (again.id, again.attempts) == (dead.id, 2)
    store.finish(dead)
    assert store.next_job(["index"], NOW + timedelta(hours=1)) is not None, (
        "the late one has no say"
    )


def test_a_finished_job_is_gone(store: Store, article_id: int) -> None:
    job = store.next_job(["index"], NOW)
    assert job is not None
    store.finish(job)
    assert store.next_job(["index"], NOW + timedelta(days=1)) is None


def test_a_failed_job_waits_longer_each_time_and_ends(store: Store, article_id: int) -> None:
    now = NOW
    for seconds in (10, 40, 160, 640):
        job = store.next_job(["index"], now)
        assert job is not None
        store.fail(job, "no paper", now)
        assert store.next_job(["index"], now + timedelta(seconds=seconds - 1)) is None
        now += timedelta(seconds=seconds)
    last = store.next_job(["index"], now)
    assert last is not None
    store.fail(last, "no paper", now)
    assert store.next_job(["index"], now + timedelta(days=365)) is None
    with store._database.reading() as connection:
        reason = connection.exec_driver_sql("SELECT reason FROM jobs WHERE kind = 'index'").scalar()
    assert reason == "no paper"


def test_a_job_is_given_to_one_of_many_workers(store: Store, source_id: int) -> None:
    store.take_in([Incoming(source_id, str(n), reading(str(n)), None) for n in range(20)], NOW)
    given: list[int] = []

    def work() -> None:
        while job := store.next_job(["index"], NOW):
            given.append(job.id)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == len(set(given)) == 20


def test_urgent_jobs_go_before_older_ones(store: Store, source_id: int, article_id: int) -> None:
    later = NOW + timedelta(seconds=5)
    report = store.desk.add_report(Draft(headline="A"), "Ada", later)
    kinds = ["index", "draw", "read-draft"]
    assert store.next_job(kinds, later) == Job(4, "read-draft", None, 1, 1, report)
    first = store.next_job(kinds, later)
    assert first
    assert first.kind == "index"


def test_an_urgent_job_that_is_not_due_keeps_nothing_waiting(store: Store, article_id: int) -> None:
    report = store.desk.add_report(Draft(headline="A"), "Ada", NOW)
    store.desk.plan(report, 1, NOW + timedelta(hours=1), "Ada", NOW)
    kinds = ["index", "publish"]
    found = store.next_job(kinds, NOW)
    assert found
    assert found.kind == "index"
    due = store.next_job(kinds, NOW + timedelta(hours=1))
    assert due
    assert (due.kind, due.report_id) == ("publish", report)


def test_one_job_about_a_story_stands_for_all_that_changed_it(store: Store) -> None:
    new = {"revision": 0, "linked": 0, "first": 1, "newest": 2, "changed": 3, "articles": 1}
    with store._database.writing() as connection:
        connection.execute(insert(STORIES).values(id=1, **new))
        for revision, priority in enumerate((jobs.ORDINARY, jobs.URGENT, jobs.ORDINARY), 1):
            jobs.enqueue_story(connection, 1, revision, NOW, priority)
    assert run(store.address, "SELECT version, priority FROM jobs") == [(3, jobs.URGENT)]
    begun = store.next_job(["link"], NOW)
    assert begun
    assert (begun.story_id, begun.version) == (1, 3)
    with store._database.writing() as connection:
        jobs.enqueue_story(connection, 1, 4, NOW)
    store.finish(begun)
    assert run(store.address, "SELECT version FROM jobs") == [(4,)]
