"""The journal of what was decided about claims, about links between them and about speakers: who, when and why."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.site.desk.link_view import Lines
from newsticker.site.desk.visit import Visit
from newsticker.site.hand_view import Teller

_NUMBER = re.compile(r"[0-9]{1,15}")


def show_journal(visit: Visit) -> Response:
    """Every decision about claims, or with ``?of=`` about links or speakers, the last first.

    Who was suppressed, by whom and why is told to admins alone.
    """
    asked = visit.request.query_params
    before = asked.get("before")
    if before is not None and not _NUMBER.fullmatch(before):
        raise HTTPException(404)
    place = int(before) if before else None
    if asked.get("of") == "speakers":
        told, following = visit.site.store.hand.party_journal(
            also_suppressions=visit.user.role == "admin", before=place
        )
        return visit.page("party_journal.html", entries=told, following=following)
    if asked.get("of") == "links":
        return _links(visit, place)
    found, following = visit.site.store.hand.decisions(before=place)
    teller = Teller(visit.words, visit.formats)
    entries = [teller.decision(one) for one in found]
    return visit.page("journal.html", entries=entries, following=following)


def _links(visit: Visit, before: int | None) -> Response:
    found, following = visit.site.store.stories.link_journal(before=before)
    ends = [end for one in found for end in (one.one, one.other)]
    lines = Lines(visit.site.store, ends, visit.words, visit.formats)
    return visit.page("link_journal.html", entries=lines.decisions(found), following=following)
