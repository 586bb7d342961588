# The two commands of the README.
# Each builds its own virtual environment under build/, from Python alone.

# The first Python that is new enough; `make test PYTHON=/path/to/python3.13` names another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# pip 23.2, which Python 3.11 ships, fails where lxml[html_clean] is asked for twice, as by trafilatura's dependencies.
NEW_ENVIRONMENT = $(or $(PYTHON),$(error Python 3.11 or newer is needed; say where: make demo PYTHON=/path/to/python)) -m venv
UPGRADE_PIP = -m pip install --quiet --upgrade pip

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test clean

# Installs the package as a user would, and cleans the example.
demo:
	$(NEW_ENVIRONMENT) build/demo
	build/demo/bin/python $(UPGRADE_PIP)
	build/demo/bin/python -m pip install --quiet .
	build/demo/bin/cleaner examples/harbour.txt

# Passes the tests: those in tests/, and every example in the docstrings and documents.
test:
	$(NEW_ENVIRONMENT) build/test
	build/test/bin/python $(UPGRADE_PIP)
	build/test/bin/python -m pip install --quiet --editable '.[test]'
	build/test/bin/python -m pytest --doctest-glob='*.md' tests src docs README.md

clean:
	rm -rf build
