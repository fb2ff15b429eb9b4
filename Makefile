# Python 3.11 or newer with venv and pip, and make: nothing else is needed beforehand.
PYTHON ?= python3
ARGS ?=
SECONDS ?= 600
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: help demo serve test check quality bench faults fuzz fuzz-api

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: .venv/installed ## Show the whole ticker with sample articles (ARGS="--port 8010")
	@$(BIN)/newsticker demo $(ARGS)

serve: .venv/installed ## Serve your own ticker (ARGS="--database FILE --port 8010")
	@$(BIN)/newsticker serve $(ARGS)

# A file's tests stay together and in their order: those of the browser come last (tests/conftest.py).
test: .venv/installed-dev ## Run the tests (ARGS="-k credit")
	@$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/installed-dev ## Lint, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

quality: .venv/installed-dev ## Hold the reader against its quality floors
	@$(BIN)/pytest tests/quality -v -m '' $(ARGS)

bench: .venv/installed-dev ## Time the command line, the reader, the article page and relating
	@$(BIN)/python tests/bench/timing.py $(ARGS)
	@$(BIN)/python tests/bench/pages.py
	@$(BIN)/python tests/bench/relating.py

faults: .venv/installed-dev ## Kill the intake at 50 random moments, fill the disk, lock the database, watch the memory, 5,000 live readers, 20,000 page views, 1,000 feeds, every look of the pages, every annotated story in any order, new examples
	@NEWSTICKER_FAULT_ROUNDS=50 NEWSTICKER_MEMORY_ARTICLES=1000 NEWSTICKER_LIVE_READERS=5000 NEWSTICKER_VIEWS=20000 NEWSTICKER_FEEDS=1000 NEWSTICKER_LOCK_SECONDS=30 $(BIN)/pytest tests/faults $(ARGS)
	@NEWSTICKER_WHOLE=1 $(BIN)/pytest tests/browser tests/flow/test_relating_articles.py $(ARGS)
	@NEWSTICKER_SEARCHING=1 $(BIN)/pytest -n auto --maxprocesses 4 -m hypothesis $(ARGS)

fuzz: .venv/installed-fuzz ## Look for inputs that break a parser, ten minutes each (SECONDS=60 ARGS="feed page")
	@PYTHONPATH=tests $(BIN)/python -m fuzz.search --seconds $(SECONDS) $(ARGS)

fuzz-api: .venv/installed-dev ## Ask the API for half an hour whatever its description allows and forbids
	@NEWSTICKER_FUZZ_SECONDS=$${NEWSTICKER_FUZZ_SECONDS:-1800} $(BIN)/pytest -s tests/outputs/test_api_fuzz.py $(ARGS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "newsticker needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --upgrade-deps .venv || { rm -rf .venv; exit 1; }

# A stamp is older than pyproject.toml as soon as a dependency changes: then pip looks again.
.venv/installed: pyproject.toml | $(BIN)/python
	@echo "Installing newsticker into .venv" >&2
	@$(PIP) --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing newsticker and its test tools into .venv" >&2
	@$(PIP) --editable '.[dev]'
	@touch .venv/installed $@

# The fuzzer has no wheel for every machine and version of Python: nothing else needs it.
.venv/installed-fuzz: .venv/installed-dev
	@$(PIP) --editable '.[fuzz]'
	@touch $@
