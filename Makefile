# Everything is set up by itself: Debian packages by packaging/debian.sh, Python packages by packaging/venv.sh.
# All paths are relative, so the checkout may lie in a folder whose name has a space.

PY := .venv/bin/python
SETUP_RUN = @sh packaging/debian.sh run && sh packaging/venv.sh run
SETUP_TEST = @sh packaging/debian.sh test && sh packaging/venv.sh dev

# The raw public data, which are no part of the project; "make evaluate SOURCES=folder" names another place.
SOURCES ?= sources

# These three rooms are what the numbers and the user's data rest on: their own tests reach every branch of them. The
# other tests run without being watched for it, which would take twice the time.
FULLY_TESTED := domain forecast storage
PYTEST := $(PY) -m pytest -n auto --dist worksteal

# Tests and the programs they start would otherwise be compiled anew by every process.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test coverage bench evaluate format screenshots package lock clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@echo "make run          set everything up and open the program"
	@echo "make test         set everything up and run every check and test"
	@echo "make coverage     run the tests and say how much of every room they reach"
	@echo "make bench        measure the program beside bare references"
	@echo "make evaluate     measure the forecast on people outside its fit; SOURCES=folder of the raw data"
	@echo "make format       lay the code out as the checks want it"
	@echo "make screenshots  draw docs/pictures anew from the running program"
	@echo "make package      build the program as one folder in dist/ and try it"
	@echo "make lock         write packaging/locks anew from pyproject.toml"
	@echo "make clean        remove everything that make made"

run:
	$(SETUP_RUN)
	@$(PY) -m planner

test:
	$(SETUP_TEST)
	@$(MAKE) --no-print-directory --jobs --output-sync checked-style checked-types compiled-tests
	$(PYTEST) $(FULLY_TESTED:%=tests/%) $(FULLY_TESTED:%=--cov=planner/%) --cov-report=term-missing --cov-fail-under=100
	$(PYTEST) $(FULLY_TESTED:%=--ignore=tests/%)

checked-style:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) .venv/bin/lint-imports

checked-types:
	$(PY) -m mypy
	$(PY) -m mypy packaging/smoke.py packaging/screenshots.py

# Beside mypy, which needs one core for a minute; whatever is wrong is told when the tests run.
compiled-tests:
	-@$(PY) -m pytest --collect-only -p no:terminal

coverage:
	$(SETUP_TEST)
	$(PYTEST) --cov --cov-report=term

bench:
	$(SETUP_TEST)
	@$(PY) -m tests.bench

evaluate:
	$(SETUP_TEST)
	@$(PY) -m planner.calibration.dynamics_check "$(SOURCES)"

format:
	$(SETUP_TEST)
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

screenshots:
	$(SETUP_TEST)
	@PYTHONPATH=. $(PY) packaging/screenshots.py

package:
	@sh packaging/debian.sh package && sh packaging/venv.sh dev
	$(PY) -m PyInstaller --noconfirm --log-level ERROR packaging/planner.spec
	@PYTHONPATH=. $(PY) packaging/smoke.py

lock:
	@sh packaging/lock.sh

clean:
	rm -rf .venv build dist .coverage .hypothesis .mypy_cache .ruff_cache .import_linter_cache *.egg-info
	find planner tests packaging -name __pycache__ -prune -exec rm -rf {} +
