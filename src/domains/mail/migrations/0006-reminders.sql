-- What a program sent answers nobody; null where that was not noted yet.
ALTER TABLE mail_message ADD COLUMN automatic boolean;

CREATE INDEX letters_remind ON letters (sent_at) WHERE remind_days IS NOT NULL AND state = 'sent';
