"""What copies repeat word for word, taken once.

Links are between propositions, each named by the first that told it: of equal wordings in one group the first tells as
much as all of them, so that an event of many copies costs what it holds and not what is carried.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from newsticker.ledger.event import Event
from newsticker.ledger.statements import Statement


def saying(statement: Statement, event: Event) -> tuple[Hashable, ...]:
    """Equal for statements that one house makes in the same words, in answer to the same claim."""
    claim, answered = statement.claim, event.answered_by(statement)
    return (
        event.origins[statement.key],
        claim.content.text,
        claim.stance,
        claim.mode,
        statement.language,
        statement.act,
        statement.meant,
        answered and event.one.first(answered.key),
    )


def wording(statement: Statement, event: Event) -> Hashable:
    """Equal for statements of one claim that are made in the same words."""
    return event.one.first(statement.key), saying(statement, event)


def wordings(statements: Iterable[Statement], event: Event) -> list[list[Statement]]:
    """The statements by their wordings, both in the order in which they were told."""
    found: dict[Hashable, list[Statement]] = {}
    for statement in statements:
        found.setdefault(wording(statement, event), []).append(statement)
    return list(found.values())


def firsts(statements: Iterable[Statement], event: Event) -> list[Statement]:
    """The first statement of each wording."""
    return [alike[0] for alike in wordings(statements, event)]


def after(alike: Sequence[Statement], other: Statement) -> Statement | None:
    """The first of a wording that was told after another statement, None where none was."""
    return next((one for one in alike if one.at > other.at), None)
