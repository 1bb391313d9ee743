-- Who has seen what: entries are only ever added. They name records by their ids and hold nothing that is said in them.

CREATE TABLE look (
  -- Of the moment of the look, so that its order is that of time.
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'ahead', 'listed', 'searched', 'exported', 'taken')),
  actor_kind text NOT NULL,
  -- The person or key.
  actor_id uuid,
  -- As whom they looked.
  as_user_id uuid,
  session_id uuid,
  address text,
  record text,
  record_id uuid,
  -- How many rows were shown or taken, in how many answers.
  rows int,
  times int NOT NULL DEFAULT 1,
  -- As what kind of file.
  format text
);
CREATE INDEX look_record ON look (record_id, id) WHERE record_id IS NOT NULL;
CREATE INDEX look_actor ON look (actor_id, id);
CREATE INDEX look_left ON look (id) WHERE kind IN ('exported', 'taken');

-- The lowest id that is made at a moment.
CREATE FUNCTION look_id_at(moment timestamptz) RETURNS uuid LANGUAGE sql STABLE STRICT
  RETURN rpad(lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid;

-- The one way in which entries go: whole months, from the oldest, never younger than half a year. Some at a time; answers how many.
CREATE FUNCTION forget_looks(before timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone int;
BEGIN
  DELETE FROM look WHERE id IN (
    SELECT id FROM look
    WHERE id < look_id_at(date_trunc('month', least(before, now() - interval '6 months'), 'UTC'))
    ORDER BY id LIMIT 20000
  );
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE EXECUTE ON FUNCTION forget_looks(timestamptz) FROM public;
GRANT EXECUTE ON FUNCTION forget_looks(timestamptz) TO farley_app;

DO $$
BEGIN
  IF 'farley_app'::regrole <> current_user::regrole THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON look FROM farley_app;
  END IF;
END $$;
