# make run: set up and check the example drafts. make test: set up and pass.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PO := $(wildcard src/pedel/locale/*/LC_MESSAGES/*.po)

.PHONY: run test bench docs lint types boundaries messages lock clean

run: $(VENV)/ready
	@$(BIN)/pedel demo

test: lint types boundaries
	$(BIN)/python -m pytest -q

lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/ready
	$(BIN)/mypy

boundaries: $(VENV)/ready
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/bench
	$(BIN)/python -m bench

docs: $(VENV)/ready
	$(BIN)/python docs/generate.py

# The environment is made anew whenever a lock, the package's metadata or a translation changes.
$(VENV)/ready: requirements/dev.txt pyproject.toml build_messages.py $(PO)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/bench: $(VENV)/ready requirements/bench.txt
	test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@

# What Pedel itself says, gathered from the source; new lines then wait in the .po for their Dutch.
messages: $(VENV)/ready
	$(BIN)/pybabel --quiet extract --project Pedel --header-comment "# What Pedel itself says." --add-location file --width 110 -o src/pedel/locale/pedel.pot src/pedel
	$(BIN)/pybabel --quiet update -D pedel -i src/pedel/locale/pedel.pot -d src/pedel/locale --no-fuzzy-matching --width 110

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml requirements/dev.in -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/bench.in -o requirements/bench.txt

clean:
	rm -rf $(VENV) $(VENV)-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
