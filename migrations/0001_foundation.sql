-- One text for SQLite and PostgreSQL. Instants are BIGINT milliseconds since 1970 in UTC; local times, dates, ids and words are TEXT.

CREATE TABLE facts (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Staff and how they come in -------------------------------------------------------------------

CREATE TABLE staff (
    id            TEXT   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    role          TEXT   NOT NULL,
    password_hash TEXT,
    disabled_at   BIGINT,
    created_at    BIGINT NOT NULL
);

-- Sign-ins: random tokens, only their SHA-256 is kept. `ends_at` is absolute, `seen_at` drives the idle end.
CREATE TABLE sign_ins (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    staff_id   TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL
);
CREATE INDEX sign_ins_by_staff ON sign_ins (staff_id);

-- One-time links: the first administrator (no staff_id), or a member's first password.
CREATE TABLE setup_links (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    staff_id   TEXT   REFERENCES staff (id) ON DELETE CASCADE,
    ends_at    BIGINT NOT NULL,
    used_at    BIGINT
);

CREATE TABLE api_tokens (
    id           TEXT   NOT NULL PRIMARY KEY,
    name         TEXT   NOT NULL,
    token_hash   TEXT   NOT NULL UNIQUE,
    scopes       TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT,
    revoked_at   BIGINT
);

-- Planning -------------------------------------------------------------------------------------

CREATE TABLE audiences (
    id            TEXT   NOT NULL PRIMARY KEY,
    name          TEXT   NOT NULL,
    needs         TEXT   NOT NULL,
    languages     TEXT   NOT NULL,
    reading_level TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL,
    version       BIGINT NOT NULL
);

CREATE TABLE campaigns (
    id           TEXT   NOT NULL PRIMARY KEY,
    slug         TEXT   NOT NULL UNIQUE,
    name         TEXT   NOT NULL,
    objective    TEXT   NOT NULL,
    main_message TEXT   NOT NULL,
    starts_on    TEXT   NOT NULL,
    ends_on      TEXT   NOT NULL,
    zone         TEXT   NOT NULL,
    color        TEXT   NOT NULL,
    published_at BIGINT,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);

CREATE TABLE campaign_audiences (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    audience_id TEXT NOT NULL REFERENCES audiences (id),
    PRIMARY KEY (campaign_id, audience_id)
);
CREATE INDEX campaign_audiences_by_audience ON campaign_audiences (audience_id);

CREATE TABLE clinicians (
    id           TEXT   NOT NULL PRIMARY KEY,
    name         TEXT   NOT NULL,
    position     TEXT   NOT NULL,
    email        TEXT   NOT NULL,
    zone         TEXT   NOT NULL,
    topics       TEXT   NOT NULL,
    feed_version BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);

-- `starts` and `zone` are the master; `starts_at` is derived from them with the zone data named in `tzdata`.
CREATE TABLE sessions (
    id           TEXT   NOT NULL PRIMARY KEY,
    campaign_id  TEXT   REFERENCES campaigns (id),
    title        TEXT   NOT NULL,
    summary      TEXT   NOT NULL,
    slug         TEXT   NOT NULL UNIQUE,
    code         TEXT   NOT NULL UNIQUE,
    state        TEXT   NOT NULL,
    starts       TEXT,
    zone         TEXT   NOT NULL,
    tzdata       TEXT   NOT NULL,
    minutes      BIGINT NOT NULL,
    starts_at    BIGINT,
    ends_at      BIGINT,
    join_url     TEXT,
    moderation   TEXT   NOT NULL,
    sequence     BIGINT NOT NULL,
    published_at BIGINT,
    closed_at    BIGINT,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX sessions_by_start ON sessions (starts_at);
CREATE INDEX sessions_by_campaign ON sessions (campaign_id);

CREATE TABLE slots (
    id             TEXT   NOT NULL PRIMARY KEY,
    session_id     TEXT   NOT NULL REFERENCES sessions (id),
    clinician_id   TEXT   NOT NULL REFERENCES clinicians (id),
    role           TEXT   NOT NULL,
    offset_minutes BIGINT NOT NULL,
    minutes        BIGINT,
    starts_at      BIGINT NOT NULL,
    ends_at        BIGINT NOT NULL,
    state          TEXT   NOT NULL,
    sequence       BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL
);
CREATE INDEX slots_by_session ON slots (session_id);
CREATE INDEX slots_by_clinician ON slots (clinician_id, starts_at);

-- Questions ------------------------------------------------------------------------------------

CREATE TABLE questions (
    id              TEXT   NOT NULL PRIMARY KEY,
    handle          TEXT   NOT NULL UNIQUE,
    session_id      TEXT   NOT NULL REFERENCES sessions (id),
    text            TEXT   NOT NULL,
    kind            TEXT   NOT NULL,
    state           TEXT   NOT NULL,
    visibility      TEXT   NOT NULL,
    urgency         TEXT   NOT NULL,
    public_text     TEXT,
    answer          TEXT,
    public_answer   TEXT,
    reason          TEXT,
    voter           TEXT,
    votes           BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    acknowledged_at BIGINT,
    answered_at     BIGINT,
    updated_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE INDEX questions_by_session ON questions (session_id, visibility);
CREATE INDEX questions_by_state ON questions (state, created_at);

-- Names and addresses apart from the text, so that few queries can reach them.
CREATE TABLE question_contacts (
    question_id TEXT NOT NULL PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
    name        TEXT,
    email       TEXT
);

-- The thread between the asker and us.
CREATE TABLE question_entries (
    id          TEXT   NOT NULL PRIMARY KEY,
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    kind        TEXT   NOT NULL,
    author      TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX question_entries_by_question ON question_entries (question_id, at);

-- Internal: a table of its own, so that no thread can show one.
CREATE TABLE question_notes (
    id          TEXT   NOT NULL PRIMARY KEY,
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    author      TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX question_notes_by_question ON question_notes (question_id, at);

CREATE TABLE votes (
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    voter       TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (question_id, voter)
);

-- A repeated POST finds what the first one made. `fingerprint` is a SHA-256 of the body.
CREATE TABLE repeats (
    scope       TEXT   NOT NULL,
    key         TEXT   NOT NULL,
    fingerprint TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX repeats_by_age ON repeats (at);

-- What happened --------------------------------------------------------------------------------

-- Append-only: who did what to which thing, and when.
CREATE TABLE activities (
    id         TEXT   NOT NULL PRIMARY KEY,
    at         BIGINT NOT NULL,
    actor_kind TEXT   NOT NULL,
    actor_id   TEXT   NOT NULL,
    actor      TEXT   NOT NULL,
    verb       TEXT   NOT NULL,
    noun       TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    detail     TEXT   NOT NULL
);
CREATE INDEX activities_by_subject ON activities (noun, subject, at);

-- A topic's counter: gapless and in commit order, since its row is locked until the commit.
CREATE TABLE topics (
    name TEXT   NOT NULL PRIMARY KEY,
    seq  BIGINT NOT NULL
);

CREATE TABLE events (
    topic   TEXT   NOT NULL,
    seq     BIGINT NOT NULL,
    kind    TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (topic, seq)
);
CREATE INDEX events_by_age ON events (at);
