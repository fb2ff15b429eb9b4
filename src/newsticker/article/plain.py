"""A text file read like a page: headline, date and counter, lead, body, credit, tags, section."""

from __future__ import annotations

import re

from newsticker.article.credit_line import CreditLine, read_credit_line
from newsticker.article.credits import merged, take_credits
from newsticker.article.dateline import read_dateline
from newsticker.article.dates import Moment, read_date_line
from newsticker.article.flags import is_breaking, take_reads
from newsticker.language.page_words import words_for
from newsticker.model import Article, Unreadable
from newsticker.text.decoding import without_controls

HEAD_LINES = 6  # within which headline, date and byline stand
LONGEST_HEADLINE = 220
LONGEST_LEAD = 480
LONGEST_DATE_LINE = 120
LONGEST_SECTION = 40
WRAPPED = 45  # a line at least this long that ends without a full stop goes on in the next
SENTENCE_END = (".", "!", "?", "…", ":", "“", "”", '"', "»", "«", ")")


def read_plain(text: str) -> Article:
    """The article that a text file holds.

    A headline that stands twice is taken once. The first paragraph is the lead where it is short,
    bears no dateline and more follow. Raises Unreadable where there is no word in it.
    """
    lines = [_tidy(line) for line in without_controls(text).splitlines()]
    if not any(char.isalnum() for line in lines for char in line):
        raise Unreadable("the file is empty")
    head = _Head(lines)
    paragraphs, tags, section = _take_foot(_paragraphs(head.rest))
    credited = take_credits(paragraphs)
    # Of a date line alone the line is the text: whatever has a word in it is an article.
    body = list(credited.paragraphs) or ([] if head.title else [line for line in lines if line])
    dateline = read_dateline(body[0]) if body else None
    lead = None
    if len(body) > 1 and len(body[0]) <= LONGEST_LEAD and dateline is None:
        lead = body.pop(0)
        dateline = read_dateline(body[0])
    credits = [line.credit for line in (*head.credits, *credited.lines)]
    if dateline and dateline.credit:
        credits.append(dateline.credit)
    return Article(
        title=head.title,
        lead=lead,
        body="\n\n".join(body) or None,
        authors=tuple(
            dict.fromkeys(name for line in (*head.credits, *credited.lines) for name in line.people)
        ),
        published=head.published.iso if head.published else None,
        published_precision=head.published.precision if head.published else None,
        updated=head.updated.iso if head.updated else None,
        dateline=dateline.place if dateline else None,
        section=section,
        tags=tags,
        breaking=is_breaking([head.title] if head.title else []),
        reads=head.reads,
        credit=merged(credits),
    )


class _Head:
    """What stands above the text: headline, date line, byline; ``rest`` are the lines after it."""

    def __init__(self, lines: list[str]) -> None:
        self.title: str | None = None
        self.published: Moment | None = None
        self.updated: Moment | None = None
        self.reads: int | None = None
        self.credits: list[CreditLine] = []
        lines = lines[next(n for n, line in enumerate(lines) if line) :]
        taken = 0
        for number, line in enumerate(lines):
            if taken == HEAD_LINES or not (not line or self._takes(line, lines[number + 1 :])):
                self.rest = lines[number:]
                return
            taken += bool(line)
        self.rest = []

    def _takes(self, line: str, following: list[str]) -> bool:
        if self._takes_date(line):
            return True
        if self.title is None:
            if not _is_headline(line, following):
                return False
            self.title = line
            return True
        if line.casefold() == self.title.casefold():
            return True
        byline = read_credit_line(line, closing=False)
        if byline:
            self.credits.append(byline)
        return byline is not None

    def _takes_date(self, line: str) -> bool:
        if len(line) > LONGEST_DATE_LINE:
            return False
        reads, without_reads = take_reads(line)
        moment = read_date_line(without_reads)
        if moment is None and reads is None:
            return False
        if moment and any(line.startswith(word) for word in words_for("updated")):
            self.updated = moment
        elif moment and self.published is None:
            self.published = moment
        self.reads = reads if self.reads is None else self.reads
        return True


def _tidy(line: str) -> str:
    return " ".join(line.split())


def _is_headline(line: str, following: list[str]) -> bool:
    if any(line == other for other in following[:HEAD_LINES]):
        return True
    return len(line) <= LONGEST_HEADLINE and not line.endswith(".") and any(following)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs: blank lines part them, and lines that end a sentence."""
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if line and goes_on:
            paragraphs[-1] += " " + line
        elif line:
            paragraphs.append(line)
        goes_on = bool(line) and len(line) >= WRAPPED and not line.endswith(SENTENCE_END)
    return paragraphs


def _take_foot(paragraphs: list[str]) -> tuple[list[str], tuple[str, ...], str | None]:
    """The paragraphs before the tags, the tags, and the list the article stands in."""
    labels = tuple(f"{word.casefold()}:" for word in words_for("tags"))
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 4, 0), -1):
        if paragraphs[index].casefold().startswith(labels):
            tags = re.split(r"[,;|]", paragraphs[index].partition(":")[2])
            after = [line for line in paragraphs[index + 1 :] if len(line) <= LONGEST_SECTION]
            return (
                paragraphs[:index],
                tuple(tag.strip(" #") for tag in tags if tag.strip(" #")),
                next(iter(after), None),
            )
    if len(paragraphs) > 1 and paragraphs[-1] in words_for("sections"):
        return paragraphs[:-1], (), paragraphs[-1]
    return paragraphs, (), None
