-- Pages: each rung of an alarm's ladder calls a webhook, too, where one is set. `id` is what the far side tells repeats by.
CREATE TABLE alarm_pages (
    id          TEXT   NOT NULL PRIMARY KEY,
    question_id TEXT   NOT NULL REFERENCES alarms (question_id) ON DELETE CASCADE,
    rung        BIGINT NOT NULL,
    -- waiting, taken, failed or dropped.
    state       TEXT   NOT NULL,
    attempts    BIGINT NOT NULL,
    -- What came of the last try: a sentence without the address; empty where it was taken.
    said        TEXT   NOT NULL,
    called_at   BIGINT NOT NULL,
    tried_at    BIGINT,
    UNIQUE (question_id, rung)
);
-- The newest try of all.
CREATE INDEX alarm_pages_by_try ON alarm_pages (tried_at, id) WHERE tried_at IS NOT NULL;
