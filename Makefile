# make run: set up and start the desk of a demo university. make test: set up and pass.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PO := $(wildcard src/pedel/locale/*/LC_MESSAGES/*.po src/pedel/desk/*/locale/*/LC_MESSAGES/*.po)

.PHONY: run test assets networks system bench docs lint types boundaries messages lock clean

run: assets
	@$(BIN)/pedel desk run --demo

test: lint types boundaries assets system networks
	$(BIN)/python -m pytest -q -n 2 --dist loadscope

# The third-party parts of the pages. Node comes with the environment, none is needed on the machine.
assets: assets/node_modules/ready
	@$(BIN)/node assets/build.mjs

assets/node_modules/ready: assets/package-lock.json assets/package.json $(VENV)/ready
	cd assets && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent
	touch $@

# A real Bluesky server for the tests of that connector.
networks: tests/networks/pds/node_modules/ready

tests/networks/pds/node_modules/ready: tests/networks/pds/package-lock.json tests/networks/pds/package.json $(VENV)/ready | system
	@tests/networks/pds/install

# A browser and a PostgreSQL server for the tests, from Debian's packages where they are missing.
system:
	@tests/install-system-parts

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
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/bench: $(VENV)/ready requirements/bench.txt
	test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@

# What Pedel itself says, gathered from the source; new lines then wait in the .po for their Dutch.
messages: $(VENV)/ready
	$(BIN)/python gather_messages.py
	$(BIN)/pybabel --quiet extract --project Pedel --header-comment "# What Pedel itself says." --add-location file --width 110 -o src/pedel/locale/pedel.pot src/pedel/policy
	$(BIN)/pybabel --quiet update -D pedel -i src/pedel/locale/pedel.pot -d src/pedel/locale --no-fuzzy-matching --width 110

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --override requirements/left-out.txt --extra desk pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --override requirements/left-out.txt --extra desk pyproject.toml requirements/dev.in -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/bench.in -o requirements/bench.txt

clean:
	rm -rf $(VENV) $(VENV)-bench assets/node_modules tests/networks/pds/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
