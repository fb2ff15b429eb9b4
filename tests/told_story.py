"""An invented event as several outlets tell it: an agency's copy, figures that disagree, a denial and its admission."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from articles import claim, figure, keep, speaker
from newsticker.model import Article, Claim, Credit, Figure, Reading, SaidAt, Speaker
from newsticker.store import Store
from story_rows import draw_pictures, write_copies, write_link, write_reuse, write_story

YARD, POLICE, CLINIC = speaker("Tarnwerft"), speaker("Polizei Tarn"), speaker("Klinikum Tarn")
COPY = (
    "Im Tanklager der Tarnwerft hat es gebrannt. 11 Verletzte zählte die Polizei Tarn am Samstag. "
    "Die Tarnwerft bestritt, dass es eine Warnung vor einem Leck gab."
)
OWN = (
    "Wir haben das Leck am Donnerstag gemeldet, sagt ein Schichtleiter. Das Klinikum Tarn spricht von 31 Verletzte. "
    "Die Tarnwerft verspricht allen Anwohnern Ersatz."
)
LATER = (
    "Die Tarnwerft räumte am Montag ein, dass ihr das Leck gemeldet worden war. "
    "Auch die Polizei Tarn nennt jetzt 31 Verletzte."
)
ENGLISH = 'The Tarn yard concedes that "the valve was known to be weak", a spokeswoman said.'
DENIAL = "dass es eine Warnung vor einem Leck gab"
ADMISSION = "dass ihr das Leck gemeldet worden war"


class Told(Struct, frozen=True):
    """The store, the story, and its articles: two copies, an own report, the admission, an English one."""

    store: Store
    story: int
    copy: int
    second_copy: int
    own: int
    later: int
    english: int


def tell(folder: Path, *, full_text: bool = False, drawn: bool = True) -> Told:
    """The event in a store, related by hand and, unless a test needs no pictures, drawn."""
    store = keep(folder, READINGS, full_text=full_text)
    titles = {stored.article.title: stored.id for stored in store.ticker(limit=100)[0]}
    ids = [titles[reading.article.title] for reading in READINGS]
    story = write_story(store, ids)
    told = Told(store, story, *ids)
    write_copies(store, [told.copy, told.second_copy])
    write_reuse(store, told.copy, told.second_copy, 0.8)
    write_link(store, story, "same", (told.copy, "c1"), (told.second_copy, "c1"), rule="verbatim")
    write_link(store, story, "same", (told.copy, "c2"), (told.second_copy, "c2"), rule="verbatim")
    write_link(
        store,
        story,
        "figures",
        (told.copy, "c1"),
        (told.own, "c2"),
        (told.later, "c2"),
        rule="same-quantity",
        confidence=0.85,
        unit="Verletzte",
    )
    write_link(
        store,
        story,
        "denial",
        (told.own, "c1"),
        (told.copy, "c2"),
    )
    write_link(store, story, "admission", (told.copy, "c2"), (told.later, "c1"))
    write_link(
        store,
        story,
        "comparison",
        (told.copy, "c2"),
        (told.english, "c1"),
        rule="same-proposition",
        confidence=0.7,
    )
    if drawn:
        draw_pictures(store, story)
    return told  # fmt: skip


def _reading(
    title: str, body: str, published: str, outlet: str, agency: str = "", language: str = "de"
) -> Reading:
    credit = Credit(f"{outlet}, {agency}", (outlet,), (), (agency,)) if agency else Credit(outlet, (outlet,))  # fmt: skip
    article = Article(
        url=f"https://{outlet.lower()}.example/{published[8:10]}", title=title, body=body,
        published=published, published_precision="minute", language=language, credit=credit,
    )  # fmt: skip
    return Reading(title, article, f"{title}\n\n{body}")


def _says(
    reading: Reading,
    key: str,
    words: str,
    who: Speaker | None,
    counts: float | None = None,
    **more: object,
) -> Claim:
    figures: tuple[Figure, ...] = ()
    if counts is not None:
        counted = f"{counts:.0f} Verletzte"
        at = reading.text.index(counted)
        figures = (
            replace(
                figure("1500 Anwohner", counts, "Verletzte"),
                text=counted,
                spans=((at, at + len(counted)),),
            ),
        )
    return claim(key, (words,), who, text=reading.text, figures=figures, **more)  # type: ignore[arg-type]  # fmt: skip


def _with(reading: Reading, *claims: Claim) -> Reading:
    return replace(reading, claims=claims)


def _copy(title: str, published: str, outlet: str) -> Reading:
    reading = _reading(title, COPY, published, outlet, "dpa")
    return _with(
        reading,
        _says(reading, "c1", "11 Verletzte zählte", POLICE, 11, said=SaidAt("am Samstag", "2026-03-07")),
        _says(reading, "c2", DENIAL, YARD, stance="denies", cue="bestritt"),
    )  # fmt: skip


def _own() -> Reading:
    reading = _reading("Schichtleiter: Leck war gemeldet", OWN, "2026-03-08T09:00:00+01:00", "Wissebote")  # fmt: skip
    return _with(
        reading,
        _says(reading, "c1", "Wir haben das Leck am Donnerstag gemeldet", speaker("Schichtleiter", "unnamed"), mode="direct"),
        _says(reading, "c2", "31 Verletzte", CLINIC, 31),
        _says(reading, "c3", "allen Anwohnern Ersatz", YARD, stance="promises"),
    )  # fmt: skip


def _later() -> Reading:
    reading = _reading("Werft räumt Hinweis ein", LATER, "2026-03-09T15:05:00+01:00", "Tagesecho")
    return _with(
        reading,
        _says(reading, "c1", ADMISSION, YARD, stance="admits", said=SaidAt("am Montag", "2026-03-09")),
        _says(reading, "c2", "31 Verletzte", POLICE, 31),
    )  # fmt: skip


def _english() -> Reading:
    reading = _reading("Yard knew of weak valve", ENGLISH, "2026-03-09T12:00:00+01:00", "Harbour", language="en")  # fmt: skip
    return _with(reading, _says(reading, "c1", "the valve was known to be weak", speaker("Tarn yard"), stance="admits"))  # fmt: skip


READINGS = (
    _copy("Brand im Tanklager der Tarnwerft", "2026-03-07T08:00:00+01:00", "Nordblick"),
    _copy("Tanklager brennt", "2026-03-07T09:30:00+01:00", "Küstenpost"),
    _own(),
    _later(),
    _english(),
)
