ALTER TABLE mailboxes ADD COLUMN sender_name text, ADD COLUMN signature text;

CREATE TABLE letters (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subject text,
  mailbox_id uuid,
  send_to text,
  cc text,
  bcc text,
  page text,
  answers_id uuid,
  about uuid[],
  attachments uuid[],
  remind_days bigint,
  state text,
  trouble text,
  send_at timestamptz,
  sent_at timestamptz,
  email_id uuid,
  owner_id uuid,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX letters_mailbox_id_id ON letters (mailbox_id, id) WHERE mailbox_id IS NOT NULL;
CREATE INDEX letters_answers_id_id ON letters (answers_id, id) WHERE answers_id IS NOT NULL;
CREATE INDEX letters_email_id_id ON letters (email_id, id) WHERE email_id IS NOT NULL;
CREATE INDEX letters_about ON letters USING gin (about);
CREATE INDEX letters_attachments ON letters USING gin (attachments);
CREATE INDEX letters_created_at_id ON letters (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX letters_owner_id_created_at_id ON letters (owner_id, created_at, id);
CREATE INDEX letters_deleted_at ON letters (deleted_at) WHERE deleted_at IS NOT NULL;

-- What an answer names.
ALTER TABLE mail_message ADD COLUMN message_id text;

-- How a mailbox sends (SMTP; with TLS from the first byte, or from its command on). Where it has no password of its own in the vault it is that of reading.
CREATE TABLE mail_sending (
  mailbox_id uuid PRIMARY KEY,
  host text NOT NULL,
  port integer NOT NULL,
  start_tls boolean NOT NULL,
  user_name text NOT NULL,
  -- PEM of who vouches for the certificate, where that is nobody whom all know.
  authority text
);

-- How a letter goes that was sent at least once. Its id and moment are made before anything leaves, and stay.
CREATE TABLE mail_letter (
  letter_id uuid PRIMARY KEY,
  mailbox_id uuid NOT NULL,
  message_id text NOT NULL UNIQUE,
  dated_at timestamptz,
  -- When it is looked at next. Whoever looks puts it off, so that nobody else does; should they die it is due again.
  due_at timestamptz,
  lease uuid,
  tries integer NOT NULL DEFAULT 0,
  -- What the mail server said last.
  said text,
  -- Whether the copy lies in the folder of what was sent; null while that is of no concern yet.
  filed boolean
);
CREATE INDEX mail_letter_due ON mail_letter (due_at) WHERE due_at IS NOT NULL;

-- Whom a letter goes to, and whether it reached them.
CREATE TABLE mail_receiver (
  letter_id uuid NOT NULL REFERENCES mail_letter ON DELETE CASCADE,
  address text NOT NULL,
  name text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'refused', 'delayed', 'bounced')),
  said text,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (letter_id, address)
);
CREATE INDEX mail_receiver_address ON mail_receiver (address, at);
