"""What editors decide about articles and sources: hidden or shown, put first, tagged, shown whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.store import Store


def hide(store: Store, article_id: int, *, hidden: bool, by: str, note: str, now: datetime) -> None:
    """Hides an article from readers, with the reason for the desk, or shows it again."""
    store.desk.hide(article_id, hidden, by, note, now)


def feature(store: Store, article_id: int, *, featured: bool, by: str, now: datetime) -> None:
    """Puts an article first, or back where it belongs."""
    store.desk.feature(article_id, featured, by, now)


def tag(
    store: Store, article_id: int, tags: Sequence[str] | None, *, by: str, now: datetime
) -> None:
    """Gives an article an editor's tags; with None those of its source again."""
    store.desk.tag(article_id, tags, by, now)


def show_whole(store: Store, source_id: int, *, full_text: bool, by: str, now: datetime) -> None:
    """Says that a source's articles are shown whole, for it is own or licensed, or as excerpts again."""
    store.desk.show_whole(source_id, full_text, by, now)
