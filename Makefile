# `make demo` and `make test` do all their own set-up in .venv; they need Python >= 3.11 and pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUIET := --quiet --quiet --disable-pip-version-check
PIP := $(BIN)/python -m pip $(QUIET)
# A python3 that is too old may have a newer one beside it; one that the caller named may not.
ifeq ($(origin PYTHON),file)
PYTHONS := $(PYTHON) python3.13 python3.14 python3.12 python3.11
else
PYTHONS := $(PYTHON)
endif

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser lint clean

help:
	@echo 'make demo   compare H100, H20 and Ascend 910B, and draw their chart into build/'
	@echo 'make test   everything that CI runs: linters, types, import rules, tests'
	@echo 'make test-browser   the HTML page in Chromium (Debian: chromium, chromium-driver); pictures in build/browser/'
	@echo 'make lint   the same without the tests'
	@echo 'make clean  remove .venv, build/, dist/ and the caches of the tools'

demo: $(VENV)/installed
	@$(BIN)/chipcmp compare H100 H20 "Ascend 910B"
	@mkdir -p build
	@$(BIN)/chipcmp chart ratios H100 H20 "Ascend 910B" -o build/chart.png
	@echo 'The chart is in build/chart.png.'

# Grouped, the wheel's tests share one worker and so build and install it once.
test: lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup

# By its own name only: `make test` needs no browser.
test-browser: $(VENV)/installed-test
	$(BIN)/python -m pytest tests/browser

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The stamps are younger than pyproject.toml: a changed dependency builds the environment anew.
# Without Debian's python3-venv package a venv comes up without pip; then the caller's pip serves it.
# Compiling every module of pandas and matplotlib costs more than running the few that are used.
$(VENV)/installed: pyproject.toml
	@rm -rf $(VENV)
	@for python in $(PYTHONS); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Setting up $(VENV) with $$($$python --version); this takes a minute the first time." >&2; \
	    $$python -m venv $(VENV) >/dev/null 2>&1 && exit 0; \
	    $$python -m venv --clear --without-pip $(VENV) && \
	      $$python -m pip --python $(BIN)/python $(QUIET) install pip; \
	    exit; \
	  fi; \
	done; \
	found=$$($(PYTHON) --version 2>&1) || found="no $(PYTHON)"; \
	echo "chipcmp needs Python 3.11 or newer; found $$found. Install one, or name it:" \
	  "make PYTHON=/path/to/python3.11" >&2; \
	exit 1
	@$(PIP) install --no-compile --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	@$(PIP) install --no-compile --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
