"""Which English statements are found, and which words look like statements and are none."""

from __future__ import annotations

import pytest

from short_texts import claims_of

# text, content (its spans joined by " | "), cue, speaker as written, stance, mode
FOUND = [
    # matrices within
    ("The bridge, Pike said, could stay shut for weeks.", "The bridge | could stay shut for weeks", "said", "Pike", "states", "indirect"),
    ("But, Pike said, it is a risky plan.", "it is a risky plan", "said", "Pike", "states", "indirect"),
    ("Nor, Pike said, did he sign it.", "Nor | did he sign it", "said", "Pike", "states", "indirect"),
    ("Pike added that, based on the log, the bridge was safe.", "based on the log, the bridge was safe", "added", "Pike", "states", "indirect"),
    ("Pike argued the port, which has been idle, is “in retreat”.", "the port, which has been idle, is | in retreat", "argued", "Pike", "states", "mixed"),
    ("If the bill passes, “it will be late,” Ann Pike said.", "If the bill passes | it will be late", "said", "Ann Pike", "states", "mixed"),
    ("“The risk,” said Ed Pike, a clerk who is the head of the lab, “is that we are late.”", "The risk | is that we are late", "said", "Ed Pike", "states", "direct"),
    # forms of the verb
    ("The union is calling for a strike.", "a strike", "calling", "The union", "demands", "reported"),
    ("Like her aide, Pike rose early, saying there was “a gap”.", "there was | a gap", "saying", "Pike", "states", "mixed"),
    ("Ann Pike attacked the plan, calling it “reckless and dumb”.", "it | reckless and dumb", "calling", "Ann Pike", "states", "mixed"),
    ("A puzzled Noah quipped, “It is like a boat with a hole in it.”", "It is like a boat with a hole in it", "quipped", "A puzzled Noah", "states", "direct"),
    # what is told of a source is no part of the claim
    ("According to a clerk, who knows the matter, the gate was open.", "the gate was open", "According to", "a clerk", "states", "indirect"),
    ("According to the mayor, Ann Pike, the gate was open.", "the gate was open", "According to", "the mayor", "states", "indirect"),
    ("According to police in Hull, the gate was open, the lock shut.", "the gate was open, the lock shut", "According to", "police", "states", "indirect"),
    # cues
    ("Pike pointed out that the gate was open.", "the gate was open", "pointed out", "Pike", "states", "indirect"),
    ("Pike did not rule out that fuel had leaked.", "fuel had leaked", "rule out", "Pike", "expects", "indirect"),
    ("Pike made clear on Monday that the gate was open.", "the gate was open", "made clear", "Pike", "states", "indirect"),
    ("The gate was open, the log shows.", "The gate was open", "shows", "the log", "states", "indirect"),
    ("The museum asks residents to look in their attics.", "to look in their attics", "asks", "The museum", "demands", "indirect"),
    ("Pike called the report a forgery.", "the report a forgery", "called", "Pike", "denies", "reported"),
    ("Pike called that report on Friday a “bold lie”.", "that report | bold lie", "called", "Pike", "denies", "mixed"),
    ("Pike denied any intention to mislead voters.", "any intention to mislead voters", "denied", "Pike", "denies", "reported"),
    ("Pike said,“Look, the gate is open.”", "Look, the gate is open", "said", "Pike", "states", "direct"),
    ("The rebels claimed on Monday to have taken the airport.", "to have taken the airport", "claimed", "The rebels", "states", "indirect"),
    ("Fourteen people had fled, nine of them farmers, Pike added.", "Fourteen people had fled, nine of them farmers", "added", "Pike", "states", "indirect"),
    ("Two men in the terminal say soldiers seized it.", "soldiers seized it", "say", "Two men in the terminal", "states", "indirect"),
    ("The army insists that the revolt is over, but the port is shut.", "the revolt is over", "insists", "The army", "states", "indirect"),
    # nouns
    ("They raised the suggestion by an aide that the log was late.", "the log was late", "suggestion", "an aide", "states", "indirect"),
    ("The mayor's warning that the dam leaks was ignored.", "the dam leaks", "warning", "The mayor's", "warns", "indirect"),
]  # fmt: skip

NO_CLAIM = [
    "The mayor's remarks came late.",
    "Two dozen states open their polls.",
    "A plan announced on Monday would turn the firm around.",
    "Ann wrote a book that sold well.",
    "Nobody expects the bridge to open.",
]


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker", "stance", "mode"), FOUND, ids=lambda v: str(v)[:40]
)
def test_a_statement_is_found(
    text: str, content: str, cue: str, speaker: str, stance: str, mode: str
) -> None:
    (claim,) = claims_of(text, language="en")
    assert " | ".join(text[start:end] for start, end in claim.content.spans) == content
    assert (claim.cue and claim.cue.text) == cue
    assert (claim.speaker and claim.speaker.text) == speaker
    assert (claim.stance, claim.mode) == (stance, mode)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_only_looks_like_a_statement_is_left_alone(text: str) -> None:
    assert claims_of(text, language="en") == []


def test_what_is_said_ends_where_another_takes_over() -> None:
    claims = claims_of(
        "Pike said the bridge was safe, but officials said the gate was broken. The police said"
        " nine were hurt, while the firm stuck to its figure.",
        language="en",
    )
    assert [c.content.text for c in claims] == [
        "the bridge was safe",
        "the gate was broken",
        "nine were hurt",
    ]


def test_an_adding_matrix_ends_a_demand() -> None:
    demand, added = claims_of(
        "The union called on ministers to act, adding that the rudder had failed.", language="en"
    )
    assert (demand.content.text, added.content.text) == ("to act", "the rudder had failed")
    assert (added.speaker and added.speaker.text) == "The union"


def test_said_to_is_hearsay() -> None:
    (claim,) = claims_of("The rudder of the Sula is said to have failed twice.", language="en")
    assert claim.cue is not None
    assert (claim.cue.text, claim.speaker) == ("is said to", None)
    assert [link.kind for link in claim.chain] == ["unnamed"]


def test_a_headline_leaves_its_verb_out() -> None:
    claim = claims_of("More to come.", title="Nine hurt in fire, says coastguard", language="en")[0]
    assert (claim.content.text, claim.speaker and claim.speaker.text) == (
        "Nine hurt in fire",
        "coastguard",
    )


def test_a_quotation_behind_a_colon_that_no_cue_has_taken() -> None:
    claims = claims_of(
        "Pike said both boats are “wrecks,” but she gave the crew a compliment: “They all tried very hard.”",
        language="en",
    )
    assert [c.content.text for c in claims] == ["both boats are wrecks", "They all tried very hard"]
