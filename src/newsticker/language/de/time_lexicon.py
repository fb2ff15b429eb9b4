"""German words of time by their kind, and what a word outside the list says about time."""

import re

from newsticker.language.de.numbers import NUMBER_WORDS
from newsticker.language.time_words import TimeWord, lexicon, span

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

_ENDINGS = ("e", "en", "er", "es", "em")
_PARTS = {"morgen": "MO", "vormittag": "MO", "früh": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI"}  # fmt: skip
_TENS = {"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60, "siebziger": 70, "achtziger": 80, "neunziger": 90, "nuller": 0}  # fmt: skip
# "monatelang", "jahrzehntelange": a span of several; "mehrjährig", "zehntägig" with the number before it.
_LONG = re.compile(
    r"(sekunden|minuten|stunden|tage|wochen|monate|jahre|jahrzehnte|jahrhunderte)lang(?:e[nrsm]?)?"
)
_FOR = re.compile(r"(.+?)-?(stündig|tägig|wöchig|monatig|jährig)(?:e[nrsm]?)?")
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


LEXICON = _lexicon()


def derive(lower: str) -> TimeWord | None:
    """What a word says about time that the lexicon lacks: "monatelang", "dreitägig", "Arbeitstage"."""
    if lower[-1] not in "aegmnrst" or len(lower) < 6:
        return None
    if found := _LONG.fullmatch(lower):
        return TimeWord("SPAN", span("X", LEXICON[found[1]].value))
    if found := _IN_WORD.fullmatch(lower):
        unit = LEXICON.get(found[2]) or LEXICON[found[2].rstrip("s")]
        return TimeWord("SPAN", span(found[1], unit.value))
    if found := _FOR.fullmatch(lower):
        return _lasting(found[1], _FOR_UNITS[found[2]])
    if found := _COMPOUND.fullmatch(lower):
        return TimeWord("CUNIT", LEXICON[found[1] or found[2]].value)
    return None


def _lasting(amount: str, unit: str) -> TimeWord | None:
    """ "zweitägig", "mehrjährig"; a number before -jährig is mostly somebody's age."""
    if amount in {"mehr", "lang", "viel"}:
        return TimeWord("SPAN", span("X", unit))
    number = amount if amount.isdecimal() and len(amount) < 7 else NUMBER_WORDS.get(amount)
    if number is None or unit == "Y":
        return None
    return TimeWord("SPAN", span(f"{float(number):g}", unit))
