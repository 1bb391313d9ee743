CREATE TABLE mailboxes (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  address text COLLATE "und-x-icu",
  paused boolean,
  never text,
  owner_id uuid,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX mailboxes_address_id ON mailboxes (address, id) WHERE deleted_at IS NULL;
CREATE INDEX mailboxes_created_at_id ON mailboxes (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX mailboxes_owner_id_address_id ON mailboxes (owner_id, address, id) WHERE deleted_at IS NULL;
CREATE INDEX mailboxes_deleted_at ON mailboxes (deleted_at) WHERE deleted_at IS NOT NULL;

-- How a mailbox is reached, and how it goes. It is there while the mailbox is connected; the password lies in the vault.
CREATE TABLE mail_connection (
  mailbox_id uuid PRIMARY KEY,
  host text NOT NULL,
  port integer NOT NULL,
  user_name text NOT NULL,
  -- PEM of who vouches for the certificate, where that is nobody whom all know.
  authority text,
  -- When it is looked at next. Whoever looks puts it off, so that nobody else does, and goes on should they die.
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz,
  trouble text,
  trouble_at timestamptz,
  tries integer NOT NULL DEFAULT 0
);
CREATE INDEX mail_connection_due ON mail_connection (due_at);

-- The folders of a mailbox, and up to which message each was listed.
CREATE TABLE mail_folder (
  id uuid PRIMARY KEY,
  mailbox_id uuid NOT NULL,
  path text NOT NULL,
  uid_validity bigint NOT NULL,
  uid_next bigint NOT NULL DEFAULT 1,
  UNIQUE (mailbox_id, path)
);

-- One row for every message that the server shows: what became of it, and why.
CREATE TABLE mail_seen (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mailbox_id uuid NOT NULL,
  folder_id uuid NOT NULL REFERENCES mail_folder ON DELETE CASCADE,
  uid bigint NOT NULL,
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'taken', 'waiting', 'skipped', 'failed')),
  reason text,
  email_id uuid,
  tried_at timestamptz,
  UNIQUE (folder_id, uid)
) WITH (fillfactor = 80);
CREATE INDEX mail_seen_due ON mail_seen (folder_id, uid) WHERE state = 'due';
CREATE INDEX mail_seen_state ON mail_seen (mailbox_id, state, id);
CREATE INDEX mail_seen_email ON mail_seen (email_id) WHERE email_id IS NOT NULL;

-- With whom Farley does not know yet a message that waits was exchanged.
CREATE TABLE mail_correspondent (
  seen_id bigint NOT NULL REFERENCES mail_seen ON DELETE CASCADE,
  address text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (seen_id, address)
);
CREATE INDEX mail_correspondent_address ON mail_correspondent (address);

-- What a message that was taken says beside its e-mail.
CREATE TABLE mail_message (
  email_id uuid PRIMARY KEY,
  mailbox_id uuid NOT NULL,
  -- Of its id, moment, sender and subject: by it a copy in another folder is known.
  digest text NOT NULL,
  thread_id uuid NOT NULL,
  senders jsonb NOT NULL,
  receivers jsonb NOT NULL,
  copied jsonb NOT NULL,
  attachments jsonb NOT NULL,
  UNIQUE (mailbox_id, digest)
);
CREATE INDEX mail_message_thread ON mail_message (thread_id);

-- To which conversation a message id belongs, also one that was only named yet.
CREATE TABLE mail_thread (
  message_id text PRIMARY KEY,
  thread_id uuid NOT NULL
);
CREATE INDEX mail_thread_thread ON mail_thread (thread_id);
