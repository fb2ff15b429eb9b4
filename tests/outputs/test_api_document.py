"""The description of the API and its answers are held against each other: both come from the same structs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from articles import RICH, short
from newsticker.outputs.api.document import describe
from newsticker.outputs.api.endpoints import ENDPOINTS
from newsticker.settings import Settings
from serving import Client
from tickers import ticker_of

API = "/api/v1"
DOCUMENT = describe(Settings())


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    readings = [RICH, short("Ohne Datum", published=None, tags=("Wisse",), language="en")]
    with ticker_of(tmp_path_factory.mktemp("document"), readings) as client:
        yield client


def validator(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """A validator of a schema of the document, whose references lead into the document."""
    return jsonschema_rs.Draft202012Validator(
        {**schema, "components": DOCUMENT["components"]}, validate_formats=True
    )


def closed(schema: Any) -> Any:
    """The schema with no room for fields that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: closed(part) for key, part in schema.items()}
    return told | ({"additionalProperties": False} if told.get("type") == "object" else {})


def test_what_is_served_is_what_is_written(api: Client) -> None:
    answer = api.get(f"{API}/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.content) == json.loads(json.dumps(DOCUMENT))
    assert DOCUMENT["openapi"] == "3.1.0"


@pytest.mark.parametrize(
    "endpoint", [e for e in ENDPOINTS if e.answer is not bytes], ids=lambda endpoint: endpoint.name
)
def test_answers_are_as_described_and_have_nothing_more(api: Client, endpoint: Any) -> None:
    answer = api.get(API + endpoint.path.replace("{id}", "1"))
    described = DOCUMENT["paths"][endpoint.path]["get"]["responses"]["200"]["content"]
    assert answer.headers["content-type"] in described
    schema = described[answer.headers["content-type"]]["schema"]
    strict = jsonschema_rs.Draft202012Validator(
        {**schema, "components": closed(DOCUMENT["components"])}, validate_formats=True
    )
    strict.validate(json.loads(answer.content))


@pytest.mark.parametrize(
    "path", ["/articles?limit=0", "/articles/77", "/nothing", "/claims?cursor=x"]
)
def test_problems_are_as_described(api: Client, path: str) -> None:
    answer = api.get(API + path)
    schema = DOCUMENT["components"]["responses"][str(answer.status)]["content"]
    described = validator(schema[answer.headers["content-type"]]["schema"])
    assert described.is_valid(json.loads(answer.content))


def test_every_parameter_that_is_described_is_taken_and_no_other(api: Client) -> None:
    for endpoint in ENDPOINTS:
        described = DOCUMENT["paths"][endpoint.path]["get"]["parameters"]
        asked = [one["name"] for one in described if one["in"] == "query"]
        refused = api.get(f"{API}{endpoint.path.replace('{id}', '1')}?unheard=of")
        detail = json.loads(refused.content)["detail"]
        known = ", ".join(asked)
        assert detail.endswith(f"known are {known}." if asked else "there is none.")
        assert all(one["description"] for one in described if one["in"] == "query")


def test_a_schema_that_an_answer_breaks_is_noticed() -> None:
    schema = DOCUMENT["components"]["schemas"]["Tag"]
    validator(schema).validate({"name": "Wisse", "articles": 1})
    for broken in ({"name": "Wisse"}, {"name": 1, "articles": 1}, {"name": "x", "articles": "1"}):
        with pytest.raises(jsonschema_rs.ValidationError):
            validator(schema).validate(broken)


def test_a_closed_ticker_says_that_it_wants_a_key() -> None:
    assert describe(Settings(api_open=False))["security"] == [{"key": []}]
    assert DOCUMENT["security"] == [{}, {"key": []}]
