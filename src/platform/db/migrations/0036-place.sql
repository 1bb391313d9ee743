-- Where addresses lie, written beside their records in the same transaction: by their own coordinates, else by their town or country.

CREATE TABLE place (
  record_id uuid NOT NULL,
  address_id uuid NOT NULL,
  record text NOT NULL,
  -- Null where it is not known.
  latitude double precision,
  longitude double precision,
  -- 'exact', 'town', 'country' or 'none'.
  accuracy text NOT NULL,
  PRIMARY KEY (record_id, address_id)
);
CREATE INDEX place_spot ON place (record, longitude, latitude) WHERE longitude IS NOT NULL;
