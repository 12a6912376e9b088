-- How a session takes questions while it runs, set at the desk; `slow_seconds` lies between two questions of one person.
ALTER TABLE sessions ADD COLUMN paused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN questions_until BIGINT;
ALTER TABLE sessions ADD COLUMN slow_seconds BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN votes_hidden BIGINT NOT NULL DEFAULT 0;
-- A line from the desk to the experts' screen; nobody else reads it.
ALTER TABLE sessions ADD COLUMN stage_line TEXT NOT NULL DEFAULT '';

-- Until when whoever looks after it means to answer.
ALTER TABLE questions ADD COLUMN due_at BIGINT;
-- The question that this one was joined with: it is answered there.
ALTER TABLE questions ADD COLUMN umbrella_id TEXT REFERENCES questions (id);
-- Who has it open at this moment, and until when that counts.
ALTER TABLE questions ADD COLUMN claimed_by TEXT;
ALTER TABLE questions ADD COLUMN claimed_name TEXT;
ALTER TABLE questions ADD COLUMN claimed_until BIGINT;
CREATE INDEX questions_by_umbrella ON questions (umbrella_id);
CREATE INDEX questions_by_voter ON questions (session_id, voter, created_at);
CREATE INDEX questions_by_due ON questions (due_at);

-- Joined questions bring their voters along: `via` says with which one a vote came, so that parting takes it back.
ALTER TABLE votes ADD COLUMN via TEXT;

-- Somebody in the audience says that a public question should not stand there. `settled` once the desk has decided.
CREATE TABLE question_reports (
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    voter       TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    settled     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (question_id, voter)
);

-- Who wants a public question's answer by mail. Apart from the text, as other contacts are.
CREATE TABLE question_followers (
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    email       TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (question_id, email)
);
