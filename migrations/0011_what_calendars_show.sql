-- What a clinician's own calendar shows of a slot, as far as letters and replies tell: whose address has it, since which
-- SEQUENCE it shows just this, the highest that was sent, and as what (asked, agreed, off). And when they said what stands.
ALTER TABLE slots ADD COLUMN told_to TEXT;
ALTER TABLE slots ADD COLUMN told_since BIGINT;
ALTER TABLE slots ADD COLUMN told_sequence BIGINT;
ALTER TABLE slots ADD COLUMN shown TEXT;
ALTER TABLE slots ADD COLUMN answered_at BIGINT;
UPDATE slots SET told_to = (SELECT email FROM clinicians WHERE clinicians.id = slots.clinician_id),
    told_since = sequence, told_sequence = sequence,
    shown = CASE WHEN told = 'cancelled' THEN 'off' WHEN state = 'confirmed' THEN 'agreed' ELSE 'asked' END
 WHERE told IS NOT NULL;
UPDATE slots SET told = NULL WHERE told = 'cancelled';
-- A no that was told to nobody before is told to nobody now.
UPDATE slots SET shown = 'off' WHERE state = 'declined' AND shown IS NOT NULL;

-- What came in by mail, and what became of it. `said`: what waits for the desk, as JSON.
CREATE TABLE mail_in (
    id      TEXT   NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    sender  TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    outcome TEXT   NOT NULL,
    reason  TEXT   NOT NULL,
    slot_id TEXT   REFERENCES slots (id) ON DELETE CASCADE,
    said    TEXT
);
CREATE INDEX mail_in_by_age ON mail_in (at);
CREATE INDEX mail_in_by_slot ON mail_in (slot_id);

-- When a clinician last chose what their feed shows: calendar programs read an event again when LAST-MODIFIED has moved.
ALTER TABLE clinicians ADD COLUMN feed_chosen_at BIGINT;
