-- To whom and in which language mails about a booking go, and where their links lead; null where none went when it was made.
ALTER TABLE booking ADD COLUMN address text, ADD COLUMN language text, ADD COLUMN origin text;
