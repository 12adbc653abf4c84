# `make check` runs what CI runs, on the last commit; `make quick` runs it on the working tree, in your own environment.
.PHONY: check quick readme

check:
	.ci/run

quick:
	python -m pytest
	python -m ruff check .
	python -m ruff format --check .
	python -m mypy
	lint-imports

# Writes the texts of --help, the outputs, the tables and the picture into README.md and docs/
readme:
	python tests/test_readme.py
