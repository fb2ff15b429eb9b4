"""The search index, the one place that SQLite and PostgreSQL understand differently.

In SQLite it is FTS5, in PostgreSQL a tsvector under a GIN index. Both hold the tokens that are handed in and no others,
so that both find the same: neither's own idea of words has a say. The tokens come from text.analyser, for the index and
the query alike.

An article has a row for its headline, one for its text and one for each of its claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, column, table, text

from newsticker.model import Stance

Part = Literal["title", "text", "claim"]
ROWS = table(
    "search_rows",
    column("id"),
    column("article_id"),
    column("part"),
    column("claim"),
    column("stance"),
    column("position"),
)
# PostgreSQL's limits: 2,046 bytes a lexeme, 1 MB of them in a tsvector (textsearch-limitations).
LONGEST_TOKEN = 2046 // 4
MOST_BYTES = 1_000_000

_MATCHING = {
    "sqlite": "search_rows.id IN (SELECT rowid FROM search WHERE search MATCH :words)",
    "postgresql": "search_rows.tokens @@ CAST(:words AS tsquery)",
}
_SIGNS = {"sqlite": (" AND ", " OR ", '"'), "postgresql": (" & ", " | ", "'")}
_COLUMNS = "part VARCHAR(8) NOT NULL, claim VARCHAR(16) NOT NULL, stance VARCHAR(16), position INTEGER NOT NULL"
_CREATE = {
    "sqlite": (
        "CREATE TABLE search_rows (id INTEGER PRIMARY KEY,"
        f" article_id INTEGER NOT NULL REFERENCES articles (id), {_COLUMNS})",
        # Where in a row a token stands nobody asks: half the size without it.
        "CREATE VIRTUAL TABLE search USING fts5"
        "(tokens, tokenize='unicode61 remove_diacritics 0', detail=none)",
    ),
    "postgresql": (
        "CREATE TABLE search_rows (id BIGSERIAL PRIMARY KEY,"
        f" article_id BIGINT NOT NULL REFERENCES articles (id), {_COLUMNS}, tokens TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_rows_tokens ON search_rows USING GIN (tokens)",
    ),
}


class SearchRow(Struct, frozen=True):
    """What can be found of an article; of a claim its key, its stance and its place among the others."""

    part: Part
    tokens: Sequence[str]
    claim: str = ""
    stance: Stance | None = None
    position: int = 0


def create(connection: Connection) -> None:
    """Makes the index; the migration calls it."""
    for statement in _CREATE[connection.dialect.name]:
        connection.execute(text(statement))
    connection.execute(text("CREATE INDEX ix_search_rows_article_id ON search_rows (article_id)"))
    connection.execute(
        text("CREATE INDEX ix_search_rows_stance ON search_rows (stance, article_id)")
    )


def write(connection: Connection, article_id: int, rows: Sequence[SearchRow]) -> None:
    """Puts an article's rows in place of what stood there."""
    old = {"article": article_id}
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "DELETE FROM search WHERE rowid IN"
                " (SELECT id FROM search_rows WHERE article_id = :article)"
            ),
            old,
        )
    connection.execute(text("DELETE FROM search_rows WHERE article_id = :article"), old)
    for row in rows:
        _add(connection, article_id, row)


def drop_claims(connection: Connection, article_id: int) -> None:
    """Deletes the rows of an article's claims until it is indexed anew; by its headline and text it is found still."""
    mine = "SELECT id FROM search_rows WHERE article_id = :article AND part = 'claim'"
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(f"DELETE FROM search WHERE rowid IN ({mine})"), {"article": article_id}
        )
    connection.execute(
        text(f"DELETE FROM search_rows WHERE id IN ({mine})"), {"article": article_id}
    )


def _add(connection: Connection, article_id: int, row: SearchRow) -> None:
    values: dict[str, object] = {
        "article": article_id, "part": row.part, "claim": row.claim, "stance": row.stance, "position": row.position,
    }  # fmt: skip
    named = "article_id, part, claim, stance, position"
    given = ":article, :part, :claim, :stance, :position"
    tokens = lexemes(row.tokens)
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                f"INSERT INTO search_rows ({named}, tokens)"
                f" VALUES ({given}, array_to_tsvector(CAST(:tokens AS text[])))"
            ),
            values | {"tokens": tokens},
        )
        return
    number = connection.execute(
        text(f"INSERT INTO search_rows ({named}) VALUES ({given}) RETURNING id"), values
    ).scalar_one()
    connection.execute(
        text("INSERT INTO search (rowid, tokens) VALUES (:row, :tokens)"),
        {"row": number, "tokens": " ".join(tokens)},
    )


def matching(connection: Connection, terms: Sequence[Sequence[str]]) -> ColumnElement[bool] | None:
    """The condition that a row of ``ROWS`` holds one token of every term; None where a term has none."""
    all_of, one_of, mark = _SIGNS[connection.dialect.name]
    groups = [
        one_of.join(f"{mark}{word}{mark}" for word in filter(None, map(_bare, words)))
        for words in terms
    ]
    if not all(groups):
        return None
    words = all_of.join(f"({group})" for group in groups)
    condition: ColumnElement[bool] = text(_MATCHING[connection.dialect.name]).bindparams(
        words=words
    )  # type: ignore[assignment]
    return condition


def _bare(token: str) -> str:
    return "".join(filter(str.isalnum, token)).lower()[:LONGEST_TOKEN]


def lexemes(words: Sequence[str]) -> list[str]:
    """The different words as a tsvector takes them, as far as there is room for them."""
    room, kept = MOST_BYTES, []
    for word in filter(None, dict.fromkeys(map(_bare, words))):
        room -= len(word.encode())
        if room < 0:
            break
        kept.append(word)
    return kept
