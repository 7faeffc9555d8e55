# Everything a developer types. Needs Python 3.12 or newer and make; the rest is fetched once.
PYTHON_HERE := .venv/bin/python
WORKERS ?= 3
.DEFAULT_GOAL := help
# Else each of the forty processes of the tests compiles the same four hundred modules.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help setup run test assure check fmt manage shell openapi operations requirements

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

setup: ## Make .venv and fetch what is missing; every other command does this first
	@sh tools/setup.sh

run: setup ## Run EMPACT on this machine until Ctrl-C (PORT=8000, EMPACT_VAR=var)
	@exec $(PYTHON_HERE) -m tools.run

test: setup ## Run every test; ARGS=tests/oaps for some, WORKERS=9 on eight cores
	@$(PYTHON_HERE) -m tools.browser
	@exec $(PYTHON_HERE) -m pytest -n $(WORKERS) $(ARGS)

assure: setup ## Run the long loops (kills, a lost broker) and write docs/assurance.md
	@exec $(PYTHON_HERE) -m tools.assure $(ARGS)

check: setup ## Check style, types, imports, migrations and templates
	@exec $(PYTHON_HERE) -m tools.check

fmt: setup ## Format the code and sort its imports
	@$(PYTHON_HERE) -m ruff check --quiet --select I --fix .
	@$(PYTHON_HERE) -m ruff format .

manage: setup ## Run a management command on the data of make run: make manage ARGS="showmigrations"
	@exec $(PYTHON_HERE) -m tools.manage $(ARGS)

shell: setup ## Open a Python shell on the data of make run
	@exec $(PYTHON_HERE) -m tools.manage shell

openapi: setup ## Write the description of the API (empact/api/openapi.json)
	@exec $(PYTHON_HERE) -m tools.manage openapi

operations: setup ## Write the table of variables into docs/operations.md
	@exec $(PYTHON_HERE) -m tools.operations

requirements: setup ## Compile requirements/*.txt from pyproject.toml (UPGRADE=1 for newer versions)
	@exec $(PYTHON_HERE) -m tools.requirements $(if $(UPGRADE),--upgrade)
