-- Every record has one row here: it is found by it, and others show its title by it.

CREATE TABLE entity (
  id uuid PRIMARY KEY,
  record text NOT NULL,
  title text NOT NULL,
  -- Its own words that tell it from others of the same title; those of records it links to are read from their rows.
  subtitle text,
  subtitle_links uuid[],
  words tsvector,
  -- Folded title and contacts, for typing errors; null where nobody looks for a name.
  fuzzy text,
  owner_id uuid,
  author_id uuid,
  -- Who alone sees it: 'owner' or 'author'.
  private text,
  -- The record whose permission decides.
  part_of uuid,
  deleted boolean NOT NULL DEFAULT false
) WITH (fillfactor = 90);
-- The owner stands in the indexes too, so that somebody who sees little does not pay for what others have; what belongs
-- to nobody stands under the empty id.
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
CREATE INDEX entity_words ON entity USING gin (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), words);
CREATE INDEX entity_fuzzy ON entity USING gin (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), fuzzy gin_trgm_ops);
CREATE INDEX entity_name ON entity (left(fuzzy, 60) text_pattern_ops) WHERE fuzzy IS NOT NULL AND NOT deleted;
