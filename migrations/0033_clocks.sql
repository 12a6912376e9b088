-- How soon what people said to us is taken in hand, and answered: targets, and the clocks that run towards them.

-- What the house agreed on; an empty kind or source is every one.
CREATE TABLE target_rules (
    kind        TEXT NOT NULL,
    source      TEXT NOT NULL,
    acknowledge TEXT NOT NULL,
    answer      TEXT NOT NULL,
    PRIMARY KEY (kind, source)
);

ALTER TABLE questions ADD COLUMN source TEXT NOT NULL DEFAULT 'session';
UPDATE questions SET source = 'ask' WHERE session_id IS NULL;
-- The page on which it was said, for what the desk brings in.
ALTER TABLE questions ADD COLUMN source_url TEXT;
-- Since when the clocks run: arrival, or when it was opened again.
ALTER TABLE questions ADD COLUMN clock_from BIGINT NOT NULL DEFAULT 0;
UPDATE questions SET clock_from = created_at;
ALTER TABLE questions ADD COLUMN acknowledge_by BIGINT;
ALTER TABLE questions ADD COLUMN answer_by BIGINT;
-- When the clock that runs now is over; NULL while none runs.
ALTER TABLE questions ADD COLUMN late_at BIGINT;
UPDATE questions SET late_at = due_at WHERE state IN ('received', 'acknowledged');
-- When half of it is over, what somebody was reminded of already, and when somebody is next.
ALTER TABLE questions ADD COLUMN acknowledge_half BIGINT;
ALTER TABLE questions ADD COLUMN answer_half BIGINT;
ALTER TABLE questions ADD COLUMN warned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN warn_at BIGINT;
CREATE INDEX questions_by_warning ON questions (warn_at) WHERE warn_at IS NOT NULL;
DROP INDEX questions_by_due;
CREATE INDEX questions_by_late ON questions (state, late_at) WHERE late_at IS NOT NULL;

-- What clinicians wrote and nobody has sent yet, and what waits for them: the oldest first.
CREATE INDEX questions_to_send ON questions (state, created_at, id) WHERE proposed_at IS NOT NULL;
CREATE INDEX questions_with_clinicians ON questions (state, created_at, id) WHERE proposed_at IS NULL AND clinician_id IS NOT NULL;
