"""The search index, the one place that only SQLite understands: FTS5 over tokens that are handed in.

An article has a row for its text and a row for each of its claims; it is found when all words of a
query occur in one of them. The tokens come from text.analyser, for the index and the query alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

TEXT_ROW = ""


def create(connection: Connection) -> None:
    """Makes the index; the migration calls it."""
    connection.execute(
        text(
            "CREATE TABLE search_rows (id INTEGER PRIMARY KEY,"
            " article_id INTEGER NOT NULL REFERENCES articles (id), claim VARCHAR(16) NOT NULL)"
        )
    )
    connection.execute(text("CREATE INDEX ix_search_rows_article_id ON search_rows (article_id)"))
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE search USING fts5(tokens, tokenize='unicode61 remove_diacritics 0')"
        )
    )


def write(
    connection: Connection,
    article_id: int,
    tokens: Sequence[str],
    claims: Mapping[str, Sequence[str]],
) -> None:
    """Puts an article's tokens and those of its claims (by claim id) in place of what stood there."""
    old = {"article": article_id}
    connection.execute(
        text(
            "DELETE FROM search WHERE rowid IN"
            " (SELECT id FROM search_rows WHERE article_id = :article)"
        ),
        old,
    )
    connection.execute(text("DELETE FROM search_rows WHERE article_id = :article"), old)
    for claim, words in ((TEXT_ROW, tokens), *claims.items()):
        row = connection.execute(
            text(
                "INSERT INTO search_rows (article_id, claim) VALUES (:article, :claim) RETURNING id"
            ),
            {"article": article_id, "claim": claim},
        ).scalar_one()
        connection.execute(
            text("INSERT INTO search (rowid, tokens) VALUES (:row, :tokens)"),
            {"row": row, "tokens": " ".join(words)},
        )


def find(
    connection: Connection,
    terms: Sequence[Sequence[str]],
    before: tuple[int, int] | None,
    limit: int,
) -> list[int]:
    """Ids of the articles found, newest first, at most ``limit``; ``before`` is a place and an id."""
    later = "AND (a.placed < :placed OR (a.placed = :placed AND a.id < :id))" if before else ""
    placed, last = before or (0, 0)
    rows = connection.execute(
        text(
            "SELECT a.id FROM articles a WHERE a.id IN"
            " (SELECT r.article_id FROM search s JOIN search_rows r ON r.id = s.rowid"
            f" WHERE search MATCH :words) {later} ORDER BY a.placed DESC, a.id DESC LIMIT :limit"
        ),
        {"words": _expression(terms), "limit": limit}
        | ({"placed": placed, "id": last} if before else {}),
    )
    return [int(row.id) for row in rows]


def places(
    connection: Connection, terms: Sequence[Sequence[str]], articles: Sequence[int]
) -> dict[int, list[str]]:
    """Where the words stood in these articles: ids of claims, or TEXT_ROW for the text."""
    found: dict[int, list[str]] = {article: [] for article in articles}
    if not found:
        return found
    ids = ", ".join(str(int(article)) for article in articles)
    rows = connection.execute(
        text(
            "SELECT r.article_id, r.claim FROM search s JOIN search_rows r ON r.id = s.rowid"
            f" WHERE search MATCH :words AND r.article_id IN ({ids}) ORDER BY r.id"
        ),
        {"words": _expression(terms)},
    )
    for row in rows:
        found[row.article_id].append(row.claim)
    return found


def _expression(terms: Sequence[Sequence[str]]) -> str:
    def quoted(token: str) -> str:
        return '"' + "".join(filter(str.isalnum, token)) + '"'

    return " AND ".join("(" + " OR ".join(map(quoted, words)) + ")" for words in terms)
