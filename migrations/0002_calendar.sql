-- One calendar for posts and sessions, slots that clinicians answer by link, letters, jobs and imports.

-- Jobs -----------------------------------------------------------------------------------------

-- A lease is `attempt` (the fence) and `leased_until`: only who holds both may finish. `state`: waiting, running, done, failed.
CREATE TABLE jobs (
    id           TEXT   NOT NULL PRIMARY KEY,
    kind         TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    due_at       BIGINT NOT NULL,
    attempt      BIGINT NOT NULL,
    leased_until BIGINT,
    error        TEXT,
    created_at   BIGINT NOT NULL,
    finished_at  BIGINT
);
CREATE INDEX jobs_by_due ON jobs (state, due_at);
-- One that waits per kind and subject: a bundle grows, it does not multiply.
CREATE UNIQUE INDEX jobs_waiting ON jobs (kind, subject) WHERE state = 'waiting';

-- What leaves by mail, whole, until it is sent; then `text`, `html` and `calendar` are emptied. `state`: waiting, sending,
-- sent, failed (refused for good), unclear (nobody can tell whether it arrived: a person decides), dropped.
CREATE TABLE letters (
    id         TEXT   NOT NULL PRIMARY KEY,
    kind       TEXT   NOT NULL,
    about      TEXT   NOT NULL,
    to_name    TEXT   NOT NULL,
    to_address TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    text       TEXT   NOT NULL,
    html       TEXT   NOT NULL,
    calendar   TEXT,
    method     TEXT,
    state      TEXT   NOT NULL,
    attempts   BIGINT NOT NULL,
    dialogue   TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX letters_by_age ON letters (created_at);
CREATE INDEX letters_by_about ON letters (about);

-- Planning -------------------------------------------------------------------------------------

-- A rule whose occurrences are sessions of their own, linked by series and original start.
CREATE TABLE series (
    id          TEXT   NOT NULL PRIMARY KEY,
    campaign_id TEXT   REFERENCES campaigns (id),
    title       TEXT   NOT NULL,
    summary     TEXT   NOT NULL,
    rule        TEXT   NOT NULL,
    starts      TEXT   NOT NULL,
    zone        TEXT   NOT NULL,
    minutes     BIGINT NOT NULL,
    join_url    TEXT,
    moderation  TEXT   NOT NULL,
    -- Local starts that were taken out by hand, separated by blanks.
    skipped     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL
);
CREATE INDEX series_by_campaign ON series (campaign_id);

ALTER TABLE sessions ADD COLUMN series_id TEXT REFERENCES series (id);
-- The local start that the rule gave; stays when the session is moved.
ALTER TABLE sessions ADD COLUMN original_starts TEXT;
-- 1 once an occurrence was edited by hand: changes of its series pass it by.
ALTER TABLE sessions ADD COLUMN detached BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX sessions_by_series ON sessions (series_id, original_starts);

-- `planned` and `zone` are the master; `planned_at` is derived from them with the zone data named in `tzdata`.
CREATE TABLE posts (
    id           TEXT   NOT NULL PRIMARY KEY,
    campaign_id  TEXT   REFERENCES campaigns (id),
    session_id   TEXT   REFERENCES sessions (id),
    kind         TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    slug         TEXT   NOT NULL UNIQUE,
    body         TEXT   NOT NULL,
    html         TEXT   NOT NULL,
    -- SHA-256 of what readers will see; an approval binds to it.
    hash         TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    planned      TEXT,
    zone         TEXT   NOT NULL,
    tzdata       TEXT   NOT NULL,
    planned_at   BIGINT,
    author_id    TEXT   NOT NULL,
    author       TEXT   NOT NULL,
    -- Whoever last changed what readers will see: like its author, they do not review it.
    edited_by    TEXT   NOT NULL,
    -- What a person has to decide: empty, or why it did not go out by itself.
    asks         TEXT   NOT NULL,
    published_at BIGINT,
    withdrawn_at BIGINT,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX posts_by_plan ON posts (planned_at);
CREATE INDEX posts_by_campaign ON posts (campaign_id);
CREATE INDEX posts_by_publication ON posts (published_at);

-- Verdicts of reviewers. `verdict`: approved, changes. An approval counts while `hash` is the post's.
CREATE TABLE post_reviews (
    id          TEXT   NOT NULL PRIMARY KEY,
    post_id     TEXT   NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    gate        TEXT   NOT NULL,
    verdict     TEXT   NOT NULL,
    hash        TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    reviewer_id TEXT   NOT NULL,
    reviewer    TEXT   NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX post_reviews_by_post ON post_reviews (post_id, at);

-- Filters of the calendar, saved with a name.
CREATE TABLE saved_views (
    id         TEXT   NOT NULL PRIMARY KEY,
    staff_id   TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    name       TEXT   NOT NULL,
    query      TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX saved_views_by_staff ON saved_views (staff_id);

-- A layer of observances and holidays; its days lie behind the calendar. `ends_on` is exclusive.
CREATE TABLE layers (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
CREATE TABLE observances (
    id        TEXT NOT NULL PRIMARY KEY,
    layer_id  TEXT NOT NULL REFERENCES layers (id) ON DELETE CASCADE,
    title     TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on   TEXT NOT NULL
);
CREATE INDEX observances_by_day ON observances (starts_on);

-- Where imported things came from: what makes a second import change nothing. `scope`: what was imported into
-- (`sessions`, `layer:…`, `busy:…`); `source`: UID and RECURRENCE-ID of the far side.
CREATE TABLE imported (
    scope       TEXT   NOT NULL,
    source      TEXT   NOT NULL,
    fallback    TEXT   NOT NULL,
    sequence    BIGINT NOT NULL,
    fingerprint TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (scope, source)
);
CREATE INDEX imported_by_fallback ON imported (scope, fallback);

-- Clinicians -----------------------------------------------------------------------------------

ALTER TABLE clinicians ADD COLUMN link_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE clinicians ADD COLUMN link_used_at BIGINT;
ALTER TABLE clinicians ADD COLUMN feed_used_at BIGINT;
-- Choices of the private feed: minutes before a slot or NULL for no alarm, 1 for "Wellness session" as every title, days back.
ALTER TABLE clinicians ADD COLUMN feed_alarm BIGINT;
ALTER TABLE clinicians ADD COLUMN feed_reduced BIGINT NOT NULL DEFAULT 0;
ALTER TABLE clinicians ADD COLUMN feed_back BIGINT NOT NULL DEFAULT 90;
-- Where their busy times are read each hour, or NULL; and how the last reading went.
ALTER TABLE clinicians ADD COLUMN busy_url TEXT;
ALTER TABLE clinicians ADD COLUMN busy_read_at BIGINT;
ALTER TABLE clinicians ADD COLUMN busy_error TEXT;

-- A staff member's whole calendar, by a link of their own.
ALTER TABLE staff ADD COLUMN feed_version BIGINT NOT NULL DEFAULT 1;

-- May act for a clinician, by a link of their own.
CREATE TABLE assistants (
    id           TEXT   NOT NULL PRIMARY KEY,
    clinician_id TEXT   NOT NULL REFERENCES clinicians (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    email        TEXT   NOT NULL,
    link_version BIGINT NOT NULL,
    link_used_at BIGINT,
    created_at   BIGINT NOT NULL
);
CREATE INDEX assistants_by_clinician ON assistants (clinician_id);

-- Days away, both included, in the clinician's zone.
CREATE TABLE leaves (
    id           TEXT   NOT NULL PRIMARY KEY,
    clinician_id TEXT   NOT NULL REFERENCES clinicians (id) ON DELETE CASCADE,
    starts_on    TEXT   NOT NULL,
    ends_on      TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    created_at   BIGINT NOT NULL
);
CREATE INDEX leaves_by_clinician ON leaves (clinician_id, starts_on);

-- Busy times from their own calendar: spans alone, never what they hold. `source`: `url` or `file`.
CREATE TABLE busy (
    id           TEXT   NOT NULL PRIMARY KEY,
    clinician_id TEXT   NOT NULL REFERENCES clinicians (id) ON DELETE CASCADE,
    source       TEXT   NOT NULL,
    starts_at    BIGINT NOT NULL,
    ends_at      BIGINT NOT NULL
);
CREATE INDEX busy_by_clinician ON busy (clinician_id, starts_at);

-- Slots ----------------------------------------------------------------------------------------

-- Minutes before the slot at which they are expected, or NULL.
ALTER TABLE slots ADD COLUMN call_minutes BIGINT;
-- Why it was proposed although their calendar or leave said no; empty otherwise.
ALTER TABLE slots ADD COLUMN override_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE slots ADD COLUMN link_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE slots ADD COLUMN link_used_at BIGINT;
-- What the clinician was last told by mail; a notice is due while it differs from the slot. `told` NULL: nothing yet.
-- It is a digest of time, place, role, title and whether it is cancelled.
ALTER TABLE slots ADD COLUMN told TEXT;
ALTER TABLE slots ADD COLUMN told_at BIGINT;
-- The time to which they agreed: dragged back there before anybody was told otherwise, they need not be asked again.
ALTER TABLE slots ADD COLUMN agreed_starts_at BIGINT;
ALTER TABLE slots ADD COLUMN agreed_ends_at BIGINT;

-- What a clinician said beside yes: `kind` declined, another_time, colleague; `name` is the colleague's.
CREATE TABLE slot_replies (
    id      TEXT   NOT NULL PRIMARY KEY,
    slot_id TEXT   NOT NULL REFERENCES slots (id) ON DELETE CASCADE,
    kind    TEXT   NOT NULL,
    text    TEXT   NOT NULL,
    name    TEXT   NOT NULL,
    starts  TEXT,
    zone    TEXT,
    author  TEXT   NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX slot_replies_by_slot ON slot_replies (slot_id, at);

-- Questions ------------------------------------------------------------------------------------

-- The clinician who is asked to answer, and what they wrote; the desk sends and publishes it.
ALTER TABLE questions ADD COLUMN clinician_id TEXT REFERENCES clinicians (id);
ALTER TABLE questions ADD COLUMN routed_at BIGINT;
ALTER TABLE questions ADD COLUMN route_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE questions ADD COLUMN proposed_answer TEXT;
ALTER TABLE questions ADD COLUMN proposed_at BIGINT;
CREATE INDEX questions_by_clinician ON questions (clinician_id);
