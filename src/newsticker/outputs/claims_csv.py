"""A list of claims as CSV (RFC 4180) that spreadsheets open without running what is in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from newsticker.outputs.api.answers import Figure, ListedClaim

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
COLUMNS = (
    "claim", "article", "number", "speaker", "role", "kind", "stance", "mode", "passage", "chain", "medium",
    "addressee", "place", "said_at", "said_at_words", "figures", "denies", "headline", "outlet", "agencies",
    "published", "language", "tags", "page", "original", "rule", "confidence",
    "edited",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also in full width. Where a comma
# is for decimals, it begins a cell behind every semicolon, and what is quoted further on in a line may break into two.
_FORMULA = re.compile(r"^(?=[\t\r\n])|(?<![^;\t\r\n])(?=[=+\-@＝＋－＠])")


def write_claims(claims: Iterable[ListedClaim]) -> bytes:
    """The claims with a row of headings, in UTF-8 with the mark by which spreadsheets know it.

    What could be taken for a formula has an apostrophe before it. Values of one cell are apart by
    semicolons.
    """
    return write_table(COLUMNS, map(row_of, claims))


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with its headings as a file that spreadsheets open without running what is in it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, dialect="excel", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff".encode() + stream.getvalue().encode()


def safe(cell: str) -> str:
    """The cell as a spreadsheet shows it and does not run it."""
    return _FORMULA.sub("'", cell.replace("\0", ""))


def row_of(claim: ListedClaim) -> tuple[str, ...]:
    """The cells of a claim, in the order of COLUMNS."""
    article, speaker, said = claim.article, claim.speaker, claim.said_at
    confidence = "" if claim.confidence is None else str(claim.confidence)
    return (
        claim.id,
        str(article.id),
        str(claim.number),
        (speaker.name if speaker else None) or "",
        (speaker.role if speaker else None) or "",
        speaker.kind if speaker else "",
        claim.stance,
        claim.mode,
        claim.passage or "",
        "; ".join(party.name for party in claim.chain),
        claim.medium or "",
        claim.addressee or "",
        claim.place or "",
        said.value if said else "",
        said.text if said else "",
        "; ".join(figure_words(figure) for figure in claim.figures),
        claim.denies or "",
        article.title or "",
        article.outlet or "",
        "; ".join(article.agencies),
        article.published or "",
        article.language or "",
        "; ".join(article.tags),
        claim.page,
        article.url or "",
        claim.rule,
        confidence,
        _edited(claim),
    )


def _edited(claim: ListedClaim) -> str:
    """The fields that an editor has changed, "added" for a claim that an editor has added."""
    if claim.edited is None:
        return ""
    return "; ".join(claim.edited.fields) or "added"


def figure_words(figure: Figure) -> str:
    """A figure with its bound: "about 10000 Anwohner", "range 25 to 30 Verletzte"."""
    high = "" if figure.high is None else f" to {figure.high}"
    return f"{figure.bound} {figure.value}{high} {figure.unit or ''}".rstrip()
