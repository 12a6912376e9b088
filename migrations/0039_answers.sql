-- Answers that are found again: each published one has a page of its own.

CREATE TABLE answers (
    question_id  TEXT   NOT NULL PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
    -- The address part, from the public wording; it stays.
    slug         TEXT   NOT NULL UNIQUE,
    -- When it was first published.
    published_at BIGINT NOT NULL,
    -- When somebody of ours last said that it holds, and the last day until which that counts.
    reviewed_at  BIGINT NOT NULL,
    review_by    TEXT   NOT NULL,
    -- The clinician whose words were sent; NULL where the team wrote it.
    author_id    TEXT   REFERENCES clinicians (id) ON DELETE SET NULL,
    -- 1 while everybody reads it: written with its question.
    shown        BIGINT NOT NULL
);
CREATE INDEX answers_shown ON answers (published_at, question_id) WHERE shown = 1;
-- By topic, the few that were published.
CREATE INDEX questions_answered_by_topic ON questions (topic_id) WHERE topic_id IS NOT NULL AND public_answer IS NOT NULL;
-- Where a session is recorded, for all to watch.
ALTER TABLE sessions ADD COLUMN recording_url TEXT;
