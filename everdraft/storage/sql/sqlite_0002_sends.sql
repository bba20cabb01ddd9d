-- Step 2: what was sent to models is recorded, a run knows when it goes on by itself, and the
-- documents that a run made are found by the run.

CREATE INDEX documents_of_run ON documents (owner_id, run_id, kind, created_at, id);

-- When a paused run goes on by itself; empty when only a person can say so.
ALTER TABLE runs ADD COLUMN goes_on_at TEXT NOT NULL DEFAULT '';
CREATE INDEX runs_going_on ON runs (goes_on_at) WHERE status = 'PAUSED' AND goes_on_at <> '';

-- Every call that reached a provider. It names its run and outlives it: deleting a CV takes no
-- money back. It holds no word of the CV and none of the answer.
CREATE TABLE sends (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    owner_id      TEXT NOT NULL,
    run_id        TEXT NOT NULL,
    section       TEXT NOT NULL,
    provider      TEXT NOT NULL,
    remote        INTEGER NOT NULL,
    purpose       TEXT NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost_usd      REAL,
    estimated     INTEGER NOT NULL,
    failure       TEXT NOT NULL,
    at            TEXT NOT NULL
) STRICT;
CREATE INDEX sends_of_owner ON sends (owner_id, number);
CREATE INDEX sends_of_run ON sends (run_id, input_tokens, output_tokens);
-- What a day and a month cost, of one person and of all, without looking at a row.
CREATE INDEX sends_by_time ON sends (at, owner_id, cost_usd, input_tokens, output_tokens);
