"""The site's own files: style, script, icon. Their addresses change with their content."""

from __future__ import annotations

from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

TYPES = {
    "style.css": "text/css; charset=utf-8",
    "story.css": "text/css; charset=utf-8",
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "claims.js": "text/javascript; charset=utf-8",
    "live.js": "text/javascript; charset=utf-8",
    "story.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
FOR_EVER = "public, max-age=31536000, immutable"


def show_static(request: Request) -> Response:
    """One of the files by its name; 404 for every other name."""
    name = request.path_params["name"]
    if name not in TYPES:
        raise HTTPException(404)
    content = (resources.files("newsticker.site") / "static" / name).read_bytes()
    return Response(content, headers={"Cache-Control": FOR_EVER}, media_type=TYPES[name])
