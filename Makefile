# `make run` and `make test` are all a fresh clone needs; see README.md.
PYTHON ?= python3
LAUNCH = .venv/bin/python -m config.launcher
COMPILE = .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
BESIDE_SERVICES = .venv/bin/python -m config.launcher.throwaway
# PORT, DATA_DIR, DATABASE_URL, REDIS_URL, PG_BIN and CHROMIUM may stand in the environment or behind
# the target: `make run PORT=9000`.

.PHONY: run test check fix bench schema messages lock base dev

run: base
	@exec $(LAUNCH)

# `make test T=tests/config` runs only these after the checks.
test: dev
	@.venv/bin/python -m tests.chromium
	@$(BESIDE_SERVICES) sh -c '$(MAKE) --no-print-directory check-here && python -m pytest -n 2 --dist loadfile $(T)'

check: dev
	@$(BESIDE_SERVICES) $(MAKE) --no-print-directory check-here

fix: dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench: dev
	@$(BESIDE_SERVICES) --durable python -m bench

schema: dev
	@$(BESIDE_SERVICES) python manage.py spectacular --validate --fail-on-warn --file docs/openapi.yaml

messages: dev
	@DJANGO_SETTINGS_MODULE=config.settings $(BESIDE_SERVICES) python -m config.messages

# `make lock UPGRADE=--upgrade` also moves to newer versions.
lock: dev
	$(COMPILE) $(UPGRADE) -o requirements/base.txt
	$(COMPILE) $(UPGRADE) -o requirements/dev.txt --extra dev -c requirements/base.txt

base dev:
	@$(PYTHON) requirements/install.py $@

# Expects the services' environment: `check` and `test` provide it.
.PHONY: check-here
check-here:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy .
	.venv/bin/lint-imports
	.venv/bin/python manage.py check
	.venv/bin/python manage.py makemigrations --check --dry-run
