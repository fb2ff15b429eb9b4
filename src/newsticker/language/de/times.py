"""German time expressions: rules over the kinds of words in time_lexicon.py (see time_words.py).

Behind each rule stand expressions of our own that it reads.
"""

from newsticker.language.de.numbers import NUMBER_WORDS
from newsticker.language.de.time_lexicon import LEXICON, derive
from newsticker.language.pack import words
from newsticker.language.time_words import TimeWords, numbered, of_kinds, rules

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
clock: DAILY AT (NUMBER | CLOCK) OCLOCK | (NUMBER | CLOCK) OCLOCK NUMBER? (?! {units}) DAILY?  # um acht Uhr abends
clock: (?<= [AT TILL BEFORE AFTER SINCE]) HALF NUMBER (?! OCLOCK | {any})  # um halb neun
clock: (?<= [AT TILL BEFORE AFTER SINCE]) QUARTER (BEFORE | AFTER) NUMBER  # gegen viertel nach acht
clock: (?<= [AT TILL BEFORE AFTER SINCE TOTHE]) MIDNIGHT  # gegen Mitternacht
full_date: FULLDATE  # 29.1.2026
short_date: (?<= {prep} | THE) (CLOCK | DAYMONTH) STOP  # am 29.4. in Kiel
day: (WEEKDAY | WEEKDAYPART) COMMA? THE? NUMBER STOP MONTH {ofyear}?  # Samstag, dem 21. März 2026
day_of_range: THE? NUMBER STOP MONTH (?= (TILL | DASH) PREP? THE? NUMBER STOP MONTH YEAR)  # vom 28. Februar bis zum 3. März 2025
day: THE? NUMBER STOP MONTH {ofyear}?  # der 8. Mai dieses Jahres
day_before_month: THE? NUMBER STOP (?= (TILL | AND | DASH | SLASH | COMMA) PREP? NUMBER STOP MONTH)  # vom 5. bis 9. Juni
month: PARTOF? {which} MONTH  # Ende vergangenen Mai
month: {part}? THE? MONTH {ofyear}  # Anfang Mai 2019
month: PARTOF MONTH  # Mitte Mai
month: (?<= {prep}) MONTH  # im Mai
year: {part}? THE? YEARWORD YEAR | THE? YEARSWORD YEAR (?! AND)  # im Jahr 1998
year: {part}? THE? YEARWORD NUMBER (?! {any})  # das Jahr 578
year: PARTOF YEAR  # Anfang 2013
short_year: APOSTROPHE NUMBER  # die Leute von '68
decade: {part}? THE? EARLY? DECADE (YEARSWORD | (?= (AND | TILL) DECADE YEARSWORD)) | PARTOF THE DECADE  # Ende der neunziger Jahre
decade: {part}? THE? EARLY? DECADEYEARS  # in den Neunzigerjahren
decade: {part}? THE? EARLY? {number} (ER YEARSWORD | ERYEARS | ER (?= (AND | TILL) {number} ER YEARSWORD))  # die 90er Jahre
quarter: THE? (ORDINAL | NUMBER STOP) QUARTAL {ofyear}?  # im dritten Quartal 2025
century: {part}? THE? EARLY? (NUMBER STOP | ORDINAL) CENTURY  # zu Beginn des 19. Jahrhunderts
set_of_units: EACH ORDINAL? {unit}  # jedes Jahr, jeden zweiten Tag
set_of_units: ALL ({number} | VAGUE) {units}  # alle vier Jahre
set_of_units: TIMES (PER | IM | IN THE) {unit}  # einmal im Jahr
set_of_units: PER {unit}  # 500 Euro pro Monat
set_of_units: DAY PREP DAY | UNIT PREP UNIT | YEARWORD (AT | PREP) YEARWORD  # Tag für Tag, Jahr um Jahr
weekday: THE WEEKDAYS  # im Verlauf des Montags
set_of_days: EACH WEEKDAY | EACH WEEKDAYPART | WEEKDAYS | WEEKDAYSPART | WEEKDAY DAILY  # jeden Montag, montags, Freitag vormittags
set_of_parts: EACH PART | DAILY  # jeden Abend, nachts
every: TIMES? EVERY  # dreimal täglich
one: THE LAST DAY  # der letzte Tag des Festes
period: PARTOF? {which} ({unit} | WEEKEND)  # vergangene Woche, Ende nächsten Jahres
same: SAME {unit}  # im selben Jahr
years_on: THE? FOLLOWING YEARWORD | YEARWORD SHIFT  # im folgenden Jahr, im Jahr darauf
period: PARTOF THE {unit}  # Anfang der Woche
period: (?<= {prep}) THE? WEEKEND  # am Wochenende
season: {part}? {which}? THE? SEASON {ofyear}  # im Sommer des Jahres 2005
season: {part}? {which} SEASON  # im kommenden Winter
season: PARTOF SEASON | (?<= {prep}) SEASON  # im Herbst
eve: THE? EVE  # im Vorjahr, zum Jahresende
holiday: THE? HOLIDAY {ofyear}?  # Ostern 2024
refs: (?<= {prep}) THE? (LAST | THIS | FORMER) ZEIT  # in letzter Zeit
these_days: THIS UNITS  # in diesen Tagen
vague: THE? (LAST | NEXT) UNITS | THE? (LAST | NEXT) YEARSWORD  # in den vergangenen Wochen
duration: (?<! AGE FROM) {about}{0,2} THE? {about}? (LAST | NEXT | WHOLE | {adj})? ({number} | A? VAGUE) {adj}? ({units} | CUNIT | {unit}) (AND {number} {any})? {later}?  # gut zwei Jahre und drei Monate, in den letzten zehn Jahren
duration: {about}{0,2} A (HALF | {adj} | APPROX)? ({unit} | CUNIT) (AND {number} {any})? {later}?  # ein knappes Jahr, eine halbe Stunde später
vague: LONG {units}  # lange Jahre
vague: (?<= [SINCE BEFORE AFTER]) {units}  # seit Jahren
set_of_units: IM YEARWORD (?! {number} | AFTER | BEFORE | SHIFT) | (?<= UNITS) IM DAY  # 40 Tote im Jahr, zwölf Stunden am Tag
told_span: A? SPANNOUN | SPAN (DASH UNIT)?  # eine Viertelstunde, jahrelang, die 35-Stunden-Woche
next_day: THE? FOLLOWING DAY | TAGS SHIFT  # am folgenden Tag, tags darauf
night: THE? PART FROM WEEKDAY PREP WEEKDAY  # in der Nacht von Freitag auf Samstag
weekday: THE? PART (PREP | FROM) THE? WEEKDAY  # in der Nacht zum Samstag
weekday: ({which} | THE)? (WEEKDAY (PART | DAILY)? | WEEKDAYPART)  # am Freitag, kommenden Montag, am Dienstagabend
shifted: THE? DAYADJ (WEEKDAY | DAY)  # am gestrigen Montag
shifted: (TODAY | DAYSHIFT) (PART | DAYSHIFT)  # heute Morgen, gestern Abend
present: (?<= [TILL FROM STILL]) TODAY | TODAY (?= STILL)  # bis heute, heute noch
far: (?<= FROM) DAYSHIFT  # die Welt von morgen
today: TODAY  # heute
daily: DAYADJ  # die heutige Lage
shifted: DAYSHIFT  # übermorgen
tomorrow: ^ PART  # Morgen entscheidet das Gericht
part_of_day: THE? EARLY? PART THE NUMBER STOP MONTH {ofyear}?  # am Abend des 4. Mai
part: (?<= [IM AT IN PREP]) THE? EARLY? PART  # am frühen Abend
one: THE (WHOLE | ORDINAL)? {unit}  # den ganzen Tag
part_span: (A | {number} | VAGUE) (PART | PARTS)  # drei Nächte
vague: THE {units}  # die Jahre der Haft
refs: REF | (?<= {prep}) THE? NOUNREF | IM MOMENT | TOTHE ZEIT  # damals, im Moment
formerly: FORMERLY (?! THAN)  # er war früher Lehrer
this_hour: TOTHE UNIT  # bis zur Stunde
bare_year: YEAR  # 1998 zog sie um
"""

TIMES = TimeWords(
    lexicon=LEXICON,
    derive=derive,
    numbers=NUMBER_WORDS,
    decimal_comma=True,
    rules=rules(_RULES),
    prepositions=words("für am an vom seit bis ab zum im in der vor nach zu zur beim von gegen um"),
    spans=words("bis ab seit vom"),
    towards_past=words("seit vom"),
    towards_future=words("bis ab für"),
    open_forms=frozenset(),
    possessives=(),
    future_forms=words("wird werden werde"),
    ages=words("alt alte alter altes alten altem jährige jähriger jährigen jährigem jähriges"),
    clocks=words("uhr"),
    weekdays=numbered(LEXICON, "WEEKDAY"),
    months=numbered(LEXICON, "MONTH"),
    after_ordinals=of_kinds(LEXICON, "MONTH", "CENTURY", "QUARTAL"),
    day_words=of_kinds(LEXICON, "DAYSHIFT", "TODAY"),
    day_parts=of_kinds(LEXICON, "PART", "MIDNIGHT"),
    duration_units=of_kinds(LEXICON, "UNIT", "UNITS", "DAY", "YEARWORD", "YEARSWORD"),
)
