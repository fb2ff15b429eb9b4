"""What the first readers of a fresh process would wait for: the drawing library's start, lexica and templates.

Loading Vega takes .4 s and holds everything up meanwhile; compiling the readers' templates as long again, and lexica
.1 s, in the background of what is answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from newsticker.language.finding import analyser
from newsticker.language.packs import pack_of
from newsticker.site.canvas import Canvas
from newsticker.site.rendering import templates
from newsticker.site.words import LANGUAGES

# Whoever starts a site and ends it at once does not pay.
PATIENCE_SECONDS = 5.0
_A_NOUN = "Newstickers"


@contextmanager
def warming(after: float = PATIENCE_SECONDS) -> Iterator[None]:
    """While the block runs, loads in a thread what pages need, once it has run for so many seconds."""
    ended = Event()
    thread = Thread(target=_warm, args=[ended, after], name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _warm(ended: Event, after: float) -> None:
    if ended.wait(after):
        return
    canvas = Canvas(1)
    canvas.line((0, 0), (1, 1))
    canvas.svg(1)
    for language in LANGUAGES:
        pack_of(language)
        analyser().base_forms(_A_NOUN, language)
    for name in templates().list_templates(filter_func=_is_readers):
        if ended.is_set():
            return
        templates().get_template(name)


def _is_readers(name: str) -> bool:
    return not name.startswith("desk/")
