"""How English answers what somebody else says: calling it untrue, negating it, taking one's own word back."""

import re

from newsticker.language.pack import words
from newsticker.model import Stance

PLAIN_NEGATIONS = words(
    "not isn't isn’t aren't aren’t wasn't wasn’t weren't weren’t hasn't hasn’t haven't haven’t hadn't hadn’t doesn't doesn’t didn't didn’t"
)
NEGATIONS = PLAIN_NEGATIONS | words("never no nor none neither nobody nothing without")
# Whoever says one of these of what was reported calls it untrue.
UNTRUE = words(
    "untrue false fabricated wrong forgery forgeries lie lies nonsense baseless unfounded absurd fake fabrication fabrications invention"
    " invented fiction fictitious fantasy hoax smear smears propaganda rubbish bogus groundless incorrect inaccurate preposterous ludicrous laughable"
    " misunderstanding falsehood falsehoods scaremongering disinformation made-up"
)
# Of a paper that is quoted: not that somebody forged one.
COPULAS = words("")
FORGED = words("forged doctored faked manipulated")
UNTRUE_PHRASES = (
    "not true", "isn't true", "isn’t true", "not a word of truth", "no truth", "not the case", "not correct", "no basis", "without foundation",
    "made up", "never happened", "not accurate", "no substance", "did not happen", "without merit",
)  # fmt: skip
DENYING = words("deny reject dispute refute exclude")
STRONG_NEGATIONS = (
    "nothing ",
    "none of ",
    "no such ",
    "at no point",
    "at no time",
    "nothing of the",
    "not a single",
    "not one ",
    "no single",
)
NO_WORDS = words("no")
NOBODY_WORDS = words("nobody nothing none no-one")
# "kein Beleg für X", "no sign of X" says that there is no X.
EVIDENCE_NOUNS = words("evidence sign signs indication indications proof")
LABEL_WORDS = words("as")
REPORTING = words("report report")
# "kein Zweifel", "no doubt" affirms; "keine weiteren Opfer", "no further victims" leaves what was told as it is.
AFFIRMING = words(", doubt question wonder matter further")
FIRST_PERSONS = words("i we")
OPINING = words("think believe want like need expect feel hope wish mind care")
OUT_OF = words("from")
AIMING = words("about against on over regarding concerning")
SUCH = words("such")
THESE = words("this these that those")
INSISTING = words("insist maintain counter retort")
INTENDING = words("will won't won’t would")
MODALS = words("can could may might must shall should cannot ought")
HYPOTHETICAL = words("would could might")
PLUPERFECT = words("had")
FURTHERMORE = words("also too moreover separately meanwhile")
LIGHT_WORDS = words("time point way case matter do make take get go come give let")
ACCOUNT_NOUNS = words(
    "version figure figures number numbers statement statements accusation accusations charge charges criticism suggestion suggestions suspicion suspicions"
    " assertion assertions claim claims demand demands calls talk notion idea allegations insinuations"
)
ALLEGATION_NOUNS = words("claim claims allegation allegations account accounts")
# Those who lead these speak against the house, not for it.
OPPOSED = ("union", "works council", "shop steward")
STATE_ORGANS = (
    "minist",
    "government",
    "president",
    "army",
    "armed forces",
    "border guard",
    "embassy",
    "foreign",
    "intelligence",
)
RETRACTIONS = (
    "was wrong", "were wrong", "was incorrect", "were incorrect", "was inaccurate", "was a mistake", "was false", "was untrue", "was not true", "should have gone", "should have told", "should have said",
    "we misled", "i misled", "have misled", "had misled", "were mistaken", "was mistaken", "got it wrong", "made a mistake", "were not honest",
    "was not honest", "did not tell the truth", "stand corrected", "take that back",
)  # fmt: skip
FOOTAGE = words(
    "footage video videos photo photos picture pictures recording pages letter email log"
)
MISTAKES = words("mistake mistakes error errors")
CORRECTIONS = (
    "was incorrect",
    "were incorrect",
    "was inaccurate",
    "were inaccurate",
    "was not right",
    "were not right",
)
CONCEDING = words("yes")
PERFORMATIVES: dict[str, Stance] = {
    "i warn": "warns",
    "we warn": "warns",
    "i promise": "promises",
    "we promise": "promises",
    "we demand": "demands",
    "i demand": "demands",
    "i deny": "denies",
    "we deny": "denies",
    "we reject": "denies",
    "i reject": "denies",
    "we expect": "expects",
    "i expect": "expects",
    "we confirm": "confirms",
    "i confirm": "confirms",
    "i admit": "admits",
    "we admit": "admits",
}
STEMS = re.compile(
    r"(?:ations|ation|ions|ion|ments|ment|ings|ing|ures|ure|als|al|ers|er|ed|es|(?<!s)s|e)$"
)
