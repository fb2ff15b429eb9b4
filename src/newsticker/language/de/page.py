"""German words around an article's text."""

from __future__ import annotations

from newsticker.language.page_words import PageWords

WORDS = PageWords(
    language="de",
    zone="Europe/Berlin",
    months={
        "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "mär": 3,
        "mrz": 3, "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7,
        "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10,
        "november": 11, "nov": 11, "dezember": 12, "dez": 12,
    },
    reads=("Gelesen", "Aufrufe", "Leser"),
    updated=("Aktualisiert", "Zuletzt aktualisiert", "Update"),
    tags=("Tags", "Schlagworte", "Schlagwörter", "Stichworte", "Themen"),
    sections=("Newsticker", "Nachrichten", "Ticker", "Liveticker", "Politik", "Wirtschaft", "Sport",
              "Kultur", "Panorama", "Wissen", "Technik", "Ausland", "Inland", "Lokales", "Regional"),
    breaking=("Eilmeldung", "Eil", "+++ Eil +++", "Blitzmeldung"),
    sources=("Quelle", "Quellen"),
    people=("Von", "Text", "Autor", "Autorin", "Redaktion", "Bericht"),
    material=("Mit Material von", "Mit Material der", "Mit Informationen von", "Mit Informationen der",
              "Unter Verwendung von Material von", "Mit Agenturmaterial von", "Mit Agenturmaterial",
              "Mit Inhalten von", "Material von", "Material", "Agentur", "Agenturen", "Mit"),
    pictures=("Foto", "Fotos", "Bild", "Bilder", "Grafik", "Titelbild", "Symbolbild", "Symbolfoto",
              "Archivbild", "Archivfoto", "Bildquelle", "Fotoquelle", "Bildnachweis", "Video",
              "Karte", "Illustration", "Grafiken", "Aufmacherbild", "Teaserbild"),
    joins=("und", "mit", "sowie", "von", "der"),
    fillers=("Agenturen", "Agentur", "Agenturmaterial", "Agenturmeldungen", "Material", "eigene",
             "Nachrichtenagentur", "Nachrichtenagenturen", "eigene Recherche", "eigener Bericht",
             "Alle Rechte vorbehalten", "Eigenbericht", "u.a.", "Archiv"),
    desks=("red", "red.", "Red.", "Red"),
    staff=("Redaktion", "-Redaktion", "Korrespondent", "Korrespondentin"),
    outlets=("taz", "FAZ", "F.A.Z.", "F.A.S.", "SZ", "NZZ", "FR", "WAZ", "HAZ", "ARD", "ZDF", "BR", "NDR",
             "WDR", "MDR", "SWR", "HR", "RBB", "rbb", "ORF", "SRF", "RTL", "Welt", "WELT", "Spiegel",
             "DER SPIEGEL", "Bild", "BILD", "stern", "Zeit", "ZEIT", "Tagesspiegel", "Handelsblatt",
             "Der Standard", "Die Presse", "Kurier", "Deutschlandfunk", "Dlf", "DLF", "kicker"),
    not_initials=("KG", "AG", "SE", "OG", "EV", "HD", "EU", "UN", "TV", "IT",
                  "etc", "bzw", "usw", "ca", "vgl", "siehe", "sic", "ff", "ab", "an", "am", "im",
                  "in", "ja", "nein", "neu", "alt", "alle", "links", "oben", "lacht", "und", "mit",
                  "von", "der", "die", "das", "hier", "dort", "auch", "so", "wie", "kurz", "lang"),
)  # fmt: skip
