-- What a session's, a series' and a post's own texts are written in, by its BCP 47 tag: whatever their readers read in.
ALTER TABLE sessions ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE series ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE posts ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
