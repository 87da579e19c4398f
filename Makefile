# Qala. `make run` shows a city, `make test` proves it. Needs Python 3.11 or newer and make, nothing else.
.PHONY: help run portal test check bench pictures fresh clean-data setup setup-dev
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
ifeq ($(PYTHON),)
$(error Qala needs Python 3.11 or newer, and none was found. On Debian: apt-get install python3)
endif
SETUP := PYTHONDONTWRITEBYTECODE=1 $(PYTHON) -m qala.config.launch.setup

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done

run: setup  ## start Qala here: database, web, worker; Ctrl-C stops it
	@.venv/bin/qala run

portal: setup  ## start the public portal alone, over QALA_READ_DATABASE_URL
	@.venv/bin/qala portal

test: setup-dev  ## prove everything; ARGS="-k name" goes to pytest
	@.venv/bin/python -m qala.config.launch.prove $(ARGS)

check: setup-dev  ## the quick half: format, style, types, imports, translations, migrations
	@.venv/bin/python -m qala.config.launch.prove --quick

bench: setup-dev  ## measure load and speed against stated limits; ARGS="name" measures one
	@.venv/bin/python -m bench $(ARGS)

pictures: setup-dev  ## take docs/img/ from a running demonstration; ARGS="http://127.0.0.1:8109 PASSWORD"
	@.venv/bin/python docs/screenshots.py $(ARGS)

fresh:  ## both commands again in a fresh clone of HEAD with an empty home
	@.ci/fresh

clean-data:  ## remove QALA_HOME with everything Qala keeps, after asking
	@if [ -x .venv/bin/qala ]; then .venv/bin/qala clean-data $(ARGS); \
	else echo "Qala never ran here: there is no .venv."; fi

setup:
	@$(SETUP)

setup-dev:
	@$(SETUP) --dev
