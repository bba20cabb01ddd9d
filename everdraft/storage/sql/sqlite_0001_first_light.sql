-- Step 1 of the schema on SQLite; the schema is the sum of its steps (PRAGMA user_version).
-- A step that has been released is never edited: what changes is the next step.
-- Logs are keyed by stream, whatever the stream is of; every row that a person owns names its owner.

CREATE TABLE streams (
    stream_key   INTEGER PRIMARY KEY,
    stream_id    TEXT NOT NULL UNIQUE,
    owner_id     TEXT NOT NULL,
    content_type TEXT NOT NULL,
    epoch        INTEGER NOT NULL DEFAULT 0,
    head         INTEGER NOT NULL DEFAULT 0,
    closed       INTEGER NOT NULL DEFAULT 0,
    created_at   TEXT NOT NULL,
    expires_at   TEXT
) STRICT;

-- Clustered by stream: what one reader asks for lies together. Bodies are never updated.
CREATE TABLE events (
    stream_key INTEGER NOT NULL REFERENCES streams (stream_key) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    body       ANY NOT NULL,
    PRIMARY KEY (stream_key, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE resumes (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    title      TEXT NOT NULL,
    media_type TEXT NOT NULL,
    byte_count INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    facts      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX resumes_of_owner ON resumes (owner_id, created_at, id);
CREATE UNIQUE INDEX one_resume_per_bytes ON resumes (owner_id, sha256);

CREATE TABLE runs (
    id           TEXT PRIMARY KEY,
    stream_id    TEXT NOT NULL UNIQUE,
    owner_id     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    subject_id   TEXT REFERENCES resumes (id) ON DELETE CASCADE,
    input        TEXT NOT NULL,
    input_hash   TEXT NOT NULL,
    language     TEXT NOT NULL,
    status       TEXT NOT NULL,
    progress     REAL NOT NULL,
    attempts     INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    error        TEXT,
    summary      TEXT NOT NULL,
    document_id  TEXT NOT NULL,
    dismissed_at TEXT NOT NULL,
    read_at      TEXT NOT NULL,
    reused_run_id TEXT NOT NULL,
    price        INTEGER NOT NULL,
    hold         INTEGER NOT NULL,
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL
) STRICT;
CREATE INDEX runs_of_owner ON runs (owner_id, status, updated_at);
CREATE INDEX runs_by_time ON runs (owner_id, updated_at, id);
CREATE INDEX runs_of_subject ON runs (subject_id);
CREATE INDEX runs_same_input ON runs (owner_id, kind, input_hash, created_at);
-- A double click is one run: of one input only one may be unfinished or resting.
CREATE UNIQUE INDEX one_open_run ON runs (owner_id, kind, input_hash)
    WHERE status IN ('PENDING', 'IN_PROGRESS', 'PAUSED', 'ERROR');
CREATE INDEX runs_unfinished ON runs (created_at, id) WHERE status IN ('PENDING', 'IN_PROGRESS');

CREATE TABLE documents (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL,
    kind       TEXT NOT NULL,
    subject_id TEXT REFERENCES resumes (id) ON DELETE CASCADE,
    run_id     TEXT NOT NULL,
    body       TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_of_subject ON documents (owner_id, subject_id, kind, created_at);

-- The log of a document's changes is its history: every operation once, with what it replaced.
CREATE TABLE document_changes (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    revision    INTEGER NOT NULL,
    op_id       TEXT NOT NULL,
    operation   TEXT NOT NULL,
    before      TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (document_id, revision)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_change_per_operation ON document_changes (document_id, op_id);

CREATE TABLE drafts (
    owner_id   TEXT NOT NULL,
    key        TEXT NOT NULL,
    body       TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (owner_id, key)
) STRICT, WITHOUT ROWID;

-- The balance is the sum of the entries; it is kept beside them so that a start can be refused in its
-- own transaction, and the CHECK is what refuses.
CREATE TABLE credit_accounts (
    owner_id TEXT PRIMARY KEY,
    balance  INTEGER NOT NULL CHECK (balance >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE credit_entries (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    owner_id TEXT NOT NULL,
    at       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    amount   INTEGER NOT NULL,
    run_id   TEXT NOT NULL,
    hold     INTEGER NOT NULL
) STRICT;
CREATE INDEX credit_entries_of_owner ON credit_entries (owner_id, number);
CREATE UNIQUE INDEX one_settlement ON credit_entries (run_id) WHERE kind = 'settle';
CREATE UNIQUE INDEX one_entry_per_hold ON credit_entries (run_id, hold, kind) WHERE kind <> 'grant';
-- A hold is closed once: settled or released, never both.
CREATE UNIQUE INDEX one_close_per_hold ON credit_entries (run_id, hold)
    WHERE kind IN ('settle', 'release');

CREATE TRIGGER balance_is_the_sum AFTER INSERT ON credit_entries BEGIN
    INSERT INTO credit_accounts (owner_id, balance) VALUES (new.owner_id, 0)
        ON CONFLICT (owner_id) DO NOTHING;
    UPDATE credit_accounts SET balance = balance + new.amount WHERE owner_id = new.owner_id;
END;

CREATE TABLE idempotency_keys (
    owner_id   TEXT NOT NULL,
    key        TEXT NOT NULL,
    body_hash  TEXT NOT NULL,
    run_id     TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    PRIMARY KEY (owner_id, key)
) STRICT, WITHOUT ROWID;
