-- What the owner of an address reads in: letters to it, and where their links lead. By its BCP 47 tag.
ALTER TABLE question_contacts ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE question_followers ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
