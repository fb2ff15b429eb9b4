"""What the ticker can be narrowed down to: articles with a denial, an admission, or figures that disagree."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, insert, select, tuple_

from newsticker.model_stories import LedgerMark, LinkKind, NewLink
from newsticker.store.story_tables import LEDGER_MARKS

# A comparison is none: what is set side by side is not said to have been admitted.
_MARKS: dict[LinkKind, LedgerMark] = {
    "denial": "denials",
    "admission": "admissions",
    "figures": "figures",
}

# Of denials that no article tells every other one is wrong: they are for comparison, and no filter finds them.
TOLD = 0.9


def put(connection: Connection, article_ids: Collection[int], links: Iterable[NewLink]) -> None:
    """Puts the marks that follow from links in place of those that the articles had."""
    wanted = {
        (_MARKS[link.kind], one.article_id)
        for link in links
        if link.kind in _MARKS and (link.kind != "denial" or link.confidence >= TOLD)
        for one in link.claims
    }
    mine = select(LEDGER_MARKS).where(LEDGER_MARKS.c.article_id.in_(article_ids))
    marks = {(row.kind, row.article_id) for row in connection.execute(mine)}
    columns = tuple_(LEDGER_MARKS.c.kind, LEDGER_MARKS.c.article_id)
    if marks - wanted:
        connection.execute(delete(LEDGER_MARKS).where(columns.in_(sorted(marks - wanted))))
    added = [{"kind": kind, "article_id": article} for kind, article in sorted(wanted - marks)]
    if added:
        connection.execute(insert(LEDGER_MARKS), added)
