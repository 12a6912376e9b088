-- A sign-in has an id by which its owner ends it, and says in which browser it is, when its password was given last, and
-- whether that has to be changed first. Those from before end here: everybody signs in once more.
DELETE FROM sign_ins;
ALTER TABLE sign_ins ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_ins ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_ins ADD COLUMN proven_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sign_ins ADD COLUMN password_due BIGINT NOT NULL DEFAULT 0;

-- The record as a whole, and what of it tells who came and who saw what; the newest first.
CREATE INDEX activities_by_time ON activities (at, id);
CREATE INDEX activities_of_access ON activities (at, id)
 WHERE (noun IN ('staff', 'token', 'installation') OR verb IN ('read', 'read questions', 'exported'));
