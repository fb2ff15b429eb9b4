"""German time expressions: their words, their kind, their value as TIMEX3."""

from __future__ import annotations

import pytest

from short_texts import claims_of, times_of

# Told on a Wednesday.
DAY = "2026-03-11"

DAYS = {
    "Der Rat tagte am Freitag.": [("Freitag", "DATE", "2026-03-06")],
    "Der Rat tagt am Freitag.": [("Freitag", "DATE", "2026-03-13")],
    "Der Rat soll am Freitag getagt haben.": [("Freitag", "DATE", "2026-03-06")],
    "Das teilte die Stadt am Mittwoch mit.": [("Mittwoch", "DATE", "2026-03-11")],
    "Die Messe beginnt am kommenden Montag.": [("kommenden Montag", "DATE", "2026-03-16")],
    "Sie kam am vergangenen Mittwoch.": [("vergangenen Mittwoch", "DATE", "2026-03-04")],
    "Seit Montag streiken die Lotsen.": [("Montag", "DATE", "2026-03-09")],
    "Ab Sonntag gilt der Fahrplan.": [("Sonntag", "DATE", "2026-03-15")],
    "Gestern Abend sprach sie.": [("Gestern Abend", "TIME", "2026-03-10TEV")],
    "Übermorgen gilt der Vertrag.": [("Übermorgen", "DATE", "2026-03-13")],
    "Morgen entscheidet das Gericht.": [("Morgen", "DATE", "2026-03-12")],
    "Das Haus öffnete am 29. Januar 2026.": [("29. Januar 2026", "DATE", "2026-01-29")],
    "Das Haus öffnete am 29. Januar.": [("29. Januar", "DATE", "2026-01-29")],
    "Die Schau beginnt am 3. Juni.": [("3. Juni", "DATE", "2026-06-03")],
    "Die Wahl ist am Samstag, dem 21. März 2026.": [
        ("Samstag, dem 21. März 2026", "DATE", "2026-03-21")
    ],
    "Das Fest läuft vom 5. bis 9. Juni.": [
        ("5.", "DATE", "2026-06-05"),
        ("9. Juni", "DATE", "2026-06-09"),
    ],
    "Vom 28. Februar bis zum 3. März 2025 lief der Streik.": [
        ("28. Februar", "DATE", "2025-02-28"),
        ("3. März 2025", "DATE", "2025-03-03"),
    ],
    "Die Frist endet am 29.4. in Kiel.": [("29.4.", "DATE", "2026-04-29")],
    "Er schrieb am 29.1.2026 zurück.": [("29.1.2026", "DATE", "2026-01-29")],
    "An Karfreitag ruht die Arbeit.": [("Karfreitag", "DATE", "2026-04-03")],
    "Der Damm brach am 4. Mai 2020. Am folgenden Tag kam Hilfe. Tags darauf war Ruhe.": [
        ("4. Mai 2020", "DATE", "2020-05-04"),
        ("folgenden Tag", "DATE", "2020-05-05"),
        ("Tags darauf", "DATE", "2020-05-06"),
    ],
    "Der Prozess begann am 4. Mai 2020. Am selben Tag endete er.": [
        ("4. Mai 2020", "DATE", "2020-05-04"),
        ("selben Tag", "DATE", "2020-05-04"),
    ],
    "Am gestrigen Dienstag war Ruhe.": [("gestrigen Dienstag", "DATE", "2026-03-10")],
    "Er kam im März 1992 an. Am 5. März sah er das Haus.": [
        ("März 1992", "DATE", "1992-03"),
        ("5. März", "DATE", "1992-03-05"),
    ],
    "Ostern 2024 fiel aus.": [("Ostern 2024", "DATE", "2024-03-31")],
}
STRETCHES = {
    "1998 zog sie nach Bonn.": [("1998", "DATE", "1998")],
    "Sie zog im Jahr 1998 nach Bonn.": [("Jahr 1998", "DATE", "1998")],
    "Die Bewegung von '68 prägte ihn.": [("'68", "DATE", "1968")],
    "Ende der Neunzigerjahre schloss das Werk.": [("Ende der Neunzigerjahre", "DATE", "199")],
    "Es schloss in den 90er Jahren.": [("den 90er Jahren", "DATE", "199")],
    "Es schloss in den 1920er-Jahren.": [("den 1920er-Jahren", "DATE", "192")],
    "Der Ort wuchs in den sechziger und siebziger Jahren.": [
        ("den sechziger", "DATE", "196"),
        ("siebziger Jahren", "DATE", "197"),
    ],
    "Er kam 1998. Im folgenden Jahr ging er. Im Jahr darauf starb er.": [
        ("1998", "DATE", "1998"),
        ("folgenden Jahr", "DATE", "1999"),
        ("Jahr darauf", "DATE", "2000"),
    ],
    "Im 19. Jahrhundert war Flachs gefragt.": [("19. Jahrhundert", "DATE", "18")],
    "Anfang 2013 zog er um.": [("Anfang 2013", "DATE", "2013")],
    "Mitte Mai beginnt die Ernte.": [("Mitte Mai", "DATE", "2026-05")],
    "Die Hotline, im April geschaltet, ist überlastet.": [("April", "DATE", "2025-04")],
    "Im Frühjahr 2012 ging er.": [("Frühjahr 2012", "DATE", "2012-SP")],
    "Im Sommer kamen viele Gäste.": [("Sommer", "DATE", "2025-SU")],
    "Im Herbst wird gewählt.": [("Herbst", "DATE", "2026-FA")],
    "Im dritten Quartal 2025 sank der Umsatz.": [("dritten Quartal 2025", "DATE", "2025-Q3")],
    "Vergangene Woche kam der Bescheid.": [("Vergangene Woche", "DATE", "2026-W10")],
    "Bis Ende nächsten Jahres soll es stehen.": [("Ende nächsten Jahres", "DATE", "2027")],
    "Im Vorjahr waren es weniger.": [("Vorjahr", "DATE", "2025")],
    "Am Wochenende regnete es.": [("Wochenende", "DATE", "2026-W10-WE")],
    "Damals fragte das keiner.": [("Damals", "DATE", "PAST_REF")],
    "Derzeit prüft das Amt die Pläne.": [("Derzeit", "DATE", "PRESENT_REF")],
    "Künftig wird das teurer.": [("Künftig", "DATE", "FUTURE_REF")],
    "Er war früher Lehrer.": [("früher", "DATE", "PAST_REF")],
}
HOURS = {
    "Am Donnerstagabend brannte ein Lager.": [("Donnerstagabend", "TIME", "2026-03-05TEV")],
    "Der Pegel stieg in der Nacht zum Sonntag.": [
        ("der Nacht zum Sonntag", "TIME", "2026-03-08TNI")
    ],
    "Um 18.30 Uhr begann die Sitzung.": [("18.30 Uhr", "TIME", "2026-03-11T18:30")],
    "Um acht Uhr abends ging das Licht aus.": [("acht Uhr abends", "TIME", "2026-03-11T20:00")],
    "In der Nacht von Freitag auf Samstag brannte es.": [
        ("der Nacht von Freitag auf Samstag", "TIME", "2026-03-07TNI")
    ],
    "Um halb neun begann der Unterricht.": [("halb neun", "TIME", "2026-03-11T08:30")],
    "Gegen Mitternacht war Ruhe.": [("Mitternacht", "TIME", "2026-03-11T24:00")],
    "Der Zug kam am Montag. Am Abend fuhr er ab.": [
        ("Montag", "DATE", "2026-03-09"),
        ("Abend", "TIME", "2026-03-09TEV"),
    ],
    "Am Morgen des 4. Mai brannte es.": [("Morgen des 4. Mai", "TIME", "2025-05-04TMO")],
}
SPANS = {
    "Der Bau begann vor drei Jahren.": [("drei Jahren", "DURATION", "P3Y")],
    "Seit Jahren wird gestritten.": [("Jahren", "DURATION", "PXY")],
    "Jahrelang stritten sie.": [("Jahrelang", "DURATION", "PXY")],
    "Nach anderthalb Stunden war Schluss.": [("anderthalb Stunden", "DURATION", "PT1.5H")],
    "Ein paar Tage blieb sie.": [("Ein paar Tage", "DURATION", "PXD")],
    "Eine halbe Stunde später kam der Arzt.": [("Eine halbe Stunde später", "DURATION", "PT0.5H")],
    "Gut zwei Jahre und drei Monate saß er ein.": [
        ("Gut zwei Jahre und drei Monate", "DURATION", "P2Y3M")
    ],
    "Er bekam eine dreitägige Frist.": [("dreitägige", "DURATION", "P3D")],
    "Die 35-Stunden-Woche bleibt.": [("35-Stunden-Woche", "DURATION", "PT35H")],
    "In den vergangenen zehn Jahren wuchs der Ort.": [
        ("den vergangenen zehn Jahren", "DURATION", "P10Y")
    ],
    "Täglich fahren zehn Züge.": [("Täglich", "SET", "P1D")],
    "Jeden Montag tagt der Kreis.": [("Jeden Montag", "SET", "XXXX-WXX-1")],
    "Immer montags ist zu.": [("montags", "SET", "XXXX-WXX-1")],
    "Einmal im Jahr kommt der Prüfer.": [("Einmal im Jahr", "SET", "P1Y")],
    "Alle vier Jahre wird gewählt.": [("Alle vier Jahre", "SET", "P4Y")],
    "Er zahlt 500 Euro pro Monat.": [("pro Monat", "SET", "P1M")],
    "Jeden zweiten Tag kommt der Bote.": [("Jeden zweiten Tag", "SET", "P2D")],
    "Sie blieb drei Nächte.": [("drei Nächte", "DURATION", "PT3NI")],
    "Den ganzen Tag regnete es.": [("Den ganzen Tag", "DURATION", "P1D")],
    "Jahr für Jahr kommt Post.": [("Jahr für Jahr", "SET", "P1Y")],
}
NONE = [
    "2000 Menschen kamen, 1500 Soldaten blieben.",
    "Er zahlte 1950 Euro.",
    "Der 43 Jahre alte Fahrer schwieg.",
    "Ein früher Entwurf fehlte.",
    "Er starb im Alter von 55 Jahren.",
    "Eines Tages kam er wieder.",
    "Der Landtag beriet den Haushalt.",
]


@pytest.mark.parametrize(
    ("text", "expected"), [*DAYS.items(), *STRETCHES.items(), *HOURS.items(), *SPANS.items()]
)
def test_time_expressions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert times_of(text, DAY, "de") == expected


@pytest.mark.parametrize("text", NONE)
def test_no_time_expressions(text: str) -> None:
    assert times_of(text, DAY, "de") == []


def test_heute_is_a_day_in_news_of_the_day() -> None:
    assert times_of("Heute lebt er in Kiel.", DAY, "de") == [("Heute", "DATE", "PRESENT_REF")]
    news = "Am Dienstag kam der Bescheid. Heute tagt der Rat. Noch heute gilt die Regel."
    assert times_of(news, DAY, "de")[1:] == [
        ("Heute", "DATE", DAY),
        ("heute", "DATE", "PRESENT_REF"),
    ]


def test_without_a_day_of_publication_nothing_is_resolved() -> None:
    assert times_of("Am Freitag tagte der Rat.", None, "de") == [("Freitag", "DATE", "XXXX-WXX-5")]
    assert times_of("Vergangene Woche kam er.", None, "de") == []


def test_said_at_keeps_the_preposition_that_times_leave_out() -> None:
    text = "Das Werk schließe, sagte Ole Sand am vergangenen Freitag."
    (claim,) = claims_of(text, language="de")
    assert claim.said_at is not None
    assert claim.said_at.text == "am vergangenen Freitag"
