-- Who sees only what is theirs finds a name among their own by its beginning, without reading what others have.

CREATE INDEX entity_name_by_owner ON entity
  (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), left(fuzzy, 60) text_pattern_ops)
  WHERE fuzzy IS NOT NULL AND NOT deleted;
