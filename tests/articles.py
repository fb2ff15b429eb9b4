"""An invented article with every kind of claim, marked by hand, and the means to keep it in a store."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from databases import filled_in
from newsticker.flow.taking import take_in
from newsticker.model import (
    Article,
    Bound,
    Claim,
    Credit,
    Figure,
    Kind,
    Mode,
    NamedPassage,
    Party,
    Passage,
    Reading,
    SaidAt,
    Speaker,
    Stance,
)
from newsticker.store import Store, open_store

TITLE = 'Deichamt warnt vor "schwerer Flut" an der Wisse'
LEAD = (
    "Der Hafenmeister von Tarn rechnet damit, dass 12.000 Anwohner ihre Häuser verlassen müssen. "
    "Sollte der Damm brechen, erwartet der Landrat nichts Gutes."
)
BODY = """Landrätin Karla Dornbusch hat die Gemeinden vor einem Bau auf den Wiesen gewarnt. Das "würde den Fluss aus seinem Bett heben", schrieb Dornbusch bei Mastodon. Sie habe darüber mit dem Hafenmeister gesprochen, schrieb sie weiter.

Das Amt Tarn hatte am Freitag mitgeteilt, 1500 Anwohner seien schon fort. Die Zeitung Wissebote hatte unter Berufung auf den Hafenmeister berichtet, Tarn wolle insgesamt "zwei Lager mit 12.000 Anwohnern, unter ihnen auch Kranke" an der Küste einrichten. "Wir wissen vom Wetterdienst, dass rund 10.000 Anwohner betroffen sind", sagte der Bürgermeister am Donnerstag in Nordholm.

Die Werft hatte Berichte dementiert, nach denen ihr Kran das Wehr beschädigt hat. Laut Fachleuten soll die Werft außerdem Öl abgelassen haben, was Werft und Reederei bestreiten.

So hatte die Werft zunächst geleugnet, dass die Taucher am Wehr 2014 ihre eigenen Leute waren - wenig später räumte sie genau dies ein."""
TEXT = f"{TITLE}\n\n{LEAD}\n\n{BODY}"


def passage(*parts: str, text: str = TEXT) -> Passage:
    """The parts as they stand in the text, one behind the other."""
    spans, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        spans.append((start, at))
    return Passage(" ".join(parts), tuple(spans))


def speaker(name: str, kind: Kind = "organisation", role: str | None = None) -> Speaker:
    """A speaker whose phrase is not written down."""
    return Speaker(None, (), name, role, kind)


def figure(words: str, value: float, unit: str, bound: Bound = "exact") -> Figure:
    """A figure of the article."""
    return Figure(words, passage(words).spans, value, None, unit, bound)


def claim(
    key: str,
    parts: tuple[str, ...],
    who: Speaker | None,
    *,
    stance: Stance = "states",
    mode: Mode = "indirect",
    chain: tuple[str, ...] = (),
    cue: str | None = "teilte mit",
    medium: str | None = None,
    addressee: str | None = None,
    place: str | None = None,
    said: SaidAt | None = None,
    figures: tuple[Figure, ...] = (),
    denies: str | None = None,
    text: str = TEXT,
    rule: str = "speech-verb.clause",
    confidence: float | None = None,
) -> Claim:
    """A claim on parts of the text; its chain is its speaker where none is given."""
    names = chain or ((who.name,) if who and who.name else ())
    return Claim(
        id=key,
        content=passage(*parts, text=text),
        cue=Passage(cue, ((0, 1),)) if cue else None,
        speaker=who,
        stance=stance,
        mode=mode,
        chain=tuple(Party(name or "", "organisation") for name in names),
        medium=NamedPassage(f"bei {medium}", ((0, 1),), medium) if medium else None,
        addressee=NamedPassage(addressee, ((0, 1),), addressee) if addressee else None,
        said_at=said,
        place=NamedPassage(f"in {place}", ((0, 1),), place) if place else None,
        figures=figures,
        denies=denies,
        inside=None,
        rule=rule,
        confidence=confidence,
    )


DAMAGE = "ihr Kran das Wehr beschädigt hat"
OIL = "die Werft außerdem Öl abgelassen haben"
DIVERS = "die Taucher am Wehr 2014 ihre eigenen Leute waren"
HARBOUR = speaker("Hafenmeister von Tarn", "person", "Hafenmeister")
COUNTY = speaker("Karla Dornbusch", "person", "Landrätin")
YARD = speaker("Werft")
CLAIMS = (
    claim("c1", ("schwerer Flut", "an der Wisse"), speaker("Deichamt"), stance="warns", mode="mixed"),
    claim("c2", ("12.000 Anwohner ihre Häuser verlassen müssen",), HARBOUR, stance="expects",
          figures=(figure("12.000 Anwohner", 12000, "Anwohner"),), confidence=0.93),
    claim("c3", ("Sollte der Damm brechen", "nichts Gutes"), speaker("Landrat", "person"), stance="expects", mode="reported"),
    claim("c4", ("einem Bau auf den Wiesen",), COUNTY, stance="warns", mode="reported", addressee="Gemeinden"),
    claim("c5", ("Das", "würde den Fluss aus seinem Bett heben"), COUNTY, mode="mixed", medium="Mastodon"),
    claim("c6", ("Sie habe darüber mit dem Hafenmeister gesprochen",), COUNTY, medium="Mastodon"),
    claim("c7", ("1500 Anwohner seien schon fort",), speaker("Amt Tarn"), said=SaidAt("am Freitag", "2026-02-27"),
          figures=(figure("1500 Anwohner", 1500, "Anwohner"),)),
    claim("c8", ("Tarn wolle insgesamt", "zwei Lager mit 12.000 Anwohnern, unter ihnen auch Kranke", "an der Küste einrichten"),
          speaker("Wissebote"), mode="mixed", chain=("Hafenmeister von Tarn", "Wissebote"),
          figures=(figure("zwei Lager", 2, "Lager"), figure("12.000 Anwohnern", 12000, "Anwohner"))),
    claim("c9", ("Wir wissen vom Wetterdienst, dass rund 10.000 Anwohner betroffen sind",), speaker("Bürgermeister", "person"),
          mode="direct", chain=("Pegelnetz", "Wetterdienst", "Krisenstab", "Bürgermeister"), place="Nordholm",
          said=SaidAt("am Donnerstag", "2026-02-26"), figures=(figure("rund 10.000 Anwohner", 10000, "Anwohner", "about"),)),
    claim("c10", (DAMAGE,), speaker("Berichte", "document"), cue="nach denen"),
    claim("c11", (DAMAGE,), YARD, stance="denies", cue="dementiert", denies="c10"),
    claim("c12", (f"soll {OIL}",), speaker("Fachleute", "group"), cue="Laut"),
    claim("c13", (OIL,), speaker("Werft und Reederei"), stance="denies", mode="reported", cue="bestreiten", denies="c12"),
    claim("c14", (DIVERS,), YARD, stance="denies", cue="geleugnet"),
    claim("c15", (DIVERS,), YARD, stance="admits", mode="reported", cue="räumte … ein", denies="c14"),
)  # fmt: skip

RICH = Reading(
    id="flood",
    article=Article(
        url="https://wissebote.example/flut",
        title=TITLE,
        lead=LEAD,
        body=BODY,
        published="2026-03-02T00:00:00+01:00",
        published_precision="day",
        section="Newsticker",
        reads=695,
        language="de",
        credit=Credit("wissebote.example, khö/AFP", ("wissebote.example",), ("khö",), ("AFP",)),
    ),
    text=TEXT,
    claims=CLAIMS,
)


def short(
    title: str,
    body: str = "Der Damm hält, sagte der Deichgraf.",
    *,
    published: str | None = "2026-03-02T09:30:00+01:00",
    breaking: bool = False,
    tags: tuple[str, ...] = (),
    language: str = "de",
    claims: tuple[Claim, ...] = (),
    outlet: str = "Nordblick",
    lead: str | None = None,
    reads: int | None = None,
    url: str | None = None,
) -> Reading:
    """A short article of an invented outlet."""
    return Reading(
        id=title,
        article=Article(
            url=url, title=title, lead=lead, body=body, published=published,
            published_precision="minute" if published else None, breaking=breaking, tags=tags,
            language=language, credit=Credit(outlet, (outlet,)), reads=reads,
        ),
        text="\n\n".join(filter(None, (title, lead, body))),
        claims=claims,
    )  # fmt: skip


def keep(folder: Path, readings: Iterable[Reading], *, full_text: bool = True) -> Store:
    """A store in the folder with the readings in it, drawn, indexed and related as the worker does.

    A new one is a copy of the one that was made of the same readings before.
    """
    told = list(readings)

    def fill(address: str) -> None:
        with closing(open_store(address)) as store:
            _add(store, told, full_text=full_text)

    key = msgspec.msgpack.encode((told, full_text))
    address, is_new = filled_in(folder, "ticker.db", key, fill)
    store = open_store(address)
    if not is_new:
        _add(store, told, full_text=full_text)
    return store


def _add(store: Store, readings: Iterable[Reading], *, full_text: bool) -> None:
    from threading import Event

    from newsticker.flow.jobs import work
    from newsticker.settings import Settings
    from newsticker.site.story_drawing import draw_story
    from newsticker.site.worker import draw

    for _ in take_in(store, readings, full_text=full_text):
        pass
    drawing = {"draw": draw, "draw-story": partial(draw_story, settings=Settings())}
    work(store, drawing, Event(), once=True)


def now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)
