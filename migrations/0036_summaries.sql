-- The last day on whose morning somebody was told what is due of what they look after.
ALTER TABLE staff ADD COLUMN summary_on TEXT;
