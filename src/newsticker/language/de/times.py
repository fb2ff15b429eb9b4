"""German time expressions: their words by kind, and rules over these kinds (see time_words.py).

Below each group of rules stand expressions that they read, of our own making.
"""

import re

from newsticker.language.de.numbers import NUMBER_WORDS
from newsticker.language.pack import words
from newsticker.language.time_words import (
    TimeWord,
    TimeWords,
    lexicon,
    numbered,
    of_kinds,
    rules,
    span,
)

# A plus stands for the endings of an adjective: "letzt+" is letzte, letzten, letzter, letztes, letztem.
_WORDS = """
THE: der die das den dem des
A: ein eine einen einem einer
THIS: dieser diese dieses diesem diesen
LAST: vergangen+ letzt+ vorig+ vorangegangen+ zurückliegend+ verflossen+
NEXT: nächst+ kommend+
FOLLOWING: folgend+ darauffolgend+
SAME: selben gleichen
EACH: jed+
ALL: alle
WHOLE: ganz+ all+
VAGUE: einige einigen einiger mehrere mehreren mehrerer wenige wenigen weniger viele vielen vieler paar zahlreiche zahlreichen etliche etlichen manche
LONG: lang+
APPROX: rund etwa gut knapp fast genau ungefähr circa ca mindestens wenigstens höchstens maximal nur beinahe nahezu gerade knapp+ gut+ schätzungsweise
MORE: mehr weniger
THAN: als
HALF: halb halb+
QUARTER: viertel
FORMERLY -1: früher
EARLY: frühe frühen frühes frühem späte späten spätes spätem
FORMER: früher+ alten
AND: und
TILL: bis
STILL: noch schon auch
FROM: von
IM: im am
IN: in an
TOTHE: zur
SINCE: seit
BEFORE: vor
AFTER: nach
PER: pro je
AT: um gegen ab
PREP: vom zum beim zu für über während auf ans ins aus
STOP: .
COMMA: ,
DASH: - – ‐ ‑
SLASH: /
APOSTROPHE: ' ’ ‘
ER: er
ERYEARS: er-jahre er-jahren
OCLOCK: uhr
WEEKDAY 0: montag
WEEKDAY 1: dienstag
WEEKDAY 2: mittwoch
WEEKDAY 3: donnerstag
WEEKDAY 4: freitag
WEEKDAY 5: samstag sonnabend
WEEKDAY 6: sonntag
MONTH 1: januar jänner januars jan
MONTH 2: februar feber februars feb
MONTH 3: märz mär
MONTH 4: april aprils apr
MONTH 5: mai
MONTH 6: juni jun
MONTH 7: juli jul
MONTH 8: august augusts aug
MONTH 9: september septembers sep sept
MONTH 10: oktober oktobers okt
MONTH 11: november novembers nov
MONTH 12: dezember dezembers dez
DAYSHIFT -2: vorgestern
DAYSHIFT -1: gestern
TODAY 0: heute
DAYADJ -1: gestrig+
DAYADJ 0: heutig+
DAYADJ 1: morgig+
AGE: alter
DAYSHIFT 2: übermorgen
PART MO: Morgen vormittag früh
DAYSHIFT 1: morgen
PART MI: mittag
PART AF: nachmittag
PART EV: abend
PART NI: nacht
PARTS AF: nachmittage nachmittagen
PARTS EV: abende abenden
PARTS NI: nächte nächten
MIDNIGHT 24:00: mitternacht
DAILY MO: morgens vormittags frühmorgens
DAILY MI: mittags
DAILY AF: nachmittags
DAILY EV: abends
DAILY NI: nachts
SEASON SP: frühling frühlings frühjahr frühjahrs
SEASON SU: sommer sommers
SEASON FA: herbst herbstes herbsts
SEASON WI: winter winters
PARTOF: anfang mitte ende beginn
UNIT TS: sekunde
UNITS TS: sekunden
UNIT TM: minute
UNITS TM: minuten
UNIT TH: stunde
UNITS TH: stunden
DAY D: tag tages
UNITS D: tage tagen
UNIT W: woche
UNITS W: wochen
WEEKEND WE: wochenende wochenendes
UNIT M: monat monats
UNITS M: monate monaten
QUARTAL Q: quartal quartals
UNITS Q: quartale quartalen
YEARWORD Y: jahr jahres jahrs
YEARSWORD Y: jahre jahren
UNIT DE: jahrzehnt jahrzehnts
UNITS DE: jahrzehnte jahrzehnten
CENTURY CE: jahrhundert jahrhunderts
UNITS CE: jahrhunderte jahrhunderten
CENTURY L: jahrtausend jahrtausends
UNITS L: jahrtausende jahrtausenden
SPANNOUN PT15M: viertelstunde
SPANNOUN PT45M: dreiviertelstunde
SPANNOUN P3M: vierteljahr vierteljahres
SPANNOUN P6M: halbjahr halbjahres
EVE Y-1: vorjahr vorjahres vorjahrs
EVE M-1: vormonat vormonats
EVE W-1: vorwoche
EVE D-1: vortag vortages vortags vorabend
EVE Y: jahresende jahresbeginn jahresanfang jahreswechsel jahresmitte jahresfrist heuer
EVE M: monatsende monatsanfang monatsbeginn
EVE W: wochenbeginn wochenanfang wochenmitte
SHIFT 1: später danach darauf nachher
SHIFT -1: zuvor vorher
TAGS: tags
TIMES: einmal zweimal dreimal viermal fünfmal sechsmal zehnmal mehrmals mehrfach
EVERY P1D: täglich täglich+
EVERY P1W: wöchentlich wöchentlich+
EVERY P1M: monatlich monatlich+
EVERY P3M: vierteljährlich vierteljährlich+
EVERY P6M: halbjährlich halbjährlich+
EVERY P1Y: jährlich jährlich+ alljährlich alljährlich+
EVERY PT1H: stündlich stündlich+
REF PAST_REF: damals einst kürzlich neulich ehedem einstmals
REF PRESENT_REF: jetzt derzeit zurzeit gegenwärtig momentan heutzutage derzeitig+
REF FUTURE_REF: bald demnächst künftig
NOUNREF PAST_REF: vergangenheit
NOUNREF PRESENT_REF: gegenwart
NOUNREF FUTURE_REF: zukunft
MOMENT: moment augenblick
ZEIT: zeit zeiten
ORDINAL 1: ersten erste erstes
ORDINAL 2: zweiten zweite zweites
ORDINAL 3: dritten dritte drittes
ORDINAL 4: vierten vierte viertes
HOLIDAY 12-24: weihnachten heiligabend
HOLIDAY 12-31: silvester
HOLIDAY 01-01: neujahr
HOLIDAY easter-48: rosenmontag
HOLIDAY easter-46: aschermittwoch
HOLIDAY easter-7: palmsonntag
HOLIDAY easter-3: gründonnerstag
HOLIDAY easter-2: karfreitag
HOLIDAY easter+0: ostern ostersonntag
HOLIDAY easter+1: ostermontag
HOLIDAY easter+39: himmelfahrt
HOLIDAY easter+49: pfingsten pfingstsonntag
HOLIDAY easter+50: pfingstmontag
"""

_RULES = """
{prep} = [IM IN TOTHE SINCE BEFORE AFTER AT PREP TILL FROM]
{number} = NUMBER | YEAR
{unit} = UNIT | DAY | YEARWORD | CENTURY | QUARTAL
{units} = UNITS | YEARSWORD
{any} = {unit} | {units}
{which} = THIS | THE? (LAST | NEXT)
{ofyear} = YEAR | THE YEARWORD YEAR | {which} YEARWORD
{part} = PARTOF THE?
{about} = APPROX | MORE THAN
{adj} = ADJ | LONG | WHOLE
{later} = SHIFT | FORMERLY
clock: DAILY AT (NUMBER | CLOCK) OCLOCK | (NUMBER | CLOCK) OCLOCK NUMBER? (?! {units}) DAILY?
clock: (?<= [AT TILL BEFORE AFTER SINCE]) HALF NUMBER (?! OCLOCK | {any})
clock: (?<= [AT TILL BEFORE AFTER SINCE]) QUARTER (BEFORE | AFTER) NUMBER
clock: (?<= [AT TILL BEFORE AFTER SINCE TOTHE]) MIDNIGHT
full_date: FULLDATE
short_date: (?<= {prep} | THE) (CLOCK | DAYMONTH) STOP
day: (WEEKDAY | WEEKDAYPART) COMMA? THE? NUMBER STOP MONTH {ofyear}?
day_of_range: THE? NUMBER STOP MONTH (?= (TILL | DASH) PREP? THE? NUMBER STOP MONTH YEAR)
day: THE? NUMBER STOP MONTH {ofyear}?
day_before_month: THE? NUMBER STOP (?= (TILL | AND | DASH | SLASH | COMMA) PREP? NUMBER STOP MONTH)
month: PARTOF? {which} MONTH
month: {part}? THE? MONTH {ofyear}
month: PARTOF MONTH
month: (?<= {prep}) MONTH
year: {part}? THE? YEARWORD YEAR | THE? YEARSWORD YEAR (?! AND)
year: {part}? THE? YEARWORD NUMBER (?! {any})
year: PARTOF YEAR
short_year: APOSTROPHE NUMBER
decade: {part}? THE? EARLY? DECADE (YEARSWORD | (?= (AND | TILL) DECADE YEARSWORD)) | PARTOF THE DECADE
decade: {part}? THE? EARLY? DECADEYEARS
decade: {part}? THE? EARLY? {number} (ER YEARSWORD | ERYEARS | ER (?= (AND | TILL) {number} ER YEARSWORD))
quarter: THE? (ORDINAL | NUMBER STOP) QUARTAL {ofyear}?
century: {part}? THE? EARLY? (NUMBER STOP | ORDINAL) CENTURY
set_of_units: EACH ORDINAL? {unit}
set_of_units: ALL ({number} | VAGUE) {units}
set_of_units: TIMES (PER | IM | IN THE) {unit}
set_of_units: PER {unit}
set_of_units: DAY PREP DAY | UNIT PREP UNIT | YEARWORD (AT | PREP) YEARWORD
weekday: THE WEEKDAYS
set_of_days: EACH WEEKDAY | EACH WEEKDAYPART | WEEKDAYS | WEEKDAYSPART | WEEKDAY DAILY
set_of_parts: EACH PART | DAILY
every: TIMES? EVERY
one: THE LAST DAY
period: PARTOF? {which} ({unit} | WEEKEND)
same: SAME {unit}
years_on: THE? FOLLOWING YEARWORD | YEARWORD SHIFT
period: PARTOF THE {unit}
period: (?<= {prep}) THE? WEEKEND
season: {part}? {which}? THE? SEASON {ofyear}
season: {part}? {which} SEASON
season: PARTOF SEASON | (?<= {prep}) SEASON
eve: THE? EVE
holiday: THE? HOLIDAY {ofyear}?
refs: (?<= {prep}) THE? (LAST | THIS | FORMER) ZEIT
these_days: THIS UNITS
vague: THE? (LAST | NEXT) UNITS | THE? (LAST | NEXT) YEARSWORD
duration: (?<! AGE FROM) {about}{0,2} THE? {about}? (LAST | NEXT | WHOLE | {adj})? ({number} | A? VAGUE) {adj}? ({units} | CUNIT | {unit}) (AND {number} {any})? {later}?
duration: {about}{0,2} A (HALF | {adj} | APPROX)? ({unit} | CUNIT) (AND {number} {any})? {later}?
vague: LONG {units}
vague: (?<= [SINCE BEFORE AFTER]) {units}
set_of_units: IM YEARWORD (?! {number} | AFTER | BEFORE | SHIFT) | (?<= UNITS) IM DAY
told_span: A? SPANNOUN | SPAN (DASH UNIT)?
next_day: THE? FOLLOWING DAY | TAGS SHIFT
night: THE? PART FROM WEEKDAY PREP WEEKDAY
weekday: THE? PART (PREP | FROM) THE? WEEKDAY
weekday: ({which} | THE)? (WEEKDAY (PART | DAILY)? | WEEKDAYPART)
shifted: THE? DAYADJ (WEEKDAY | DAY)
shifted: (TODAY | DAYSHIFT) (PART | DAYSHIFT)
present: (?<= [TILL FROM STILL]) TODAY | TODAY (?= STILL)
far: (?<= FROM) DAYSHIFT
today: TODAY
daily: DAYADJ
shifted: DAYSHIFT
tomorrow: ^ PART
part_of_day: THE? EARLY? PART THE NUMBER STOP MONTH {ofyear}?
part: (?<= [IM AT IN PREP]) THE? EARLY? PART
one: THE (WHOLE | ORDINAL)? {unit}
part_span: (A | {number} | VAGUE) (PART | PARTS)
vague: THE {units}
refs: REF | (?<= {prep}) THE? NOUNREF | IM MOMENT | TOTHE ZEIT
formerly: FORMERLY (?! THAN)
this_hour: TOTHE UNIT
bare_year: YEAR
"""

_ENDINGS = ("e", "en", "er", "es", "em")
_PARTS = {"morgen": "MO", "vormittag": "MO", "früh": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI"}  # fmt: skip
_TENS = {"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60, "siebziger": 70, "achtziger": 80, "neunziger": 90, "nuller": 0}  # fmt: skip
# "monatelang", "jahrzehntelange": a span of several; "mehrjährig", "zehntägig" with the number before it.
_LONG = re.compile(
    r"(sekunden|minuten|stunden|tage|wochen|monate|jahre|jahrzehnte|jahrhunderte)lang(?:e[nrsm]?)?"
)
_FOR = re.compile(r"(.+?)-?(stündig|tägig|wöchig|monatig|jährig)e[nrsm]?")
_FOR_UNITS = {"stündig": "TH", "tägig": "D", "wöchig": "W", "monatig": "M", "jährig": "Y"}
_IN_WORD = re.compile(r"(\d{1,6})-(stunden?|tage?|wochen?|monats?|jahres?|minuten?)")
# "Schuljahre", "Arbeitstage": units with a word before them; not every Tag is a day ("Landtag").
_COMPOUND = re.compile(
    r"(?:.{3,}(jahre?[sn]?|wochen?|monat(?:e?n?|s)|stunden?|minuten?)|"
    r"(?:arbeits|werk|ferien|urlaubs|sonnen|regen|kalender|ruhe|reise|fest|schul|probe|prozess|verhandlungs)(tage?[ns]?))"
)


def _inflected(text: str) -> str:
    return re.sub(r"(\w+)\+(?!\S)", lambda m: " ".join(m[1] + ending for ending in _ENDINGS), text)


def _lexicon() -> dict[str, TimeWord]:
    known = lexicon(_inflected(_WORDS))
    days = {w: t.value for w, t in known.items() if t.kind == "WEEKDAY"}
    for day, number in days.items():
        known[day + "s"] = TimeWord("WEEKDAYS", number)
        for part, code in _PARTS.items():
            known[day + part] = TimeWord("WEEKDAYPART", f"{number} {code}")
            known[day + part + "s"] = TimeWord("WEEKDAYSPART", f"{number} {code}")
    for word, ten in _TENS.items():
        known[word] = TimeWord("DECADE", str(ten))
        for ending in ("jahre", "jahren", "-jahre", "-jahren", "n"):
            known[word + ending] = TimeWord("DECADEYEARS", str(ten))
    return known


_LEXICON = _lexicon()


def _derive(lower: str) -> TimeWord | None:
    if lower[-1] not in "aegmnrst" or len(lower) < 6:
        return None
    if found := _LONG.fullmatch(lower):
        return TimeWord("SPAN", span("X", _LEXICON[found[1]].value))
    if found := _IN_WORD.fullmatch(lower):
        unit = _LEXICON.get(found[2]) or _LEXICON[found[2].rstrip("s")]
        return TimeWord("SPAN", span(found[1], unit.value))
    if found := _FOR.fullmatch(lower):
        return _lasting(found[1], _FOR_UNITS[found[2]])
    if found := _COMPOUND.fullmatch(lower):
        return TimeWord("CUNIT", _LEXICON[found[1] or found[2]].value)
    return None


def _lasting(amount: str, unit: str) -> TimeWord | None:
    """ "zweitägig", "mehrjährig"; a number before -jährig is mostly somebody's age."""
    if amount in {"mehr", "lang", "viel"}:
        return TimeWord("SPAN", span("X", unit))
    number = amount if amount.isdecimal() and len(amount) < 7 else NUMBER_WORDS.get(amount)
    if number is None or unit == "Y":
        return None
    return TimeWord("SPAN", span(f"{float(number):g}", unit))


TIMES = TimeWords(
    lexicon=_LEXICON,
    derive=_derive,
    numbers=NUMBER_WORDS,
    decimal_comma=True,
    rules=rules(_RULES),
    prepositions=words("am an vom seit bis ab zum im in der vor nach zu zur beim von gegen um"),
    spans=words("bis ab seit vom"),
    towards_past=words("seit vom"),
    towards_future=words("bis ab"),
    open_forms=frozenset(),
    future_forms=words("wird werden werde"),
    ages=words("alt alte alter altes alten altem jährige jähriger jährigen jährigem jähriges"),
    clocks=words("uhr"),
    weekdays=numbered(_LEXICON, "WEEKDAY"),
    months=numbered(_LEXICON, "MONTH"),
    after_ordinals=of_kinds(_LEXICON, "MONTH", "CENTURY", "QUARTAL"),
    day_words=of_kinds(_LEXICON, "DAYSHIFT", "TODAY"),
    day_parts=of_kinds(_LEXICON, "PART", "MIDNIGHT"),
    duration_units=of_kinds(_LEXICON, "UNIT", "UNITS", "DAY", "YEARWORD", "YEARSWORD"),
)
