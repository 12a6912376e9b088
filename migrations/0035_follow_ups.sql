-- An asker asks back, and says whether an answer helped.

-- When they last asked back after an end: what is answered to that goes to them alone.
ALTER TABLE questions ADD COLUMN followed_up_at BIGINT;
-- Whether the newest answer helped, as they say: 1 or 0.
ALTER TABLE questions ADD COLUMN helped BIGINT;
-- What the reader of signs found in what they wrote then, as in a question's own.
ALTER TABLE question_entries ADD COLUMN signs TEXT;
-- The entry in which somebody may be in danger; NULL where it is the question itself.
ALTER TABLE alarms ADD COLUMN entry_id TEXT;

-- An answer that is public stays, while its asker is answered what they asked back.
DROP INDEX questions_by_answer;
CREATE INDEX questions_by_answer ON questions (answered_at) WHERE visibility = 'public' AND public_answer IS NOT NULL;
DROP INDEX questions_answered_at_ask;
CREATE INDEX questions_answered_at_ask ON questions (answered_at)
    WHERE session_id IS NULL AND visibility = 'public' AND public_answer IS NOT NULL;
-- What was opened again has no public answer. An older version left one standing behind, where its state alone hid it.
UPDATE questions SET public_answer = NULL WHERE state IN ('received', 'acknowledged');
