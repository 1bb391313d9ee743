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
CREATE INDEX entity_words ON entity USING gin (words);
CREATE INDEX entity_fuzzy ON entity USING gin (fuzzy gin_trgm_ops);
CREATE INDEX entity_name ON entity (left(fuzzy, 60) text_pattern_ops) WHERE fuzzy IS NOT NULL AND NOT deleted;
