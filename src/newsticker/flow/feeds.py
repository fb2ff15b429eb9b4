"""A feed from wherever it is: a file, standard input, or an address."""

from __future__ import annotations

import sys
from pathlib import Path

from newsticker.flow.reading import check_path
from newsticker.intake import read_feed
from newsticker.model import Feed, Unreadable
from newsticker.net import Request
from newsticker.net.pool import Fetcher


def read_feed_at(name: str, fetcher: Fetcher) -> Feed:
    """The feed in a file, at a URL, or on standard input (-).

    Raises NewstickerError that names the input and what is wrong with it.
    """
    url = None
    try:
        if name == "-":
            raw = sys.stdin.buffer.read()
        elif name.startswith(("http://", "https://")):
            fetched = fetcher.fetch(Request(name))
            raw, url = fetched.body, fetched.url
        else:
            check_path(name)
            raw = Path(name).read_bytes()
        return read_feed(raw, url)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}") from None
    except OSError as error:
        raise Unreadable(f"{name}: {error.strerror or 'cannot be opened'}") from None
