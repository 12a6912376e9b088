-- What could not be read of a clinician's own calendar, or of the file with their busy times, while the rest of it was: they
-- may be busy then.
ALTER TABLE clinicians ADD COLUMN busy_unread TEXT;
ALTER TABLE clinicians ADD COLUMN busy_file_unread TEXT;
