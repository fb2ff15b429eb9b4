"""The search index, the one place that SQLite and PostgreSQL understand differently.

In SQLite it is FTS5, in PostgreSQL a tsvector under a GIN index. Both hold the tokens that are handed
in and no others, so that both find the same: neither's own idea of words has a say. The tokens come
from text.analyser, for the index and the query alike.

An article has a row for its text and a row for each of its claims; it is found when all words of a
query occur in one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

TEXT_ROW = ""
# PostgreSQL's limits: 2,046 bytes a lexeme, 1 MB of them in a tsvector (textsearch-limitations).
LONGEST_TOKEN = 2046 // 4
MOST_BYTES = 1_000_000

_FOUND = {
    "sqlite": "search s JOIN search_rows r ON r.id = s.rowid WHERE search MATCH :words",
    "postgresql": "search_rows r WHERE r.tokens @@ CAST(:words AS tsquery)",
}
_SIGNS = {"sqlite": (" AND ", " OR ", '"'), "postgresql": (" & ", " | ", "'")}
_CREATE = {
    "sqlite": (
        "CREATE TABLE search_rows (id INTEGER PRIMARY KEY,"
        " article_id INTEGER NOT NULL REFERENCES articles (id), claim VARCHAR(16) NOT NULL)",
        "CREATE INDEX ix_search_rows_article_id ON search_rows (article_id)",
        "CREATE VIRTUAL TABLE search USING fts5(tokens, tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE search_rows (id BIGSERIAL PRIMARY KEY,"
        " article_id BIGINT NOT NULL REFERENCES articles (id), claim VARCHAR(16) NOT NULL,"
        " tokens TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_rows_article_id ON search_rows (article_id)",
        "CREATE INDEX ix_search_rows_tokens ON search_rows USING GIN (tokens)",
    ),
}


def create(connection: Connection) -> None:
    """Makes the index; the migration calls it."""
    for statement in _CREATE[connection.dialect.name]:
        connection.execute(text(statement))


def write(
    connection: Connection,
    article_id: int,
    tokens: Sequence[str],
    claims: Mapping[str, Sequence[str]],
) -> None:
    """Puts an article's tokens and those of its claims (by claim id) in place of what stood there."""
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
    for claim, words in ((TEXT_ROW, tokens), *claims.items()):
        _add(connection, article_id, claim, words)


def _add(connection: Connection, article_id: int, claim: str, words: Sequence[str]) -> None:
    row: dict[str, object] = {"article": article_id, "claim": claim}
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "INSERT INTO search_rows (article_id, claim, tokens)"
                " VALUES (:article, :claim, array_to_tsvector(CAST(:tokens AS text[])))"
            ),
            row | {"tokens": lexemes(words)},
        )
        return
    number = connection.execute(
        text("INSERT INTO search_rows (article_id, claim) VALUES (:article, :claim) RETURNING id"),
        row,
    ).scalar_one()
    connection.execute(
        text("INSERT INTO search (rowid, tokens) VALUES (:row, :tokens)"),
        {"row": number, "tokens": " ".join(words)},
    )


def find(
    connection: Connection,
    terms: Sequence[Sequence[str]],
    before: tuple[int, int] | None,
    limit: int,
) -> list[int]:
    """Ids of the articles found, newest first, at most ``limit``; ``before`` is a place and an id."""
    words = _expression(connection, terms)
    if words is None:
        return []
    later = "AND (a.placed < :placed OR (a.placed = :placed AND a.id < :id))" if before else ""
    placed, last = before or (0, 0)
    rows = connection.execute(
        text(
            "SELECT a.id FROM articles a WHERE NOT a.hidden AND a.id IN"
            f" (SELECT r.article_id FROM {_FOUND[connection.dialect.name]})"
            f" {later} ORDER BY a.placed DESC, a.id DESC LIMIT :limit"
        ),
        {"words": words, "limit": limit} | ({"placed": placed, "id": last} if before else {}),
    )
    return [int(row.id) for row in rows]


def places(
    connection: Connection, terms: Sequence[Sequence[str]], articles: Sequence[int]
) -> dict[int, list[str]]:
    """Where the words stood in these articles: ids of claims, or TEXT_ROW for the text."""
    found: dict[int, list[str]] = {article: [] for article in articles}
    words = _expression(connection, terms)
    if not found or words is None:
        return found
    ids = ", ".join(str(int(article)) for article in articles)
    rows = connection.execute(
        text(
            f"SELECT r.article_id, r.claim FROM {_FOUND[connection.dialect.name]}"
            f" AND r.article_id IN ({ids}) ORDER BY r.id"
        ),
        {"words": words},
    )
    for row in rows:
        found[row.article_id].append(row.claim)
    return found


def _expression(connection: Connection, terms: Sequence[Sequence[str]]) -> str | None:
    """The query in the database's own words; None where one has no letter or figure and finds nothing."""
    all_of, one_of, mark = _SIGNS[connection.dialect.name]
    groups = [
        one_of.join(f"{mark}{word}{mark}" for word in filter(None, map(_bare, words)))
        for words in terms
    ]
    return all_of.join(f"({group})" for group in groups) if all(groups) else None


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
