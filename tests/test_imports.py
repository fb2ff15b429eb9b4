"""Holds the import lines of the house: which room may know which, and that no cycle exists."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "newsticker"

MAY_IMPORT = {
    "model": {"model_told"},
    "model_told": set(),
    "model_alerts": {"model_stories"},
    "model_desk": {"model"},
    "model_keys": set(),
    "model_links": set(),
    "model_feeds": set(),
    "model_stories": {"model"},
    "model_wires": {"model", "model_told"},
    "text": {"model"},
    "net": {"model"},
    "language": {"model", "text"},
    "intake": {"model", "model_feeds", "model_told", "model_wires", "text", "language", "net"},
    "article": {"model", "model_told", "text", "language"},
    "claims": {"model", "text", "language"},
    "stories": {"model", "text", "language"},
    "ledger": {"model", "model_links", "text", "language"},
    "store": {
        "model",
        "model_keys",
        "model_told",
        "model_feeds",
        "model_alerts",
        "model_desk",
        "model_stories",
    },
    "settings": {"model"},
    "logs": set(),
    "flow": {
        "model_feeds",
        "model",
        "model_desk",
        "text",
        "language",
        "settings",
        "logs",
        "net",
        "intake",
        "article",
        "claims",
        "stories",
        "ledger",
        "model_links",
        "model_stories",
        "model_told",
        "model_wires",
        "store",
    },
    "desk": {
        "model",
        "model_alerts",
        "model_desk",
        "model_stories",
        "text",
        "language",
        "settings",
        "store",
        "flow",
    },
    "outputs": {
        "model",
        "model_keys",
        "model_alerts",
        "model_stories",
        "text",
        "language",
        "settings",
        "logs",
        "store",
        "flow",
        "net",
    },
    "site": {
        "model_feeds",
        "model",
        "model_alerts",
        "model_desk",
        "model_stories",
        "text",
        "language",
        "settings",
        "logs",
        "store",
        "flow",
        "outputs",
        "desk",
    },
    "samples": {"model"},
    "cli": {
        "model_feeds",
        "model",
        "text",
        "language",
        "settings",
        "store",
        "flow",
        "site",
        "desk",
        "samples",
        "model_alerts",
        "model_desk",
        "model_links",
        "model_stories",
    },
    "__init__": set(),
    "__main__": {"cli"},
}


def room_of(file: Path) -> str:
    first = file.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports_of(file: Path) -> list[str]:
    """The modules of ours that a file imports, relative imports resolved, in the order of the text."""
    package = ["newsticker", *file.relative_to(SOURCE).parts[:-1]]
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return [name for name in found if name.split(".")[0] == "newsticker"]


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_a_room_imports_only_what_it_may(file: Path) -> None:
    room = room_of(file)
    known = {room_of(f) for f in FILES}
    rooms = {name.split(".")[1] for name in imports_of(file) if "." in name}
    strangers = (rooms & known) - MAY_IMPORT[room] - {room}
    assert not strangers, f"{file.relative_to(SOURCE)} imports {', '.join(sorted(strangers))}"


def test_there_is_no_import_cycle() -> None:
    module_of = {
        ".".join(("newsticker", *f.relative_to(SOURCE).with_suffix("").parts)): f for f in FILES
    }
    module_of = {name.removesuffix(".__init__"): file for name, file in module_of.items()}
    edges = {
        name: {i for i in imports_of(file) if i in module_of and i != name}
        for name, file in module_of.items()
    }
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name in done:
            return
        for other in edges[name]:
            # A module's own package is always loaded before it; that is no cycle of ours.
            if not name.startswith(other + "."):
                walk(other, (*path, name))
        done.add(name)

    for name in module_of:
        walk(name, ())
