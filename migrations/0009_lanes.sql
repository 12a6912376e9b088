-- Jobs wait in lanes, so that a post at its minute never stands behind a slow mail server.
ALTER TABLE jobs ADD COLUMN lane TEXT NOT NULL DEFAULT 'notices';
UPDATE jobs SET lane = CASE kind
    WHEN 'publish' THEN 'publishing'
    WHEN 'letter' THEN 'letters'
    WHEN 'read_busy' THEN 'calendars'
    WHEN 'timer' THEN 'rounds'
    ELSE 'notices' END;
CREATE INDEX jobs_by_lane ON jobs (lane, state, due_at);
