-- What a clinician reads in: letters to them, and where their links lead. By its BCP 47 tag.
ALTER TABLE clinicians ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
