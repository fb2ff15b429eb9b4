"""Who says what in a story as CSV: same claims once, with the articles and origins that carry them."""

from __future__ import annotations

from newsticker.outputs.api.story_answers import Statement, Story
from newsticker.outputs.claims_csv import figure_words, write_table

COLUMNS = (
    "story", "speaker", "role", "kind", "stance", "passage", "said", "reported", "figures", "articles", "origins",
    "claim", "claims", "page",
)  # fmt: skip


def write_statements(story: Story) -> bytes:
    """The statements with a row of headings, the earliest first, in UTF-8 with the mark by which spreadsheets know it.

    What could be taken for a formula has an apostrophe before it. Values of one cell are apart by semicolons.
    """
    return write_table(COLUMNS, (_row(story.id, one) for one in story.statements))


def _row(story: int, one: Statement) -> tuple[str, ...]:
    speaker = one.speaker
    return (
        str(story),
        (speaker.name if speaker else None) or "",
        (speaker.role if speaker else None) or "",
        speaker.kind if speaker else "",
        one.stance,
        one.passage or "",
        one.said or "",
        one.reported,
        "; ".join(map(figure_words, one.figures)),
        str(one.article_count),
        str(one.origin_count),
        one.shown,
        "; ".join(one.claims),
        one.page,
    )
