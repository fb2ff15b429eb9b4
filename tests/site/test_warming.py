"""A fresh site has loaded what its first reader would wait for, and ends at once where it is not there yet."""

from __future__ import annotations

import subprocess
import sys
import time

from newsticker.site.warming import warming

FIRST_PICTURE = """
import threading, time
from newsticker.site.canvas import Canvas
from newsticker.site.rendering import templates
from newsticker.site.warming import warming

with warming(after=0):
    while any(thread.name == "warming" for thread in threading.enumerate()):
        time.sleep(0.05)
begun = time.process_time()
canvas = Canvas(300)
canvas.words(0, 10, "Deichbruch")
canvas.svg(20)
templates().get_template("story.html")
print(time.process_time() - begun)
"""


def test_the_first_picture_costs_no_more_than_any_other() -> None:
    told = subprocess.run(
        [sys.executable, "-c", FIRST_PICTURE], capture_output=True, text=True, check=True
    )
    assert float(told.stdout) < 0.15


def test_a_site_that_ends_soon_waits_for_nothing() -> None:
    begun = time.monotonic()
    with warming():
        pass
    assert time.monotonic() - begun < 1
