"""English closed classes and verbs, by tag."""

TAGS = """
DET: the a an this that these those each every either neither some any no all both several many few much another other such
POSS: his her its their my our your
PREP: in on at of to for from with by about against between into through during before after above below under over since until till
 among within without toward towards despite near amid across per via beyond behind like unlike upon as than off
PRON: he she it they him them we us i me you himself herself itself themselves who whom someone nobody anyone everyone nothing
REL: which what whose
QW: how why when where whether
SUB: that if because although though while unless so
CON: and or but nor yet
NEG: not never n't
ADV: also still already just only again later earlier meanwhile however instead too very quite rather almost nearly about now then here there
 today yesterday tomorrow repeatedly late early previously recently initially soon once ever perhaps probably likely reportedly allegedly
 apparently publicly privately merely even further away back up down out yet together ago moreover nevertheless nonetheless
"""
AUXILIARIES = {
    "be": "am is are was were be been being",
    "have": "have has had having",
    "do": "do does did doing done",
    "will": "will would",
    "can": "can could cannot",
    "may": "may might",
    "must": "must",
    "shall": "shall should",
}
# Nouns that end as adverbs ("family") or adjectives ("accident") do.
NOUNS = """
family assembly ally rally monopoly anomaly reply supply bully butterfly fly tally
accident incident event agreement percent accent client continent tent rent moment element talent descent ascent
plant grant restaurant merchant applicant inhabitant defendant militant immigrant migrant lieutenant sergeant warrant
trial capital proposal approval arrival survival withdrawal removal refusal renewal disposal rehearsal signal rival deal journal
animal metal festival cathedral appeal scandal canal medal goal meal total
clinic traffic topic panic mechanic critic picnic tactic epidemic pandemic
library salary summary boundary dictionary anniversary diary motive perspective narrative archive dish fish rubbish
table vegetable cable
"""
# Adjectives that end as adverbs do.
ADJECTIVES = """
elderly friendly costly deadly monthly yearly quarterly orderly cowardly ugly holy silly lonely lovely lively unlikely
"""
IRREGULAR = """
say said said; tell told told; write wrote written; think thought thought; hold held held; make made made; give gave given; go went gone
come came come; see saw seen; find found found; take took taken; know knew known; lead led led; leave left left; lose lost lost; keep kept kept
rise rose risen; fall fell fallen; begin began begun; become became become; bring brought brought; build built built; buy bought bought
cut cut cut; draw drew drawn; drive drove driven; eat ate eaten; fight fought fought; fly flew flown; forget forgot forgotten; get got got
grow grew grown; hear heard heard; hit hit hit; hide hid hidden; hurt hurt hurt; meet met met; pay paid paid; put put put; read read read
run ran run; sell sold sold; send sent sent; set set set; shoot shot shot; shut shut shut; sit sat sat; speak spoke spoken; spend spent spent
stand stood stood; steal stole stolen; strike struck struck; swear swore sworn; throw threw thrown; understand understood understood
win won won; wear wore worn; break broke broken; catch caught caught; choose chose chosen; foresee foresaw foreseen; forecast forecast forecast; signal signaled signaled; sink sank sunk; burn burnt burnt; shake shook shaken; flee fled fled; fall fell fallen; freeze froze frozen; bite bit bitten
blow blew blown; bear bore borne; bend bent bent; bleed bled bled; breed bred bred; cling clung clung; creep crept crept; deal dealt dealt; dig dug dug
feed fed fed; feel felt felt; forbid forbade forbidden; forgive forgave forgiven; grind ground ground; hang hung hung; kneel knelt knelt; lay laid laid
lend lent lent; let let let; lie lay lain; light lit lit; mistake mistook mistaken; overcome overcame overcome; ride rode ridden; ring rang rung
seek sought sought; shine shone shone; show showed shown; shrink shrank shrunk; sing sang sung; sleep slept slept; slide slid slid; spin spun spun
spread spread spread; spring sprang sprung; stick stuck stuck; sting stung stung; sweep swept swept; swell swelled swollen; swim swam swum; swing swung swung
teach taught taught; tear tore torn; wake woke woken; weep wept wept; withdraw withdrew withdrawn; withhold withheld withheld; undergo underwent undergone
"""
NOUNS_TOO = """
report claim comment remark state note tweet post demand promise pledge vow call request question answer reply estimate forecast fear
hope hint joke boast charge project reason offer praise blame attack vote plan change rule review test signal order voice
"""
# Verbs whose forms are nouns right behind a full verb: "denies leak".
NOUNS_BEHIND_VERBS = """
leak ban strike arrest delay damage fire flood release search stop spill loss increase decrease drop climb support threat launch protest march probe
cut talk help visit trade export import cause crash deal pay rise fall
"""
# Verbs that an infinitive without to follows: "helped rescue two men", "let go".
BEFORE_INFINITIVE = """
help let dare go come make
"""
REGULAR = """
express chant yell scream deem email repeat sum point portray promote
add report claim state announce note explain argue insist maintain stress emphasise emphasize reiterate repeat declare comment remark suggest
indicate allege assert acknowledge admit concede confess confirm deny reject dismiss refute dispute rule warn caution expect predict believe
estimate fear hope anticipate demand urge call request order promise pledge vow guarantee ask wonder question accuse criticise criticize praise describe
cite quote name trim lower raise search seize seal open close halt suspend stop start work move look want need seem appear happen show include continue
change play turn follow help live allow die kill injure wound expect remain reach serve wait stay walk offer remember love consider pass decide pull return
develop carry reduce agree support cover produce receive join cause kick force publish print contain rely point recommend appeal complain boast hint joke
conclude contend reveal disclose testify recall reply respond answer post tweet elaborate clarify counter retort plead advise propose intend plan mean
vanish disappear misplace count vote elect appoint resign retire arrest detain charge investigate examine launch withdraw deploy attack invade negotiate
sign approve oppose ban block delay cancel postpone schedule hold damage destroy flood burn leak spill rescue evacuate treat test learn inform prove use
clear clean check fail improve increase decrease drop climb double cost earn owe hire fire strike walk protest march gather issue grant relate exceed
insult blame thank welcome regret apologise apologize defend justify acknowledge inspect repair restore replace bark decry respond snap quip marvel fume lament muse project exclaim shout whisper mutter chide scoff gush
observe opine recount concur confide brag grumble proclaim theorize summarize counsel preach gripe venture cheer pray laugh chuckle stipulate specify slam denounce condemn blast applaud mock decline emphasize depict ridicule deride lambast rebuke
apply comply imply multiply emerge transpire presume signal voice
label brand dub hail herald portray characterize insinuate assure advocate tout highlight discuss refer supply deliver transfer store record
"""
