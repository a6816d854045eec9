# WIR-Portal. Two commands are enough to begin: `make start` and `make test`. `make` alone lists all of them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install start test check bench a11y messages docs test-data chromium
# Everything is written below this folder, so nothing outside the checkout changes.
BIN := .venv/bin
PYTHON ?= python3
# Where uv is allowed to write; pip keeps its own cache.
export UV_LINK_MODE = copy

help: ## diese Liste
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/installed ## baut die Umgebung in .venv/ (sonst wird nichts verändert)

.venv/installed: requirements.lock pyproject.toml
	@if command -v uv >/dev/null; then \
	  test -x $(BIN)/python || uv venv --quiet .venv; \
	  uv pip install --quiet --python $(BIN)/python -r requirements.lock; \
	  uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo "WIR-Portal braucht Python 3.11 oder neuer. Ein anderes nennen Sie so: make PYTHON=python3.12 install" >&2; exit 1; }; \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "Dem Python fehlt das Modul venv. Unter Debian und Ubuntu hilft: apt-get install python3-venv" >&2; exit 1; }; \
	  test -x $(BIN)/pip || $(PYTHON) -m venv .venv; \
	  $(BIN)/pip install -qq --disable-pip-version-check -r requirements.lock; \
	  $(BIN)/pip install -qq --disable-pip-version-check --no-deps -e .; \
	fi
	@touch $@

start: install ## startet das Portal auf http://localhost:8000 (PORT=8001 wählt einen anderen, DEMO=0 lässt es leer)
	@exec $(BIN)/wir start

test: install check chromium messages ## prüft alles, zuletzt im Browser
	$(BIN)/pytest -q -n logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder tests --ignore=tests/journeys --ignore=tests/architecture --ignore=tests/trials
	$(BIN)/pytest -q -n logical --maxprocesses=2 --dist=loadfile --no-loadscope-reorder tests/journeys

check: install ## prüft Stil, Typen, Importregeln, Lizenzen und Hausregeln (unter 30 Sekunden)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/reuse lint --quiet
	$(BIN)/pytest -q tests/architecture

bench: install ## misst, was wir über Geschwindigkeit und Speicher behaupten
	@set -e; for claim in bench/bench_*.py; do $(BIN)/python $$claim; done

a11y: install chromium ## prüft jede Seitenart auf Barrieren
	$(BIN)/pytest -q tests/journeys/test_every_page.py

messages: install ## übersetzt die Textkataloge der Oberfläche
	$(BIN)/wir messages

docs: install ## schreibt docs/reference/ neu aus dem Programm
	$(BIN)/wir reference

test-data: install ## probiert Einlesewege und Rechnungen an großen echten Dateien: WIR_DATA=ordner make test-data
	@test -d "$(WIR_DATA)" || { echo "Bitte den Ordner mit den Dateien nennen: WIR_DATA=ordner make test-data" >&2; exit 1; }
	WIR_DATA="$(WIR_DATA)" $(BIN)/pytest -q tests/trials

chromium:
	@command -v chromium >/dev/null \
	  || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -yqq --no-install-recommends chromium >/dev/null; } \
	  || { echo "Für die Prüfungen im Browser fehlt Chromium. Unter Debian hilft: apt-get install chromium" >&2; exit 1; }
