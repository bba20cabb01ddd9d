-- Step 3: a finished run outlives its log, and what holds of deleted runs took is given back.

-- When the log of a finished run was deleted; empty while it is there.
ALTER TABLE runs ADD COLUMN log_deleted_at TEXT NOT NULL DEFAULT '';

-- Runs that were deleted with an open hold took its credits with them: nobody else can close it now.
INSERT INTO credit_entries (id, owner_id, at, kind, amount, run_id, hold)
SELECT
    opened.run_id || '/' || opened.hold || '/release', opened.owner_id,
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'release', -opened.amount, opened.run_id, opened.hold
FROM credit_entries AS opened
WHERE opened.kind = 'reserve'
    AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.id = opened.run_id)
    AND NOT EXISTS (
        SELECT 1 FROM credit_entries AS closed
        WHERE closed.run_id = opened.run_id AND closed.hold = opened.hold
            AND closed.kind IN ('settle', 'release')
    )
ORDER BY opened.number;
