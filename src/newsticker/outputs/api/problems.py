"""Errors of the API as RFC 9457 has them: a status and one clear sentence."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class ProblemTold(Struct, frozen=True):
    """What went wrong (RFC 9457). ``type`` is about:blank: the status says what kind of problem it is."""

    type: str
    title: str
    status: int
    detail: Annotated[str, Meta(description="What was wrong, and what to do about it.")]


class Problem(Exception):
    """What ends a request: ``detail`` is one sentence for whoever wrote the program."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem_answer(problem: Problem) -> Response:
    """The problem as an answer."""
    title = HTTPStatus(problem.status).phrase
    told = ProblemTold("about:blank", title, problem.status, problem.detail)
    headers = {"Cache-Control": "no-store", **(problem.headers or {})}
    return Response(msgspec.json.encode(told), problem.status, headers, MEDIA_TYPE)
