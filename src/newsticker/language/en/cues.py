"""English cues: verbs with their frames and the phrases that mark who says it."""

from newsticker.language.pack import cue_verbs, words
from newsticker.model import Stance

VERBS = cue_verbs("""
states: clause: say write add claim state note explain argue insist maintain stress emphasise emphasize reiterate repeat declare remark suggest imply indicate allege assert comment contend conclude reveal disclose testify recall reply answer post tweet counter retort complain elaborate clarify boast hint joke respond quip marvel lament muse project exclaim continue recall advise snap scoff agree observe opine recount concur confide brag grumble proclaim theorize summarize stipulate specify vent laugh chuckle reason gripe offer
states: clause object: report announce
states: clause infinitive: claim profess
states: clause addressee: tell inform
states: clause: yell shout scream chant out|point
states: clause document: show prove
states: clause document finding: find
states: clause: signal
states: clause ruling: rule
states: clause heard: hear
states: object clause: repeat reiterate
denies: clause object not:expects: out|rule
states: object: accuse criticise criticize praise blame decry tout slam denounce condemn blast applaud mock ridicule deride lambast rebuke
states: clause addressee: assure
states: to:at: put
states: object to:at: estimate
states: figure: cite
states: named: call describe label brand dub hail herald portray characterize depict deem
states: pre:of: speak
expects: clause object infinitive: expect predict forecast anticipate
expects: clause: believe think estimate fear hope
expects: infinitive: hope
promises: clause object infinitive: promise pledge vow guarantee
demands: clause object: demand
demands: clause infinitive addressee thing: urge
demands: infinitive addressee someone: order
demands: pre:on infinitive: call
demands: pre:for: call appeal
warns: clause addressee: warn caution
warns: pre:against pre:of: warn caution
denies: clause object infinitive whole: deny
denies: clause object: reject dismiss refute dispute
confirms: clause object: confirm
admits: clause object infinitive: admit acknowledge concede confess
asks: clause: ask wonder
demands: infinitive addressee: ask
""")
PHRASE_VERBS: dict[str, tuple[tuple[frozenset[str], Stance], ...]] = {
    "make": ((words("clear"), "states"),),
    "express": (
        (words("confidence hope fear"), "expects"),
        (words("concern concerns regret alarm outrage"), "states"),
    ),
    "raise": ((words("concern concerns"), "states"),),
    "voice": ((words("concern concerns"), "states"),),
}
# What reports, and what else is said by a noun with its owner: "the mayor's suggestion that …".
REPORT_NOUNS = words(
    "report reports claim claims allegation allegations account rumours rumors story stories"
)
_NEUTRAL_NOUNS = words(
    "assertion suggestion statement argument contention accusation conclusion remark complaint insistence"
)
SPEECH_NOUNS: dict[str, Stance] = {
    **dict.fromkeys(_NEUTRAL_NOUNS, "states"),
    "warning": "warns",
    "promise": "promises",
    "pledge": "promises",
    "prediction": "expects",
    "belief": "expects",
    "admission": "admits",
    "denial": "denies",
}
CITING = (("citing",), ("quoting",), ("with", "reference", "to"))
