-- What is a favourite is each person's own business: it leaves the view and goes to whoever the view belongs to.
INSERT INTO preference (user_id, name, value)
SELECT owner_id, 'favourites', jsonb_agg(jsonb_build_object('kind', 'view', 'id', id, 'name', null) ORDER BY name, id)
FROM (
  SELECT owner_id, id, name, row_number() OVER (PARTITION BY owner_id ORDER BY name, id) AS place
  FROM views WHERE favourite AND deleted_at IS NULL AND owner_id IS NOT NULL
) AS starred
WHERE place <= 100
GROUP BY owner_id
ON CONFLICT (user_id, name) DO NOTHING;
ALTER TABLE views DROP COLUMN favourite;
