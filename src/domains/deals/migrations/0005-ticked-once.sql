-- A point is ticked once for each deal, also by two who tick it at the same moment; of those who did, the first one counts.
UPDATE deal_ticks later SET deleted_at = now()
WHERE deleted_at IS NULL AND EXISTS (
  SELECT FROM deal_ticks first
  WHERE first.deal_id = later.deal_id AND first.point_id = later.point_id AND first.deleted_at IS NULL
    AND (first.created_at, first.id) < (later.created_at, later.id)
);
CREATE UNIQUE INDEX deal_ticks_deal_id_point_id_unique ON deal_ticks (deal_id, point_id) WHERE deleted_at IS NULL;
