CREATE TABLE workspaces (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text,
  currency text,
  country text,
  time_zone text,
  locale text,
  members_see text,
  demo boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX workspaces_created_at_id ON workspaces (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX workspaces_deleted_at ON workspaces (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE users (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  email text,
  role text,
  manager_id uuid,
  office text COLLATE "und-x-icu",
  time_zone text,
  active boolean,
  can_sign_in boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX users_name_id ON users (name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX users_lower_email_unique ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE INDEX users_manager_id_id ON users (manager_id, id) WHERE manager_id IS NOT NULL;
CREATE INDEX users_office_id ON users (office, id) WHERE deleted_at IS NULL;
CREATE INDEX users_created_at_id ON users (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX users_deleted_at ON users (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tags (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  color text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX tags_lower_name_unique ON tags (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX tags_name_id ON tags (name, id) WHERE deleted_at IS NULL;
CREATE INDEX tags_created_at_id ON tags (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tags_deleted_at ON tags (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE choices (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  of text,
  key text,
  label text,
  color text,
  position numeric,
  archived boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX choices_position_id ON choices (position, id) WHERE deleted_at IS NULL;
CREATE INDEX choices_created_at_id ON choices (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX choices_deleted_at ON choices (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE exchange_rates (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  currency text COLLATE "und-x-icu",
  rate numeric,
  valid_from date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX exchange_rates_currency_id ON exchange_rates (currency, id) WHERE deleted_at IS NULL;
CREATE INDEX exchange_rates_valid_from_id ON exchange_rates (valid_from, id) WHERE deleted_at IS NULL;
CREATE INDEX exchange_rates_created_at_id ON exchange_rates (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX exchange_rates_deleted_at ON exchange_rates (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE views (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  of text,
  layout text,
  query text,
  favourite boolean,
  position numeric,
  owner_id uuid,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX views_name_id ON views (name, id) WHERE deleted_at IS NULL;
CREATE INDEX views_created_at_id ON views (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX views_owner_id_name_id ON views (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX views_deleted_at ON views (deleted_at) WHERE deleted_at IS NOT NULL;
