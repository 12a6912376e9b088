-- How clocks are written for a person: 12 or 24 hours.
ALTER TABLE staff ADD COLUMN clock TEXT NOT NULL DEFAULT '24';
ALTER TABLE clinicians ADD COLUMN clock TEXT NOT NULL DEFAULT '24';
