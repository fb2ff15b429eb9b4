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
    # a verb whose past is its base form, and the noun
    ("The institute forecast growth of 2%.", "growth of 2%", "The institute", "expects"),
    ("The institute forecast in May that growth would slow.", "growth would slow", "The institute", "expects"),
    ("The institute had forecast a loss.", "a loss", "The institute", "expects"),
    ("The weather forecast said snow would come.", "snow would come", "The weather forecast", "states"),
    # who speaks is all that stands before the verb, without a relative clause
    ("Two people familiar with the matter said the gate was shut.", "the gate was shut", "Two people familiar with the matter", "states"),
    ("Two sources close to the talks said the deal was dead.", "the deal was dead", "Two sources close to the talks", "states"),
    ("Officials briefed on the talks said the deal was dead.", "the deal was dead", "Officials briefed on the talks", "states"),
    ("People with knowledge of the plans said the gate was shut.", "the gate was shut", "People with knowledge of the plans", "states"),
    ("The deal is dead, analysts polled by Reuters said.", "The deal is dead", "analysts polled by Reuters", "states"),
    ("A report by the watchdog said the gate was unsafe.", "the gate was unsafe", "A report by the watchdog", "states"),
    ("A study published in May suggests the ice is melting.", "the ice is melting", "A study published in May", "states"),
    ("Workers at the plant who spoke to Reuters said the gate was shut.", "the gate was shut", "Workers at the plant", "states"),
    ("A woman living near the plant said the gate was shut.", "the gate was shut", "A woman living near the plant", "states"),
    ("The company that runs the ferry said it was safe.", "it was safe", "The company", "states"),
    ("On Monday officials in Hull said the gate was shut.", "the gate was shut", "officials in Hull", "states"),
    ("In a statement the ministry said the gate was shut.", "the gate was shut", "the ministry", "states"),
    ("Two of the workers said the gate was shut.", "the gate was shut", "Two of the workers", "states"),
    # but a clause that comes before belongs to no subject
    ("The deal collapsed after officials said the port was shut.", "the port was shut", "officials", "states"),
    # what tells of a source is no part of what it says
    ("Prices will fall, according to analysts polled by the bank.", "Prices will fall", "analysts polled by the bank", "states"),
    ("Prices will fall, according to a report published on Monday.", "Prices will fall", "a report published on Monday", "states"),
    ("According to figures released on Monday, profit will fall.", "profit will fall", "figures released on Monday", "states"),
    ("Prices will fall, according to a report by the Aldon Institute.", "Prices will fall", "a report by the Aldon Institute", "states"),
    ("The talks failed, according to two sources with direct knowledge of the talks.", "The talks failed", "two sources with direct knowledge of the talks", "states"),
    ("The deal is dead, according to Larsen, the firm's chief executive.", "The deal is dead", "Larsen", "states"),
    ("The deal is dead, according to the firm's chief executive, Ann Larsen.", "The deal is dead", "the firm's chief executive", "states"),
    ("The deal, according to police in Hull, is dead.", "The deal | is dead", "police", "states"),
    ("Prices will fall, according to people who were at the talks.", "Prices will fall", "people", "states"),
    ("Prices will fall, according to the bank, and wages will rise.", "Prices will fall | and wages will rise", "the bank", "states"),
    # what is inserted or listed parts subject and verb of what is said
    ("Police said the driver, a local man, was not hurt.", "the driver, a local man, was not hurt", "Police", "states"),
    ("The firm said its chief executive, Dana Whitlock, would step down.", "its chief executive, Dana Whitlock, would step down", "The firm", "states"),
    ("Critics say the law, passed last year, is unfair.", "the law, passed last year, is unfair", "Critics", "states"),
    ("Police said Ann Marsh, 34, was hurt.", "Ann Marsh, 34, was hurt", "Police", "states"),
    ("Pike said the gate, the tunnel and the ferry would close.", "the gate, the tunnel and the ferry would close", "Pike", "states"),
    ("Pike said the gate, built in 1920, and the tunnel would close.", "the gate, built in 1920, and the tunnel would close", "Pike", "states"),
    ("Asked about the plan, Pike said the mayor, a friend, was late.", "the mayor, a friend, was late", "Pike", "states"),
    ("The gate is shut, said Pike, a local man.", "The gate is shut", "Pike", "states"),
    # a word that is noun and verb, right behind a verb
    ("The minister denies leak.", "leak", "The minister", "denies"),
    ("The army denies attack on hospital.", "attack on hospital", "The army", "denies"),
    ("The union demands change.", "change", "The union", "demands"),
    ("Ministers rejected calls for a ban.", "calls for a ban", "Ministers", "denies"),
    # what nobody is named for
    ("Two soldiers are thought to have been hurt.", "Two soldiers | have been hurt", None, "states"),
    ("The rudder is widely believed to have failed.", "The rudder | have failed", None, "states"),
    ("It was announced on Friday that the gate would close.", "the gate would close", None, "states"),
    ("It is understood that the gate will close.", "the gate will close", None, "states"),
    ("On Monday it emerged that the driver, a local man, had fled.", "the driver, a local man, had fled", None, "states"),
    ("It was confirmed on Monday that two men had died.", "two men had died", None, "confirms"),
    ("It was announced by the firm that the gate would close.", "the gate would close", "the firm", "states"),
    # courts, findings and what is urged, ordered or feared
    ("The court ruled that the law was unfair.", "the law was unfair", "The court", "states"),
    ("The jury heard that Marsh had fled.", "Marsh had fled", None, "states"),
    ("Marsh had fled, the court heard.", "Marsh had fled", None, "states"),
    ("The bank signalled that rates would rise.", "rates would rise", "The bank", "states"),
    ("Researchers found that the ice was melting.", "the ice was melting", "Researchers", "states"),
    ("The court ordered the firm to pay damages.", "to pay damages", "The court", "demands"),
    ("The union urged restraint.", "restraint", "The union", "demands"),
    ("Doctors urged a ban on vapes.", "a ban on vapes", "Doctors", "demands"),
    ("The union urged both sides to show restraint.", "to show restraint", "The union", "demands"),
    ("The union expressed deep concern over the attack on Monday.", "the attack", "The union", "states"),
]  # fmt: skip

NO_CLAIM = [
    "The family imply nothing.",
    "Its growth forecast for May fell.",
    "The forecast growth did not come.",
    "It is expected that prices will fall.",
    "It was not announced that the gate would close.",
    "It was a plan that failed.",
    "Pike thought to call the police.",
    "The king ruled the country for years.",
    "Pike heard that the gate was shut.",
    "She found that the gate was shut.",
    "Police found a body.",
    "The firm ordered 20 ships to replace its fleet.",
    "The mayor urged Pike.",
    "Traffic signals failed in Hull.",
    "Pike said a few words, the crowd cheered.",
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


# what was said of the firm, its figures as (text, value, high, unit, bound)
FIGURES = [
    ("it would spend about $3 billion", [("about $3 billion", 3_000_000_000, None, "$", "about")]),
    ("it lost more than $4 million", [("more than $4 million", 4_000_000, None, "$", "more_than")]),
    ("fines of up to £300 were due", [("up to £300", 300, None, "£", "at_most")]),
    ("it lost almost €2bn", [("almost €2bn", 2_000_000_000, None, "€", "about")]),
    ("it owed between $1.2 million and $1.4 million", [("between $1.2 million and $1.4 million", 1_200_000, 1_400_000, "$", "range")]),
    ("it owed between $2 and $4 million", [("between $2 and $4 million", 2_000_000, 4_000_000, "$", "range")]),
    ("growth would be between 2% and 4%", [("between 2% and 4%", 2, 4, "%", "range")]),
    ("growth would be 4% to 6%", [("4% to 6%", 4, 6, "%", "range")]),
    ("it owed $4bn-$5bn", [("$4bn-$5bn", 4_000_000_000, 5_000_000_000, "$", "range")]),
    ("growth would be 2 percent", [("2 percent", 2, None, "percent", "exact")]),
    # two figures
    ("growth rose from 2% to 4%", [("2%", 2, None, "%", "exact"), ("4%", 4, None, "%", "exact")]),
    ("sales fell 4% to $6 million", [("4%", 4, None, "%", "exact"), ("$6 million", 6_000_000, None, "$", "exact")]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "figures"), FIGURES, ids=lambda v: str(v)[:40])
def test_money_and_shares_have_bounds_and_ranges(
    said: str, figures: list[tuple[str, int, int | None, str, str]]
) -> None:
    (claim,) = claims_of(f"The firm said {said}.", language="en")
    assert [(f.text, f.value, f.high, f.unit, f.bound) for f in claim.figures] == figures


# text, who speaks by name
NAMES = [
    ("Analysts polled by Reuters said prices would fall.", "Analysts"),
    ("A study published in May suggests the ice is melting.", "study"),
    ("The workers are angry. Two of them said the pay was late.", "workers"),
    ("The workers are angry. One of them said the pay was late.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_speaker_is_named_without_what_modifies_him(text: str, name: str | None) -> None:
    (claim,) = claims_of(text, language="en")
    assert claim.speaker is not None
    assert claim.speaker.name == name


# whoever said the first half said the second
ADDED = [
    ("The gate was shut on Monday, police said, adding that it was unsafe.", "police"),
    ("The strike would go on, the union announced, warning that trains would stop.", "the union"),
    ("The report was late, the ministry said in a letter, calling it “a lie”.", "the ministry"),
    ("Pike said the gate was shut, adding that it was unsafe.", "Pike"),
]


@pytest.mark.parametrize(("text", "speaker"), ADDED)
def test_who_said_it_goes_on(text: str, speaker: str) -> None:
    claims = claims_of(text, language="en")
    assert [c.speaker and c.speaker.text for c in claims] == [speaker, speaker]


# two sentences of one speaker, by name
TAKEN_UP = [
    ("Marsh said the gate was shut. She said it would reopen.", "Marsh", "person"),
    ("Whitlock said the plan was late. “It is over,” he said.", "Whitlock", "person"),
    ("Police said the driver was hurt. They said he was safe.", "Police", "organisation"),
    ("The council said the gate was shut. They said it would reopen.", "council", "organisation"),
    ("Aquaris said the plan was late. It said jobs would go.", "Aquaris", "organisation"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TAKEN_UP)
def test_a_pronoun_takes_up_who_alone_spoke(text: str, name: str, kind: str) -> None:
    claims = claims_of(text, language="en")
    assert [c.speaker and (c.speaker.name, c.speaker.kind) for c in claims] == [(name, kind)] * 2


def test_a_pronoun_takes_up_nobody_of_two() -> None:
    claims = claims_of("The firm said it was late. “It is old,” she said.", language="en")
    assert claims[1].speaker is not None
    assert claims[1].speaker.name is None


@pytest.mark.parametrize(
    "text",
    [
        "Marsh denied claims that the gate was shut.",
        "The firm denied reports that the gate was shut.",
    ],
)
def test_what_is_denied_was_claimed(text: str) -> None:
    denial, claim = claims_of(text, language="en")
    assert (denial.stance, claim.stance, denial.denies) == ("denies", "states", claim.id)
    assert denial.content.text == claim.content.text == "the gate was shut"


# headline, content, speaker as written, mode
HEADLINES = [
    ("Fire kills 12: police", "Fire kills 12", "police", "indirect"),
    ("Fire kills 12 - police", "Fire kills 12", "police", "indirect"),
    ("Two dead after crash in Hull: officials", "Two dead after crash in Hull", "officials", "indirect"),
    ("'We were not warned' - mayor", "We were not warned", "mayor", "direct"),
    ("Marsh: Gate will reopen in June", "Gate will reopen in June", "Marsh", "indirect"),
    ("Army denies attack on hospital", "attack on hospital", "Army", "reported"),
    ("Union demands pay rise", "pay rise", "Union", "reported"),
]  # fmt: skip

NO_HEADLINE = [
    "Live: Gate closed",
    "Fire in Hull: What we know",
    "Storm kills nine in Hull - BBC",
    "Hull City 2 - Leeds 1",
    "Hull: police",
]


@pytest.mark.parametrize(("title", "content", "speaker", "mode"), HEADLINES)
def test_a_headline_names_who_says_it(title: str, content: str, speaker: str, mode: str) -> None:
    (claim,) = claims_of("The mayor, Ann Marsh, was there.", language="en", title=title)
    assert claim.speaker is not None
    assert (claim.content.text, claim.speaker.text, claim.mode) == (content, speaker, mode)


@pytest.mark.parametrize("title", NO_HEADLINE)
def test_a_headline_with_a_label_says_nothing_by_it(title: str) -> None:
    assert claims_of("The mayor, Ann Marsh, was there.", language="en", title=title) == []
