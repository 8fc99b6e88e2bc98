# Two commands do everything on a fresh machine with git, make and Python 3.11 or newer: `make site`, `make test`.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Each module is compiled once, not once in each of the processes that builds and tests start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve check review test long fuzz lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/'

site: $(VENV)/.site ## check the data and build the site into site/
	@$(RUN) -m scripts build

serve: $(VENV)/.site ## edit a CSV or a page and see it in the browser within seconds
	@$(RUN) -m scripts serve

check: $(VENV)/.site ## what is wrong with the data (LANG=en: in English)
	@$(RUN) -m scripts check

review: $(VENV)/.site ## the data of COMMIT against this tree, into the folder OUT; datasets/ is replaced
	@$(RUN) .github/scripts/review.py "$$COMMIT" "$$OUT"

test: $(VENV)/.test $(VENV)/.browser ## every test, in parallel, the real browser included
	@$(RUN) -m ruff check -q . && $(RUN) -m ruff format -q --check . && $(RUN) -m mypy --no-error-summary
	@report=$$($(VENV)/bin/lint-imports --no-logo --no-cache 2>&1) || { echo "$$report"; exit 1; }
	@$(RUN) -m pytest -n auto --dist loadgroup --no-loadscope-reorder

long: $(VENV)/.test ## what a test run has no time for: a thousand examples of every property, more moments, then `make fuzz`
	@$(RUN) -m pytest -n auto -m "hypothesis or long" --hypothesis-profile=long
	@$(MAKE) --no-print-directory fuzz

fuzz: $(VENV)/.test ## look for bytes that nobody has thought of, ten minutes a kind (Linux)
	@$(RUN) -m pip install -q atheris
	@for kind in table package whole; do $(RUN) -m tests.fuzz $$kind 600 build/fuzz/$$kind || exit 1; done

lock: ## resolve the dependencies of pyproject.toml anew, with hashes (needs uv)
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" \
		pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" \
		--extra test -c requirements.lock pyproject.toml -o requirements-test.lock

clean: ## remove what was built and installed
	rm -rf $(VENV) build site .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@echo "✓ $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(VENV)/bin/python
	@echo "… requirements.lock"
	@$(RUN) -m pip install -q --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock | $(VENV)/bin/python
	@echo "… requirements-test.lock"
	@$(RUN) -m pip install -q --require-hashes -r requirements-test.lock
	@touch $@ $(VENV)/.site

$(VENV)/.browser: tests/browser/install.sh | $(VENV)/.test
	@sh tests/browser/install.sh $(RUN)
	@touch $@
