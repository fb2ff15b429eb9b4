"""The bar for search: 15 pairs of an inflected or compound German word, of which at least 14 are found, and 10 traps,
words that look alike, of which at most one is. Each text is an article of its own, indexed and asked as on the site.
"""

from __future__ import annotations

import threading
from pathlib import Path

from databases import address_in
from newsticker.flow.jobs import work
from newsticker.flow.taking import take_in
from newsticker.language.finding import query_terms
from newsticker.store import SearchFilter, open_store
from readings import reading

PAIRS = [
    ("Brücke", "Die Brücken über die Wisse sind gesperrt."),
    ("Deichbruch", "Nach den Deichbrüchen bei Tarn wurde geräumt."),
    ("Deich", "Wegen zweier Deichbrüche fehlen Helfer."),
    ("Abgeordnete", "Drei Landtagsabgeordneten fehlt die Einladung."),
    ("Brand", "Die Waldbrände dauern an."),
    ("Krankenhaus", "Verletzte kamen in zwei Krankenhäuser."),
    ("Vertrag", "Im März laufen viele Mietverträge aus."),
    ("versprochen", "Der Landrat verspricht rasche Hilfe."),
    ("fliehen", "Bewohner flohen in der Nacht über den Fluss."),
    ("Gymnasium", "Mehrere Gymnasien bleiben geschlossen."),
    ("Praktikum", "Die Praktika werden nicht bezahlt."),
    ("Lokführer", "Mit den Lokführern wird weiter verhandelt."),
    ("Gewerkschaft", "Die Lokführergewerkschaft ruft zum Streik auf."),
    ("Aerztekammer", "Das teilte die Ärztekammer mit."),
    ("Zoll", "Die Strafzölle treffen den Handel."),
]
TRAPS = [
    ("Segel", "Das Siegel am Tor ist gebrochen."),
    ("Ton", "Der Beton der Mauer bröckelt."),
    ("Eier", "Die Feier auf dem Platz fiel aus."),
    ("Wände", "Die Wende kam spät."),
    ("Unterhalt", "Die Unterhaltung dauerte bis Mittag."),
    ("Messer", "Beide Messen öffnen im Herbst."),
    ("Kohl", "Im Werk sind die Kohlen knapp."),
    ("Kasse", "Die Klasse reist morgen ab."),
    ("Ware", "Sie waren müde."),
    ("Marke", "Der Markt ist leer."),
]


def test_search_reaches_its_bar(tmp_path: Path, each_database: None) -> None:
    texts = dict.fromkeys(text for _, text in (*PAIRS, *TRAPS))
    store = open_store(address_in(tmp_path))
    list(take_in(store, (reading(f"{n}", body=text) for n, text in enumerate(texts))))
    work(store, {"draw": lambda _, job: None}, threading.Event(), once=True)

    def finds(query: str, text: str) -> bool:
        hits, _ = store.search(SearchFilter(terms=query_terms(query)), limit=50)
        return text in {hit.found.article.body for hit in hits}

    found = [query for query, text in PAIRS if finds(query, text)]
    false = [query for query, text in TRAPS if finds(query, text)]
    store.close()
    assert len(found) >= 14, set(dict(PAIRS)) - set(found)
    assert len(false) <= 1, false
