"""English constructions, each with a sentence of its own."""

from __future__ import annotations

import pytest

from short_texts import claims_of

CONSTRUCTIONS = [
    ('"The bridge stays shut," said mayor Joan Pike.', "The bridge stays shut", "said", "Joan Pike", "states", "direct"),
    ('"The bridge stays shut," mayor Joan Pike said on Monday.', "The bridge stays shut", "said", "Joan Pike", "states", "direct"),
    ("The police said the driver had missed the bend.", "the driver had missed the bend", "said", "police", "states", "indirect"),
    ("The union said that prices were rising.", "prices were rising", "said", "union", "states", "indirect"),
    ("The pump failed, according to the harbour authority.", "The pump failed", "according to", "harbour authority", "states", "indirect"),
    ("According to the police, three cars were involved.", "three cars were involved", "According to", "police", "states", "indirect"),
    ("Mayor Joan Pike told reporters that the bridge was safe.", "the bridge was safe", "told", "Joan Pike", "states", "indirect"),
    ("The company denied that oil had leaked.", "oil had leaked", "denied", "company", "denies", "indirect"),
    ("The ministry rejected the report.", "the report", "rejected", "ministry", "denies", "reported"),
    ("The operator admitted that a valve had been open.", "a valve had been open", "admitted", "operator", "admits", "indirect"),
    ("The institute expects the level to rise.", "the level to rise", "expects", "institute", "expects", "indirect"),
    ("The mayor urged residents to close their windows.", "to close their windows", "urged", "mayor", "demands", "indirect"),
    ("The fire brigade warned against toxic smoke.", "toxic smoke", "warned", "fire brigade", "warns", "reported"),
    ("The minister promised to raise the dykes.", "to raise the dykes", "promised", "minister", "promises", "indirect"),
    ("A pilot, who asked not to be named, said the gate was old.", "the gate was old", "said", "pilot", "states", "indirect"),
    ("The port put the number of guests at 12.", "the number of guests at 12", "put", "port", "states", "reported"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content", "cue", "name", "stance", "mode"), CONSTRUCTIONS, ids=lambda v: str(v)[:40]
)
def test_a_construction_is_read(
    text: str, content: str, cue: str, name: str, stance: str, mode: str
) -> None:
    (claim,) = claims_of(text, language="en")
    assert claim.content.text == content
    assert claim.cue is not None
    assert claim.cue.text == cue
    assert claim.speaker is not None
    assert claim.speaker.name == name
    assert (claim.stance, claim.mode) == (stance, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour did not respond to a request for comment.",
        "The ministry would neither confirm nor deny the find.",
        "The ferry left at 8:15 and reached the port at noon.",
    ],
)
def test_what_is_no_claim_is_left_alone(text: str) -> None:
    assert claims_of(text, language="en") == []


def test_the_subject_before_an_apposition_speaks() -> None:
    (claim,) = claims_of(
        '"We have a leak," Joan Pike, who runs the port, told reporters in Dover.', language="en"
    )
    assert claim.content.text == "We have a leak"
    assert claim.speaker is not None
    assert claim.speaker.name == "Joan Pike"


def test_hearsay_has_no_speaker() -> None:
    (claim,) = claims_of("Two drums were reportedly found behind a shed.", language="en")
    assert claim.speaker is None
    assert [(link.name, link.kind) for link in claim.chain] == [("unknown", "unnamed")]
