"""The description of the API in OpenAPI 3.1, written from the endpoints and the structs that they answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from newsticker import __version__
from newsticker.outputs.api.asked import Nothing
from newsticker.outputs.api.endpoint import LARGEST_ID, Endpoint
from newsticker.outputs.api.endpoints import ENDPOINTS
from newsticker.outputs.api.problems import MEDIA_TYPE, ProblemTold
from newsticker.settings import Settings

REFERENCE = "#/components/schemas/{name}"
PROBLEMS = {
    400: "A parameter is not what it should be.",
    401: "A key is missing, or is none of this ticker's.",
    403: "The key may not do this.",
    404: "There is nothing at this address.",
    429: "Asked too often; Retry-After says after how many seconds to ask again.",
    503: "The database cannot be read just now; ask again in a while.",
}
ABOUT = (
    "Who said what: articles, and the statements that they attribute to somebody. It tells who said it, how and "
    "on whose authority, never whether it is true. Somebody else's article is headline, excerpt, link, and "
    "claims as far as they may be quoted. Lists are paged: give `next` as `cursor`. Answers have an ETag."
)


def describe(settings: Settings) -> dict[str, Any]:
    """The OpenAPI document of a ticker."""
    answers = [endpoint.answer for endpoint in ENDPOINTS if endpoint.answer is not bytes]
    _, schemas = msgspec.json.schema_components([*answers, ProblemTold], ref_template=REFERENCE)
    key: list[dict[str, list[str]]] = [{"key": []}]
    return {
        "openapi": "3.1.0",
        "info": {"title": settings.name, "version": __version__, "description": ABOUT},
        "servers": [{"url": "/api/v1"}],
        "security": [{}, *key] if settings.api_open else key,
        "paths": {endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS},
        "components": {
            "schemas": schemas,
            "responses": {str(status): _problem(status, about) for status, about in PROBLEMS.items()},
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A key of `newsticker key add NAME`.",
                }
            },
        },
    }  # fmt: skip


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    with_id = "{id}" in endpoint.path
    expected = [400, 401, 403, *([404] if with_id else []), 429, 503]
    responses: dict[str, Any] = {"200": _answer(endpoint)}
    responses["304"] = {"description": "If-None-Match names what would be answered."}
    for status in expected:
        responses[str(status)] = {"$ref": f"#/components/responses/{status}"}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.about,
        "parameters": [*([_id()] if with_id else []), *_parameters(endpoint.asked)],
        "responses": responses,
    }


def _answer(endpoint: Endpoint) -> dict[str, Any]:
    schema: Mapping[str, Any] = {"type": "string"}
    if endpoint.answer is not bytes:
        (schema,), _ = msgspec.json.schema_components([endpoint.answer], ref_template=REFERENCE)
    headers = {"ETag": {"schema": {"type": "string"}, "description": "For If-None-Match."}}
    return {
        "description": endpoint.about,
        "headers": headers,
        "content": {endpoint.media_type: {"schema": schema}},
    }


def _problem(status: int, about: str) -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(name=ProblemTold.__name__)}
    told: dict[str, Any] = {"description": about, "content": {MEDIA_TYPE: {"schema": schema}}}
    if status == 429:
        told["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer"}}}
    return told


def _id() -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_ID}
    return {"name": "id", "in": "path", "required": True, "schema": schema}


def _parameters(asked: type[Nothing]) -> list[dict[str, Any]]:
    _, schemas = msgspec.json.schema_components([asked])
    return [_parameter(*pair) for pair in schemas[asked.__name__]["properties"].items()]


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A property of a struct as a parameter: what is left out in an address is never null in it."""
    choices = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    told = dict(choices[0] if choices else schema)
    if schema.get("default") is not None:
        told["default"] = schema["default"]
    about = re.sub(r"\s+", " ", told.pop("description", ""))
    return {"name": name, "in": "query", "description": about, "schema": told}
