"""The evaluation kit beside the checkout, where there is one: its scorers run on the installed command.

Its texts belong to others and are no part of the project; whoever has them puts them at ../shared/eval.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from quality.floors import Measured
from quality.packs import corpus_hash, files

ROOT = Path(__file__).parents[2]
KIT = ROOT.parent / "shared" / "eval"
GOLD = ROOT.parent / "shared" / "gold"
COMMAND = Path(sys.executable).parent / "newsticker"
DATA = KIT / "claims" / "data"
TASKS = ("german-quotes", "english-quotes", "german-dates", "packs", "credit", "reuse")
_TEXTS = {
    "german-quotes": [DATA / "german-quotes.dev.jsonl.gz"],
    "english-quotes": [DATA / "english-quotes.dev.jsonl.gz"],
    "german-dates": [DATA / "german-dates.dev.jsonl.gz"],
    "credit": [KIT / "intake" / "data" / "credit.jsonl"],
    "reuse": [KIT / "intake" / "data" / "reuse.json.gz"],
}


@cache
def absence() -> str | None:
    """Why the kit cannot be run here, in one line; None where it can."""
    if not (KIT / "claims" / "score.py").exists():
        return "the evaluation kit is not at ../shared/eval"
    if _python() is None:
        return "the evaluation kit needs a Python with numpy and scipy"
    return None


@cache
def _python() -> str | None:
    """The Python that has what the kit's scorers import: this one, or the one it was made from."""
    for python in (sys.executable, str(Path(sys.base_prefix) / "bin" / "python3")):
        tried = subprocess.run([python, "-c", "import numpy, scipy"], capture_output=True)
        if tried.returncode == 0:
            return python
    return None


def measure(task: str) -> Measured:
    """The figures of one task of the kit. Raises RuntimeError where its scorer refuses the output."""
    own = {"packs": _of_packs, "credit": _of_credit, "reuse": _of_reuse}
    choose = own.get(task, _of_texts)
    texts = _TEXTS[task] if task in _TEXTS else files(GOLD)
    figures = choose(_printed(task))
    return Measured(corpus_hash(texts), {name: round(v, 1) for name, v in figures.items()})


def confidence() -> tuple[float, float]:
    """Calibration error and Brier skill over the base rate on the kit's stories, fractions of 1."""
    printed = _printed("packs")
    return printed["calibration error"], printed["Brier skill"]


@cache
def _printed(task: str) -> dict[str, Any]:
    command = shlex.quote(str(COMMAND))
    if task in ("credit", "reuse"):
        return _score(KIT / "intake" / "score.py", [task, "--json", "--command", command])
    arguments = [task, "--json", "--command", f"{command} read --jsonl -"]
    if task == "packs":
        # What stands between articles is not measured: a command that fails is "no relations".
        arguments += ["--relate-command", "sh -c 'exit 2'"]
    return _score(KIT / "claims" / "score.py", arguments)


def _score(script: Path, arguments: list[str]) -> dict[str, Any]:
    python = _python()
    assert python is not None
    # -B: the kit's folder is read, nothing is left in it.
    done = subprocess.run([python, "-B", script.name, *arguments], cwd=script.parent, text=True,
                          capture_output=True)  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{script.name} {arguments[0]}: {done.stderr.strip()}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _of_texts(printed: dict[str, Any]) -> dict[str, float]:
    """F1 of the measures that the kit's bars are about, and the recall of what stands in quotes."""
    names = ("message", "roles", "joint", "hit + speaker", "strict + value")
    figures = {name: 100 * printed[name]["f1"] for name in names if name in printed}
    quoted = printed["by type"].get("with quotation mark")
    return figures | ({"recall with quotation mark": 100 * quoted["hit recall"]} if quoted else {})


def _of_packs(printed: dict[str, Any]) -> dict[str, float]:
    whole = ("hit + speaker", "denies (same article)")
    parts = ("content tokens F1", "speaker_name", "kind", "stance macro F1", "mode", "chain links F1",
             "figures F1", *(f"{n} (where either has one)" for n in ("said_at", "medium", "place")))  # fmt: skip
    rates = {n: printed["claims"][n] for n in whole} | {n: printed["on hits"][n] for n in parts}
    return {name: 100 * rate["f1"] for name, rate in rates.items()}


def _of_credit(printed: dict[str, Any]) -> dict[str, float]:
    ours = printed["results"]["ours"]
    return {"exact": 100 * ours["exact"], "left alone": 100 * ours["left_alone"]}


def _of_reuse(printed: dict[str, Any]) -> dict[str, float]:
    """What the bars are about; without times the direction is hardly more than chance and no floor."""
    ours = printed["results"]["ours"]
    rates = {
        "precision": ours["pairs"]["P"],
        **{f"recall {variant}": rate for variant, rate in ours["recall"].items()},
        "passages": ours["passages"]["F1"],
        "direction, dated": ours["direction_dated"],
        "wire copies found": ours["wire_copies"]["found"],
    }
    return {name: 100 * rate for name, rate in rates.items()}
