-- Pages on which anybody may choose a time to meet somebody of us.
CREATE TABLE booking_pages (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  address text,
  closed boolean,
  about text,
  minutes text[],
  meets text,
  place text,
  users uuid[],
  together boolean,
  days text[],
  begins text,
  ends text,
  gap_before bigint,
  gap_after bigint,
  notice bigint,
  ahead bigint,
  most bigint,
  asks text[],
  needs text[],
  source text,
  owner_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX booking_pages_name_id ON booking_pages (name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX booking_pages_lower_address_unique ON booking_pages (lower(address)) WHERE deleted_at IS NULL;
CREATE INDEX booking_pages_users ON booking_pages USING gin (users);
CREATE INDEX booking_pages_created_at_id ON booking_pages (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX booking_pages_owner_id_name_id ON booking_pages (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX booking_pages_deleted_at ON booking_pages (deleted_at) WHERE deleted_at IS NOT NULL;

-- What was booked on one: the meetings that it made, one for each of us.
CREATE TABLE booking (
  id uuid PRIMARY KEY,
  page_id uuid NOT NULL,
  person_id uuid,
  meetings uuid[] NOT NULL,
  users uuid[] NOT NULL,
  name text NOT NULL,
  zone text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  cancelled_at timestamptz
);
CREATE INDEX booking_page ON booking (page_id, made_at);
CREATE INDEX booking_person ON booking (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX booking_meetings ON booking USING gin (meetings);
CREATE INDEX booking_users ON booking USING gin (users);

-- The digest of the link that moves or cancels it.
CREATE TABLE booking_link (
  hash bytea PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES booking ON DELETE CASCADE
);
CREATE INDEX booking_link_booking ON booking_link (booking_id);
