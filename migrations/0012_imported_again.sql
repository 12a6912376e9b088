-- What the far side said last time, so that what was changed here by hand stays where it says the same as before; and the
-- calendar in which it stood: what that no longer has is gone.
ALTER TABLE imported ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE imported ADD COLUMN starts_at BIGINT;
ALTER TABLE imported ADD COLUMN ends_at BIGINT;
ALTER TABLE imported ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE imported ADD COLUMN calendar TEXT NOT NULL DEFAULT '';
CREATE INDEX imported_by_subject ON imported (subject);
