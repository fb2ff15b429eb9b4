"""A form as a draft: every field as typed, cut at a length that no report reaches."""

from __future__ import annotations

from collections.abc import Mapping

from newsticker.model_desk import Draft

LONGEST = {"headline": 300, "lead": 3000, "body": 200_000, "dateline": 100, "source": 240}
MOST_TAGS, LONGEST_TAG = 20, 60
LANGUAGES = ("de", "en")


def draft_of(form: Mapping[str, str]) -> Draft:
    """The draft that a form holds; day and time of the embargo are kept even if one of them is missing."""
    day, time = (form.get(f"embargo-{part}", "").strip()[:10] for part in ("day", "time"))
    language = form.get("language", "")
    return Draft(
        **{field: form.get(field, "")[:length] for field, length in LONGEST.items()},
        tags=tags_of(form.get("tags", "")),
        breaking=bool(form.get("breaking")),
        language=language if language in LANGUAGES else LANGUAGES[0],
        embargo=f"{day}T{time[:5]}" if day or time else "",
        zone=form.get("zone", "")[:60],
    )


def tags_of(words: str) -> tuple[str, ...]:
    """Tags out of words with commas between them, each once."""
    found = (" ".join(tag.split())[:LONGEST_TAG] for tag in words.split(","))
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_TAGS]
