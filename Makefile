# Everything you need is behind one word; `make help` says which. Python 3.11 or newer, git and make are enough.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test prove ci lint bench screenshots openapi chromium
MAKEFLAGS += --no-print-directory

# The Node that scripts/setup-node chose comes first, and nothing may fetch a browser of its own.
export PATH := $(CURDIR)/.tools/node:$(PATH)
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export PUPPETEER_SKIP_DOWNLOAD := 1
PWA_SOURCES := $(shell find pwa/src pwa/public pwa/tools -type f -not -path '*/node_modules/*' 2>/dev/null) \
  $(wildcard pwa/*.html pwa/*.json pwa/*.ts)

help:         ## say what each target does
	@grep -hE '^[a-z]+: .*##' $(firstword $(MAKEFILE_LIST)) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

run: .venv/.ready pwa/dist/index.html  ## set up, fill in the demo the first time, and serve on http://localhost:8000
	@scripts/run

test: .venv/.ready pwa/node_modules/.ready chromium  ## everything that guards a change: lint, SQLite, PostgreSQL, app, browser
	@.venv/bin/python scripts/test_all.py test

prove: .venv/.ready pwa/dist/index.html chromium  ## the long proofs: kill, race, load, figures (PROVE=short for a short round)
	@.venv/bin/python scripts/test_all.py prove

ci:           ## what the build server runs: test, then a short prove
	@.ci/run

lint: .venv/.ready pwa/node_modules/.ready  ## ruff, mypy, biome and tsc
	@.venv/bin/python scripts/test_all.py lint

bench: .venv/.ready  ## how fast it is, as ratios to a floor measured in the same run
	@scripts/find-postgres -- .venv/bin/python -m bench

screenshots: .venv/.ready pwa/dist/index.html chromium  ## pictures of every screen, into screenshots/out
	@.venv/bin/python scripts/screenshots.py

openapi: .venv/.ready pwa/node_modules/.ready  ## write openapi.yaml and the app's types from what the server serves
	@.venv/bin/linkup openapi > openapi.yaml.new && mv openapi.yaml.new openapi.yaml
	@npm --prefix pwa/tools run --silent types

chromium:
	@scripts/setup-chromium >/dev/null

.venv/.ready: pyproject.toml uv.lock scripts/setup-python
	@scripts/setup-python

pwa/node_modules/.ready: pwa/package-lock.json pwa/tools/package-lock.json scripts/setup-node .venv/.ready
	@scripts/setup-node

pwa/dist/index.html: pwa/node_modules/.ready $(PWA_SOURCES)
	@cd pwa && npm run --silent build && touch dist/index.html
