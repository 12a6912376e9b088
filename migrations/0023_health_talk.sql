-- A question may be asked outside any session: on "Ask our experts". Neither database lets a column of both become one that
-- may be empty by one statement, so another takes its place.
ALTER TABLE questions ADD COLUMN asked_in TEXT REFERENCES sessions (id);
UPDATE questions SET asked_in = session_id;
DROP INDEX questions_by_session;
DROP INDEX questions_now;
DROP INDEX questions_by_voter;
DROP INDEX questions_by_session_and_state;
ALTER TABLE questions DROP COLUMN session_id;
ALTER TABLE questions RENAME COLUMN asked_in TO session_id;
CREATE INDEX questions_by_session ON questions (session_id, visibility);
CREATE UNIQUE INDEX questions_now ON questions (session_id) WHERE place = 'now';
CREATE INDEX questions_by_voter ON questions (session_id, voter, created_at);
CREATE INDEX questions_by_session_and_state ON questions (session_id, state, created_at, id);

-- What the reader of signs found in the text when it came: kinds, places and the entries of lists that fired, as JSON.
ALTER TABLE questions ADD COLUMN signs TEXT;
-- Whether its author has decided about what in it could say who they are.
ALTER TABLE questions ADD COLUMN marks_settled BIGINT NOT NULL DEFAULT 0;

-- An alarm: somebody may be in danger. It is open until people say how it ended.
CREATE TABLE alarms (
    question_id   TEXT   NOT NULL PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
    raised_at     BIGINT NOT NULL,
    -- Who marked it by hand; NULL where the reader of signs did.
    raised_by     TEXT,
    -- Whether it takes two to say that it is none (self-harm, abuse).
    grave         BIGINT NOT NULL,
    -- How many rungs of the ladder were called.
    called        BIGINT NOT NULL,
    seen_by       TEXT,
    seen_name     TEXT,
    seen_at       BIGINT,
    outcome       TEXT,
    ended_by      TEXT,
    ended_name    TEXT,
    ended_at      BIGINT,
    seconded_by   TEXT,
    seconded_name TEXT,
    over_at       BIGINT
);
CREATE INDEX alarms_open ON alarms (raised_at, question_id) WHERE over_at IS NULL;
-- Letters that call for help, among all others.
CREATE INDEX letters_of_calls ON letters (state) WHERE kind = 'call';

-- Whom an alarm has called: nobody twice.
CREATE TABLE alarm_calls (
    id          TEXT   NOT NULL PRIMARY KEY,
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    staff_id    TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    rung        BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    UNIQUE (question_id, staff_id)
);

-- Who is on duty, by the week in the house's zone: minutes since Monday, 00:00, the end exclusive.
CREATE TABLE duty_shifts (
    id         TEXT   NOT NULL PRIMARY KEY,
    staff_id   TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    starts     BIGINT NOT NULL,
    ends       BIGINT NOT NULL
);
CREATE INDEX duty_shifts_by_start ON duty_shifts (starts);
-- Days on which somebody is away: from the first to the last, both included.
CREATE TABLE duty_away (
    id         TEXT   NOT NULL PRIMARY KEY,
    staff_id   TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    first_day  TEXT   NOT NULL,
    last_day   TEXT   NOT NULL
);

-- Texts of ours with marks that a person let stand, by their digest.
CREATE TABLE standing_texts (
    digest TEXT   NOT NULL PRIMARY KEY,
    at     BIGINT NOT NULL
);

-- What stood in public before there was a gate was published by a person, or in a session without moderation: it keeps its wording.
UPDATE questions SET public_text = text WHERE public_text IS NULL AND visibility = 'public';
