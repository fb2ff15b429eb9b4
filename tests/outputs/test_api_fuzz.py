"""A schema fuzzer asks the API whatever its description allows, and whatever it forbids: it must never break.

``make fuzz-api`` runs it for half an hour.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from articles import CLAIMS, RICH, keep, short
from databases import on
from newsticker.flow.taking import take_in
from newsticker.settings import Settings
from serving import serving

SECONDS = int(os.environ.get("NEWSTICKER_FUZZ_SECONDS", "0"))
HOSTILE = 'A & B <b>\x0b]]>\ufffe „x“ \u2028 =1+1 "\\'
SETTINGS = Settings(api_requests=10_000_000, api_key_requests=10_000_000)


@pytest.mark.parametrize(("is_open", "on_kind"), [(True, "sqlite"), (False, "postgresql")])
def test_nothing_that_is_asked_breaks_the_api(tmp_path: Path, is_open: bool, on_kind: str) -> None:
    hostile = short(HOSTILE, HOSTILE, tags=(HOSTILE, "a/b"), outlet=HOSTILE, url="javascript:1")
    with on(on_kind):
        store = keep(
            tmp_path, [RICH, replace(hostile, claims=CLAIMS[:2]), short("x", published="nie")]
        )
    versions = [short("y", f"Fassung {n}", url="https://y.example/") for n in range(3)]
    for one in versions:
        list(take_in(store, [one], full_text=False))
    key = store.add_key("fuzzer", ("read",), datetime.now(UTC))
    # Half of the time for a ticker that answers everybody, half for one that wants a key.
    effort = (
        ["--max-time", str(SECONDS // 2)] if SECONDS else ["--max-examples", "8", "--seed", "1"]
    )
    shown = [] if is_open else ["--header", f"Authorization:Bearer {key}"]
    with serving(store, replace(SETTINGS, api_open=is_open)) as client:
        address = f"{client.address}/api/v1/openapi.json"
        ran = subprocess.run(
            [
                sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()",
                "run", address, "--checks", "all", "--no-color", *effort, *shown,
            ],
            capture_output=True, text=True, cwd=tmp_path, timeout=SECONDS + 300, check=False,
        )  # fmt: skip
    store.close()
    if SECONDS:
        print(ran.stdout)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = re.search(r"(\d+) generated, (\d+) passed", ran.stdout)
    assert passed, ran.stdout
    assert passed[1] == passed[2]
    assert int(passed[1]) > 100
