"""The samples as the reader sees them: what stands around each text, expected here by hand."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec import Struct

from newsticker.flow.reading import kind_of, read_bytes
from newsticker.model import Reading
from newsticker.samples import NAMES, samples


class Head(Struct, frozen=True):
    """What is expected of a sample; ``ends`` are the first and the last words of its body."""

    published: str
    credit: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    lead: str
    ends: tuple[str, str]
    reads: int | None = None
    breaking: bool = False
    precision: str = "minute"
    tags: int = 0


HEADS = {
    "regatta-flotte.html": Head(
        "2025-06-14T18:20:00+02:00",
        (("ostseebote.example",), ("hjm",), ("dpa",)),
        "Vor der Hanse-Regatta",
        ("Kopenhagen/Travemünde (dpa) -", "Ausfahrt der Traditionsschiffe."),
        tags=3,
    ),
    "regatta-flotte-kurz.txt": Head(
        "2025-06-14T19:05:00+02:00",
        (("travepost.example",), ("ros",), ("dpa",)),
        "Dänemark hat eine",
        ("Norwegen habe 1500 Segler", "Sportminister Antti Laukkonen."),
        reads=238,
        tags=2,
    ),
    "museum-denial.json": Head(
        "2025-06-15T09:30:00+01:00",
        ((), (), ("Reuters",)),
        "The director says",
        ("NORTHMERE, England", "a full count by the autumn."),
    ),
    "seilbahn-eilmeldung.html": Head(
        "2025-06-16T13:52:00+02:00",
        ((), (), ("dpa",)),
        "Im Allgäu sitzen",
        ("Sankt Veitlen (dpa/lby) -", "war zunächst unklar."),
        breaking=True,
        tags=2,
    ),
    "seilbahn-befreit.html": Head(
        "2025-06-16T17:40:00+02:00",
        (("alpenblatt.example",), ("fxs",), ("dpa",)),
        "Stundenlang hing",
        ("Sankt Veitlen (dpa/lby) -", "war sie 2016 umgebaut worden."),
        tags=3,
    ),
    "seilbahn-befreit-kurz.txt": Head(
        "2025-06-16T19:15:00+02:00",
        (("landbote-sued.example",), (), ("dpa",)),
        "Stundenlang hing",
        ("Sankt Veitlen (dpa/lby) -", "schloss das Unternehmen aus."),
        reads=1087,
        tags=2,
    ),
    "regatta-warnung.txt": Head(
        "2025-06-17T00:00:00+02:00",
        (("foerdepost.example",), ("ktl",), ("AFP",)),
        "Der dänische Küstendienst",
        ("OSU-Präsidentin Marit Solheim", "räumte es genau dies ein."),
        reads=412,
        precision="day",
    ),
    "regatta-programm.html": Head(
        "2025-06-17T00:00:00+02:00",
        (("foerdepost.example",), ("ktl",), ()),
        "Vier Tage Segelsport",
        ("Am Donnerstag um 10 Uhr", "Hunde fahren umsonst mit."),
        reads=3518,
        precision="day",
        tags=3,
    ),
    "seilbahn-dementi.html": Head(
        "2025-06-17T20:05:00+02:00",
        (("tagesrundschau.example",), ("mbr",), ("AFP", "dpa")),
        "Ein Radiosender zitiert",
        ("Die Tragseile der Seilbahn", "dass das Gutachten Ende Juni vorliege."),
        tags=3,
    ),
    "regatta-norwegen.html": Head(
        "2025-06-18T11:45:00+02:00",
        (("kuestenblick.example",), ("wja",), ("dpa", "NTB")),
        "Oslo widerspricht",
        ("Im Streit um die", "Wind der Stärke fünf voraus."),
        reads=1204,
        tags=3,
    ),
    "seilbahn-eingestaendnis.html": Head(
        "2025-06-19T16:30:00+02:00",
        (("alpenblatt.example",), ("fxs",), ("dpa", "AFP")),
        "Noch am Dienstag",
        ("Die Hochwartbahn AG", "unter Berufung auf einen Sprecher."),
        tags=3,
    ),
    "museum-admission.html": Head(
        "2025-06-19T18:10:00+01:00",
        ((), (), ("AP",)),
        "Four days ago",
        ("The Calder Museum in Northmere", "the town's culture committee."),
        tags=2,
    ),
}


@cache
def reading(name: str) -> Reading:
    sample = next(sample for sample in samples() if sample.name == name)
    return read_bytes(name, sample.content, kind_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_around_a_text_is_read(name: str) -> None:
    article = reading(name).article
    head = HEADS[name]
    credit = article.credit
    assert credit
    assert (credit.outlets, credit.desks, credit.agencies) == head.credit
    assert (article.published, article.published_precision) == (head.published, head.precision)
    assert (article.reads, article.breaking, len(article.tags)) == (
        head.reads,
        head.breaking,
        head.tags,
    )
    assert article.language == ("en" if name.startswith("museum") else "de")


@pytest.mark.parametrize("name", NAMES)
def test_lead_and_body_are_whole_and_apart(name: str) -> None:
    article = reading(name).article
    head = HEADS[name]
    assert article.lead
    assert article.body
    assert article.lead.startswith(head.lead)
    assert article.body.startswith(head.ends[0])
    assert article.body.endswith(head.ends[1])
    assert article.lead not in article.body


def test_the_programme_claims_nothing_and_every_other_article_something() -> None:
    without = {name for name in NAMES if not reading(name).claims}
    assert without == {"regatta-programm.html"}
