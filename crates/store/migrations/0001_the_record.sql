-- The ledger, its index by subject, and what surrounds it. Never edit this file once it is released: add another.

CREATE TABLE ledger (
    sequence {KEY},
    id {TEXT} NOT NULL UNIQUE,
    header {TEXT} NOT NULL,
    leaf {TEXT} NOT NULL
);

-- Apart from the ledger, so that what an entry says can be lawfully destroyed while its header stays.
CREATE TABLE body (
    sequence {KEY},
    salt {TEXT} NOT NULL,
    body {TEXT} NOT NULL
);

-- One row. Whoever writes to the ledger locks it first.
CREATE TABLE ledger_head (
    only_one {KEY} CHECK (only_one = 1),
    size BIGINT NOT NULL,
    frontier {TEXT} NOT NULL,
    root {TEXT} NOT NULL,
    recorded_at BIGINT NOT NULL,
    views_reflect BIGINT NOT NULL
);

-- Which entries are about whom. An amendment also stands under the subjects and the kind of what it amends, so that whoever reads
-- those reads it too.
CREATE TABLE about (
    subject {TEXT} NOT NULL,
    kind {TEXT} NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (subject, kind, sequence)
) {CLUSTERED};

CREATE TABLE checkpoint (
    size {KEY},
    text {TEXT} NOT NULL
);

-- Whose body may be deleted, and by which two people's decision.
CREATE TABLE destruction (
    sequence {KEY},
    proposal {TEXT} NOT NULL,
    proposed_by {TEXT} NOT NULL,
    confirmed_by {TEXT} NOT NULL,
    CHECK (proposed_by <> confirmed_by)
);

-- How each read table was declared when it was filled.
CREATE TABLE read_table (
    name {TEXT} NOT NULL PRIMARY KEY,
    shape {TEXT} NOT NULL
);

CREATE TABLE access_log (
    number {NUMBERED},
    at BIGINT NOT NULL,
    worker {TEXT} NOT NULL,
    subject {TEXT} NOT NULL,
    action {TEXT} NOT NULL,
    purpose {TEXT} NOT NULL,
    decision {TEXT} NOT NULL,
    policy_reason {TEXT} NOT NULL
);
CREATE INDEX access_log_subject ON access_log (subject, number);
CREATE INDEX access_log_worker ON access_log (worker, number);

CREATE TABLE job (
    number {NUMBERED},
    kind {TEXT} NOT NULL,
    body {TEXT} NOT NULL,
    dedup {TEXT} UNIQUE,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    leased_until BIGINT,
    given_up_at BIGINT,
    error {TEXT}
);
CREATE INDEX job_run_at ON job (run_at, number);

CREATE TABLE account (
    worker {TEXT} NOT NULL PRIMARY KEY,
    sign_in_name {TEXT} NOT NULL UNIQUE,
    shown_name {TEXT} NOT NULL,
    password_hash {TEXT},
    roles {TEXT} NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE TABLE session (
    token_digest {TEXT} NOT NULL PRIMARY KEY,
    worker {TEXT} NOT NULL,
    began_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    held {TEXT} NOT NULL
);
CREATE INDEX session_worker ON session (worker);
CREATE INDEX session_ends_at ON session (ends_at);

CREATE TABLE draft (
    worker {TEXT} NOT NULL,
    form {TEXT} NOT NULL,
    typed {TEXT} NOT NULL,
    based_on BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (worker, form)
);

CREATE TABLE setting (
    name {TEXT} NOT NULL PRIMARY KEY,
    value {TEXT} NOT NULL
);
