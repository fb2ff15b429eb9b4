"""The JSON API: articles, claims and tags for programs, described by itself at /api/v1/openapi.json."""

from newsticker.outputs.api.app import make_api

__all__ = ["make_api"]
