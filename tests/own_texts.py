"""Articles by the hundred, of invented people and events, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

PLACES = ("Wissau", "Karnbruck", "Oldenmoor", "Tessin am Hang", "Lohfurt")
OFFICES = ("das Deichamt", "die Feuerwehr", "der Landkreis", "die Stadtwerke", "das Hafenamt")
NAMES = ("Jette Ohm", "Karl Wiesner", "Ruta Lindqvist", "Paul Anders", "Mira Tolksdorf")


def documents(count: int) -> Iterator[dict[str, str]]:
    """``count`` different articles with claims and figures in them."""
    for number in range(count):
        place, office, name = PLACES[number % 5], OFFICES[number // 5 % 5], NAMES[number // 25 % 5]
        yield {
            "id": f"n{number}",
            "title": f"Hochwasser Nummer {number} in {place}",
            "lead": f"In {place} steigt das Wasser, {number + 100} Menschen warten.",
            "body": (
                f"{office[0].upper()}{office[1:]} teilte am Montag mit, in {place} fehlten {number + 20} Helfer.\n\n"
                f"„Wir kommen in Haus {number} nicht mehr hinein“, sagte {name} dem Wissekurier. "
                f"Nach Angaben der Polizei sind {number + 300} Keller vollgelaufen.\n\n"
                f"{name} dementierte, dass der Damm gebrochen sei.\n\nQuelle: Wissekurier, jo/dpa"
            ),
            "published": f"2026-03-{number % 28 + 1:02d}T09:{number % 60:02d}:00+01:00",
            "language": "de",
        }


def write_jsonl(path: Path, count: int) -> Path:
    """Writes so many articles to the file and returns it."""
    lines = (json.dumps(document, ensure_ascii=False) for document in documents(count))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
