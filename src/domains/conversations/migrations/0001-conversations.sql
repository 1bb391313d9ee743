-- What was said with somebody by one channel, and what is to be done about it.
CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subject text,
  channel text,
  with_id uuid,
  name text,
  address text,
  preview text,
  state text,
  snoozed_until timestamptz,
  waiting_since timestamptz,
  last_at timestamptz,
  mentioned uuid[],
  owner_id uuid,
  private boolean,
  circle_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 80);
CREATE INDEX conversations_with_id_id ON conversations (with_id, id) WHERE with_id IS NOT NULL;
CREATE INDEX conversations_mentioned ON conversations USING gin (mentioned);
CREATE INDEX conversations_last_at_id ON conversations (last_at, id) WHERE deleted_at IS NULL;
CREATE INDEX conversations_created_at_id ON conversations (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX conversations_owner_id_last_at_id ON conversations (owner_id, last_at, id);
CREATE INDEX conversations_circle_id_id ON conversations (circle_id, id) WHERE circle_id IS NOT NULL;
CREATE INDEX conversations_deleted_at ON conversations (deleted_at) WHERE deleted_at IS NOT NULL;
-- Few are open, of however many there were.
CREATE INDEX conversations_open ON conversations (last_at, id) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE state = 'snoozed';

-- The records that are its messages, each where it was said.
CREATE TABLE conversation_message (
  record_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  record text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (record_id, conversation_id)
);
CREATE INDEX conversation_message_of ON conversation_message (conversation_id, at, record_id);

-- By what a channel knows which conversation a message belongs to, among those of one circle.
CREATE TABLE conversation_thread (
  circle_id uuid NOT NULL,
  channel text NOT NULL,
  thread text NOT NULL,
  conversation_id uuid NOT NULL,
  PRIMARY KEY (circle_id, channel, thread)
);
CREATE INDEX conversation_thread_conversation ON conversation_thread (conversation_id);
