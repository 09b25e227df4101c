# Everything that is done with Kith, one word each. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Compiled parts are kept outside the checkout, so that a fresh clone starts from them.
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/kith/target

LISTEN ?= 127.0.0.1:8080

.PHONY: help run build test bench burden fuzz format lint check-rust check-pages pages-ready

help: ## List what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## Build and start Kith with a made-up authority at http://localhost:8080
	"$$CARGO_TARGET_DIR/release/kith" demo --listen $(LISTEN)

build: pages-ready ## Build the one program, target/release/kith below CARGO_TARGET_DIR
	cargo build --release --locked --package kith

test: pages-ready ## Check format and lints, run all tests on SQLite and PostgreSQL, and the journeys in a browser
	@scripts/install-for-tests.sh
	$(MAKE) --no-print-directory format lint check-rust check-pages

format:
	cargo fmt --all --check
	# Rules are declared by a macro, through which cargo fmt does not look.
	rustfmt --edition 2024 --check crates/returns/src/*/rules/*.rs

lint:
	cargo clippy --workspace --all-targets --locked -- --deny warnings

check-rust:
	scripts/postgres-for-tests.sh cargo nextest run --workspace --locked --no-fail-fast
	cargo test --workspace --locked --doc

check-pages: pages-ready
	cargo build --locked --package kith
	KITH_BINARY="$$CARGO_TARGET_DIR/debug/kith" npm run --silent browser

burden: pages-ready ## Count what people key in the standard story, and print the table
	@scripts/install-for-tests.sh
	cargo build --locked --package kith
	KITH_BINARY="$$CARGO_TARGET_DIR/debug/kith" npm run --silent burden

bench: pages-ready ## Measure side by side with raw SQLite, and print ratios
	@scripts/install-for-tests.sh
	scripts/postgres-for-tests.sh cargo run --release --locked --package kith -- bench $(BENCH)

fuzz: ## Feed the readers with damaged input for a while (SECONDS_EACH=60)
	PROPTEST_CASES=$$(( $${SECONDS_EACH:-60} * 2000 )) cargo nextest run --release --locked --package returns --package casework damage total
	@command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked
	# Coverage is a switch that the stable compiler has and does not offer; what is found anew is kept outside the tree.
	cd fuzz && for target in $$(cargo fuzz list); do \
		RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none $$target $$(mktemp -d) corpus/$$target -- \
			-max_total_time=$${SECONDS_EACH:-60} -max_len=20000 -timeout=20; done

# Styles and scripts come from npm by lock file.
pages-ready: node_modules/.package-lock.json

node_modules/.package-lock.json: package.json package-lock.json
	@scripts/install-for-building.sh
	npm ci --no-audit --no-fund --ignore-scripts
	@touch $@
