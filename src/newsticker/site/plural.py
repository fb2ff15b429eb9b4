"""Whether a speaker is one or several, so that the verb beside the name agrees with it."""

from __future__ import annotations

from newsticker.model import Speaker


def speaks_as_many(speaker: Speaker, language: str | None) -> bool:
    """Whether several say it: a group without a name of its own, or names joined by a conjunction."""
    return speaker.kind == "group"
