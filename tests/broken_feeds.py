"""What many feeds answer, a fifth of them as no feed should; a process of its own can serve it."""

from __future__ import annotations

from hosts import Reply

# Each fifth feed is one of these; which of them changes from feed to feed.
FAULTS = {
    "hangs": Reply(hangs=True),
    "garbage": Reply(bytes(range(256)) * 40),
    "busy": Reply(status=429, headers={"Retry-After": "7200"}),
    "broken": Reply(status=500),
    "endless": Reply(is_endless=True),
}
FEED = """<rss version="2.0"><channel><title>Bote {n}</title><link>https://bote{n}.example/</link>
<item><guid>{n}</guid><title>Meldung {n}</title><description>Der Pegel steigt.</description></item>
</channel></rss>"""


def fault_of(number: int) -> str | None:
    """How the feed of that number is broken, None where it is not."""
    return list(FAULTS)[number // 5 % len(FAULTS)] if number % 5 == 0 else None


def answer(host: str, path: str) -> Reply:
    """The answer to a request for /NUMBER."""
    number = int(path[1:])
    fault = fault_of(number)
    return FAULTS[fault] if fault else Reply(FEED.format(n=number).encode())
