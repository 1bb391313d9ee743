-- For what people may be contacted, as their consents say, and when what identified them was erased.
ALTER TABLE people
  ADD COLUMN email_for uuid[],
  ADD COLUMN phone_for uuid[],
  ADD COLUMN post_for uuid[],
  ADD COLUMN message_for uuid[],
  ADD COLUMN erased_at timestamptz;
CREATE INDEX people_email_for ON people USING gin (email_for) WHERE email_for IS NOT NULL;
CREATE INDEX people_phone_for ON people USING gin (phone_for) WHERE phone_for IS NOT NULL;
CREATE INDEX people_post_for ON people USING gin (post_for) WHERE post_for IS NOT NULL;
CREATE INDEX people_message_for ON people USING gin (message_for) WHERE message_for IS NOT NULL;
