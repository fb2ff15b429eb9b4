"""An answer that is sent once: whoever has it already is told so (RFC 9110, 8.8.3 and 13.1.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

_TAG = re.compile(r'"[^"]*"')
MINUTE = "public, max-age=60"


def answer(
    request: Request,
    content: bytes,
    media_type: str,
    *,
    keep: str = MINUTE,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The content with its validator, 304 without it for those who have it; ``keep`` says for how long.

    The validator is a weak one, since the same content goes out with and without compression.
    """
    tag = f'"{sha256(content).hexdigest()[:24]}"'
    told = {**(headers or {}), "ETag": f"W/{tag}", "Cache-Control": keep}
    asked = ",".join(request.headers.getlist("if-none-match"))
    if asked.strip() == "*" or tag in _TAG.findall(asked):
        return Response(status_code=304, headers=told)
    return Response(content, headers=told, media_type=media_type)
