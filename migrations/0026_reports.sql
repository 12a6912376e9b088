-- What the audience reported and nobody of ours has decided about, for the inbox.
CREATE INDEX question_reports_waiting ON question_reports (settled, question_id);
