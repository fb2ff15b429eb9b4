"""Constructions of English agency news: words whose form misleads, bounds, long subjects, sources with more behind."""

from __future__ import annotations

import pytest

from short_texts import claims_of

# text, content (its spans joined by " | "), speaker as written, stance
FOUND = [
    # nouns that end as adverbs or adjectives do
    ("The family said he would be missed.", "he would be missed", "The family", "states"),
    ("According to his family, he was safe.", "he was safe", "his family", "states"),
    ("A family member said the road was shut.", "the road was shut", "A family member", "states"),
    ("The assembly rejected the plan.", "the plan", "The assembly", "denies"),
    ("An ally of the mayor said the road was shut.", "the road was shut", "An ally of the mayor", "states"),
    ("The elderly man said the road was shut.", "the road was shut", "The elderly man", "states"),
    ("The restaurant owner said the road was shut.", "the road was shut", "The restaurant owner", "states"),
    ("The figures imply that prices will fall.", "prices will fall", "The figures", "states"),
    # what bounds a number or picks out a noun opens what is said; a time or a place does not
    ("Officials said at least 52 people had died.", "at least 52 people had died", "Officials", "states"),
    ("Officials said on Monday at least one gate was open.", "at least one gate was open", "Officials", "states"),
    ("Officials said up to 30 homes had burned.", "up to 30 homes had burned", "Officials", "states"),
    ("Officials said just over 30 homes had burned.", "just over 30 homes had burned", "Officials", "states"),
    ("Pike said today only the gate was shut.", "only the gate was shut", "Pike", "states"),
    ("Pike said at first the gate was shut.", "the gate was shut", "Pike", "states"),
    ("Pike said just after noon the gate was shut.", "the gate was shut", "Pike", "states"),
    ("Pike said at a press conference the gate was shut.", "the gate was shut", "Pike", "states"),
    ("Pike said on Monday prices would fall.", "prices would fall", "Pike", "states"),
    ("Pike said in March 2025 prices would fall.", "prices would fall", "Pike", "states"),
]  # fmt: skip

NO_CLAIM = [
    "The family imply nothing.",
]


@pytest.mark.parametrize(("text", "content", "speaker", "stance"), FOUND, ids=lambda v: str(v)[:40])
def test_a_statement_is_read(text: str, content: str, speaker: str | None, stance: str) -> None:
    (claim,) = claims_of(text, language="en")
    assert " | ".join(text[start:end] for start, end in claim.content.spans) == content
    assert (claim.speaker and claim.speaker.text) == speaker
    assert claim.stance == stance


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_only_looks_like_a_statement_is_left_alone(text: str) -> None:
    assert claims_of(text, language="en") == []
