-- Statements of the SQLite store. Lists of values come as one JSON array: a flush is a small,
-- constant number of statements however many runs wait in it.

-- name: heads
-- Where the streams of a flush stand; taken inside its write transaction.
SELECT stream_id, owner_id, head, epoch, closed, content_type, stream_key
FROM streams WHERE stream_id IN (SELECT value FROM json_each(?1))

-- name: insert_events
-- All accepted events of a flush at once: [[stream_key, seq, body], …].
INSERT INTO events (stream_key, seq, body)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1)

-- name: advance_streams
-- New heads of a flush: [[stream_key, head, epoch, closed], …].
UPDATE streams SET head = given.head, epoch = given.epoch, closed = given.closed
FROM (
    SELECT value ->> 0 AS stream_key, value ->> 1 AS head, value ->> 2 AS epoch, value ->> 3 AS closed
    FROM json_each(?1)
) AS given
WHERE streams.stream_key = given.stream_key

-- name: create_stream
INSERT INTO streams (stream_id, owner_id, content_type, created_at) VALUES (?1, ?2, ?3, ?4)
RETURNING stream_key

-- name: read_events
SELECT seq, body FROM events
WHERE stream_key = (SELECT stream_key FROM streams WHERE stream_id = ?1) AND seq > ?2
ORDER BY seq LIMIT ?3

-- name: read_event_bytes
-- As read_events, where a body is damaged and no text.
SELECT seq, CAST(body AS BLOB) FROM events
WHERE stream_key = (SELECT stream_key FROM streams WHERE stream_id = ?1) AND seq > ?2
ORDER BY seq LIMIT ?3

-- name: head
SELECT stream_id, owner_id, head, epoch, closed, content_type FROM streams WHERE stream_id = ?1

-- name: insert_run
INSERT INTO runs (
    id, stream_id, owner_id, kind, title, subject_id, input, input_hash, language, status, progress,
    attempts, reason, error, summary, document_id, dismissed_at, read_at, reused_run_id, price, hold,
    created_at, updated_at
) VALUES (
    :id, :stream_id, :owner_id, :kind, :title, :subject_id, :input, :input_hash, :language, :status,
    :progress, :attempts, :reason, :error, :summary, :document_id, :dismissed_at, :read_at,
    :reused_run_id, :price, :hold, :created_at, :updated_at
)

-- name: update_run
UPDATE runs SET
    status = :status, updated_at = :updated_at, progress = :progress, attempts = :attempts,
    reason = :reason, goes_on_at = :goes_on_at, error = :error, summary = coalesce(:summary, summary),
    document_id = coalesce(:document_id, document_id), hold = coalesce(:hold, hold),
    dismissed_at = coalesce(:dismissed_at, dismissed_at)
WHERE id = :run_id

-- name: touch_run
UPDATE runs SET read_at = :read_at WHERE id = :run_id AND owner_id = :owner_id

-- name: runs_of_resume
-- What goes with a file, as run ids in one JSON array.
SELECT json_group_array(id) FROM runs WHERE subject_id = :resume_id AND owner_id = :owner_id

-- name: expired_runs
-- Runs that rest or were stopped and that nobody touched, as run ids in one JSON array. One that
-- goes on by itself is still expected.
SELECT json_group_array(id) FROM runs
WHERE status IN ('PAUSED', 'ERROR', 'CANCELLED') AND goes_on_at = ''
    AND updated_at < :before AND read_at < :before

-- name: expired_logs
-- The same of finished runs whose result is kept beside the log.
SELECT json_group_array(id) FROM runs
WHERE status = 'COMPLETED' AND log_deleted_at = '' AND updated_at < :before AND read_at < :before
    AND EXISTS (
        SELECT 1 FROM documents
        WHERE documents.owner_id = runs.owner_id AND documents.run_id = runs.id
            AND documents.kind = :ending
    )

-- name: endings_missing
-- Finished runs of everybody that nobody touched and whose result is in the log alone.
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id)
WHERE r.status = 'COMPLETED' AND r.log_deleted_at = '' AND r.updated_at < ?1 AND r.read_at < ?1
    AND NOT EXISTS (
        SELECT 1 FROM documents
        WHERE documents.owner_id = r.owner_id AND documents.run_id = r.id AND documents.kind = ?2
    )
ORDER BY r.updated_at LIMIT ?3

-- name: release_holds
-- What the open holds of these runs took is given back: [run_id, …].
INSERT INTO credit_entries (id, owner_id, at, kind, amount, run_id, hold)
SELECT id || '/' || hold || '/release', owner_id, ?2, 'release', price, id, hold
FROM runs WHERE id IN (SELECT value FROM json_each(?1)) AND hold > 0
ORDER BY created_at, id

-- name: delete_runs
-- Idempotency keys go with the runs (ON DELETE CASCADE); documents and credits stay.
DELETE FROM runs WHERE id IN (SELECT value FROM json_each(?1)) RETURNING stream_id

-- name: delete_logs
-- Events of streams that stay: their heads are still what they were.
DELETE FROM events WHERE stream_key IN (
    SELECT s.stream_key FROM streams s JOIN runs r USING (stream_id)
    WHERE r.id IN (SELECT value FROM json_each(?1))
)

-- name: note_deleted_logs
UPDATE runs SET log_deleted_at = ?2 WHERE id IN (SELECT value FROM json_each(?1))
RETURNING owner_id, stream_id

-- name: delete_keys_of_runs
DELETE FROM idempotency_keys WHERE run_id IN (SELECT value FROM json_each(?1))

-- name: delete_drafts_of_runs
-- A draft is about a thing when the thing's id is one of the parts of its key, which colons divide.
DELETE FROM drafts WHERE EXISTS (
    SELECT 1 FROM runs
    WHERE runs.id IN (SELECT value FROM json_each(?1)) AND runs.owner_id = drafts.owner_id
        AND instr(':' || drafts.key || ':', ':' || runs.id || ':') > 0
)

-- name: delete_drafts_of_resume
-- As delete_drafts_of_runs, of a file and its documents.
DELETE FROM drafts WHERE owner_id = :owner_id AND (
    instr(':' || key || ':', ':' || :resume_id || ':') > 0
    OR EXISTS (
        SELECT 1 FROM documents
        WHERE documents.owner_id = :owner_id AND documents.subject_id = :resume_id
            AND instr(':' || drafts.key || ':', ':' || documents.id || ':') > 0
    )
)

-- name: delete_streams
-- Their events go with them (ON DELETE CASCADE).
DELETE FROM streams WHERE stream_id IN (SELECT value FROM json_each(?1))
RETURNING owner_id, stream_id, stream_key

-- name: put_draft
INSERT INTO drafts (owner_id, key, body, updated_at) VALUES (:owner_id, :key, :body, :updated_at)
ON CONFLICT (owner_id, key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at

-- name: merge_draft
INSERT INTO drafts (owner_id, key, body, updated_at)
VALUES (:owner_id, :key, json_patch('{}', :body), :updated_at)
ON CONFLICT (owner_id, key) DO UPDATE
SET body = json_patch(drafts.body, :body), updated_at = excluded.updated_at

-- name: delete_draft
DELETE FROM drafts WHERE owner_id = :owner_id AND key = :key

-- name: draft
SELECT * FROM drafts WHERE owner_id = ?1 AND key = ?2

-- name: rename_resume
UPDATE resumes SET title = :title, updated_at = :updated_at
WHERE id = :resume_id AND owner_id = :owner_id

-- name: rename_runs_of_resume
-- A run is listed under what its file is called today.
UPDATE runs SET title = :title WHERE subject_id = :resume_id AND owner_id = :owner_id

-- name: put_credit_entry
INSERT INTO credit_entries (id, owner_id, at, kind, amount, run_id, hold)
VALUES (:id, :owner_id, :at, :kind, :amount, :run_id, :hold)

-- name: balance
SELECT coalesce((SELECT balance FROM credit_accounts WHERE owner_id = ?1), 0)

-- name: reserved
SELECT coalesce(sum(price), 0) FROM runs WHERE owner_id = ?1 AND hold > 0

-- name: credit_entries
SELECT * FROM credit_entries WHERE owner_id = ?1 ORDER BY number DESC LIMIT ?2

-- name: put_send
INSERT INTO sends (
    id, owner_id, run_id, section, provider, remote, purpose, input_tokens, output_tokens, cost_usd,
    estimated, failure, at
) VALUES (
    :id, :owner_id, :run_id, :section, :provider, :remote, :purpose, :input_tokens, :output_tokens,
    :cost_usd, :estimated, :failure, :at
)

-- name: end_send
UPDATE sends SET
    input_tokens = :input_tokens, output_tokens = :output_tokens, cost_usd = :cost_usd,
    estimated = :estimated, failure = :failure
WHERE id = :id

-- name: delete_send
DELETE FROM sends WHERE id = :send_id

-- name: delete_old_sends
DELETE FROM sends WHERE at < :before

-- name: sends
SELECT * FROM sends
WHERE owner_id = ?1
    AND number < coalesce((SELECT number FROM sends WHERE id = ?2), 9223372036854775807)
ORDER BY number DESC LIMIT ?3

-- name: run_tokens
SELECT coalesce(sum(input_tokens + output_tokens), 0) FROM sends WHERE run_id = ?1

-- name: spent
SELECT
    count(*), coalesce(sum(input_tokens + output_tokens), 0), total(cost_usd),
    count(*) FILTER (WHERE cost_usd IS NULL)
FROM sends WHERE at >= ?1 AND (?2 = '' OR owner_id = ?2)

-- name: runs_going_on
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id)
WHERE r.status = 'PAUSED' AND r.goes_on_at <> '' AND r.goes_on_at <= ?1
ORDER BY r.goes_on_at LIMIT ?2

-- name: dismiss_run
UPDATE runs SET dismissed_at = :dismissed_at WHERE id = :run_id AND owner_id = :owner_id

-- name: dismiss_runs
UPDATE runs SET dismissed_at = :dismissed_at
WHERE owner_id = :owner_id AND status IN (SELECT value FROM json_each(:statuses))
    AND dismissed_at = :before

-- name: put_resume
INSERT INTO resumes (
    id, owner_id, file_name, title, media_type, byte_count, sha256, facts, created_at, updated_at
) VALUES (
    :id, :owner_id, :file_name, :title, :media_type, :byte_count, :sha256, :facts, :created_at,
    :updated_at
)

-- name: delete_resume
-- Its documents go with it (ON DELETE CASCADE); its runs went before.
DELETE FROM resumes WHERE id = :resume_id AND owner_id = :owner_id

-- name: put_document
INSERT INTO documents (id, owner_id, kind, subject_id, run_id, body, revision, created_at)
VALUES (:id, :owner_id, :kind, :subject_id, :run_id, :body, :revision, :created_at)

-- name: delete_document
-- Its changes go with it (ON DELETE CASCADE).
DELETE FROM documents WHERE id = :document_id AND owner_id = :owner_id

-- name: revise_document
UPDATE documents SET body = :body, revision = :revision
WHERE id = :document_id AND owner_id = :owner_id AND revision = :revision - 1

-- name: put_document_change
INSERT INTO document_changes (document_id, revision, op_id, operation, before, at)
VALUES (:document_id, :revision, :op_id, :operation, :before, :at)

-- name: document_changes
SELECT c.* FROM document_changes c JOIN documents d ON d.id = c.document_id
WHERE c.document_id = ?1 AND d.owner_id = ?2 ORDER BY c.revision

-- name: document_change
SELECT c.* FROM document_changes c JOIN documents d ON d.id = c.document_id
WHERE c.document_id = ?1 AND d.owner_id = ?2 AND c.op_id = ?3

-- name: put_idempotency_key
INSERT INTO idempotency_keys (owner_id, key, body_hash, run_id, created_at)
VALUES (:owner_id, :key, :body_hash, :run_id, :created_at)

-- name: run
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id)
WHERE r.id = ?1 AND r.owner_id = ?2

-- name: runs_named
-- Several at once: [run_id, …].
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id)
WHERE r.id IN (SELECT value FROM json_each(?2)) AND r.owner_id = ?1

-- name: run_for_worker
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id) WHERE r.id = ?1

-- name: same_run
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id)
WHERE r.owner_id = ?1 AND r.kind = ?2 AND r.input_hash = ?3
ORDER BY r.created_at DESC, r.id DESC LIMIT 1

-- name: runs
-- Newest first, within the owner; empty filters let everything through. ?dismissed NULL is both.
SELECT r.*, s.head, s.epoch FROM runs r JOIN streams s USING (stream_id)
WHERE r.owner_id = :owner_id
    AND (:kind = '' OR r.kind = :kind)
    AND (:subject_id = '' OR r.subject_id = :subject_id)
    AND (:dismissed IS NULL OR (r.dismissed_at <> '') = :dismissed)
    AND (:before_at = '' OR (r.updated_at, r.id) < (:before_at, :before_id))
ORDER BY r.updated_at DESC, r.id DESC LIMIT :limit

-- name: runs_in_status
-- The same for one status. The index is named: by time alone it would walk over all others first.
SELECT r.*, s.head, s.epoch FROM runs r INDEXED BY runs_of_owner JOIN streams s USING (stream_id)
WHERE r.owner_id = :owner_id AND r.status = :status
    AND (:kind = '' OR r.kind = :kind)
    AND (:subject_id = '' OR r.subject_id = :subject_id)
    AND (:dismissed IS NULL OR (r.dismissed_at <> '') = :dismissed)
    AND (:before_at = '' OR (r.updated_at, r.id) < (:before_at, :before_id))
ORDER BY r.updated_at DESC, r.id DESC LIMIT :limit

-- name: count_runs
SELECT status, count(*) AS count FROM runs
WHERE owner_id = ?1 AND status IN (SELECT value FROM json_each(?2)) AND (dismissed_at <> '') = ?3
GROUP BY status

-- name: unfinished_run_ids
SELECT id FROM runs WHERE status IN ('PENDING', 'IN_PROGRESS') ORDER BY created_at, id

-- name: resume
SELECT * FROM resumes WHERE id = ?1 AND owner_id = ?2

-- name: resume_by_sha256
SELECT * FROM resumes WHERE owner_id = ?1 AND sha256 = ?2

-- name: resumes
SELECT * FROM resumes WHERE owner_id = ?1 AND (?2 = '' OR created_at < ?2)
ORDER BY created_at DESC, id DESC LIMIT ?3

-- name: document
SELECT * FROM documents WHERE id = ?1 AND owner_id = ?2

-- name: document_of
SELECT * FROM documents WHERE owner_id = ?1 AND subject_id = ?2 AND kind = ?3
ORDER BY created_at DESC, id DESC LIMIT 1

-- name: documents_apart
SELECT * FROM documents WHERE owner_id = ?1 AND subject_id IS NULL AND kind = ?2
    AND (?4 = '' OR (created_at, id) < (?4, ?5))
ORDER BY created_at DESC, id DESC LIMIT ?3

-- name: documents_of_run
SELECT * FROM documents WHERE owner_id = ?1 AND run_id = ?2 AND kind = ?3 ORDER BY created_at, id

-- name: idempotency_key
SELECT * FROM idempotency_keys WHERE owner_id = ?1 AND key = ?2

-- name: sha256_is_used
SELECT EXISTS (SELECT 1 FROM resumes WHERE owner_id = ?1 AND sha256 = ?2)
