-- Taking people offline: to whom, how they are reached, until when, and how it ended.

-- Who takes up what the desk hands over. Letters go to its address; its lead hears of what rests.
CREATE TABLE teams (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    email      TEXT NOT NULL,
    lead_id    TEXT REFERENCES staff (id),
    -- JSON: categories that go to it unless somebody says otherwise.
    categories TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version    BIGINT NOT NULL
);

CREATE TABLE handoffs (
    id           TEXT PRIMARY KEY,
    question_id  TEXT NOT NULL REFERENCES questions (id),
    category     TEXT NOT NULL,
    -- NULL where the desk sees to it itself.
    team_id      TEXT REFERENCES teams (id),
    standing     TEXT NOT NULL,
    -- How its asker is reached, when, and what they told for that alone. Nothing of it stands in the thread.
    contact      TEXT,
    best_time    TEXT,
    details      TEXT,
    -- When they agreed to that.
    agreed_at    BIGINT,
    tries        BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    -- 1 once its lead was told that it rests, which is told again after a day.
    told         BIGINT NOT NULL,
    outcome      TEXT,
    closed_at    BIGINT,
    link_version BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL
);
-- One at a time.
CREATE UNIQUE INDEX handoffs_open ON handoffs (question_id) WHERE closed_at IS NULL;
CREATE INDEX handoffs_by_question ON handoffs (question_id);
CREATE INDEX handoffs_resting ON handoffs (due_at) WHERE closed_at IS NULL;
CREATE INDEX handoffs_by_team ON handoffs (team_id);

-- Until when its asker is to be reached; NULL where nobody was asked to.
ALTER TABLE questions ADD COLUMN handoff_due_at BIGINT;
CREATE INDEX questions_offline ON questions (state, created_at, id) WHERE handoff_due_at IS NOT NULL;
