-- When a session went live: until now it was found by a verb in the record.
ALTER TABLE sessions ADD COLUMN live_at BIGINT;
UPDATE sessions SET live_at =
    (SELECT MAX(at) FROM activities WHERE noun = 'session' AND subject = sessions.id AND verb = 'went live');
