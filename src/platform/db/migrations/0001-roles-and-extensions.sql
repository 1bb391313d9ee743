create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

revoke create on schema public from public;
grant usage on schema public to farley_app, farley_ddl;
grant create on schema public to farley_ddl;
grant select on migration to farley_app;

-- What the owner makes from here on, the application may read and write, and never define.
alter default privileges in schema public grant select, insert, update, delete on tables to farley_app;
alter default privileges in schema public grant usage, select on sequences to farley_app;

-- Text as search compares it: without accents, in lower case, compatible forms made one ("Ærøskøbing", "ＡＢＣ").
-- Everything in it is bound when it is made, so it means the same under any search path and may stand in an index.
-- Plain ASCII, the commonest, needs nothing but lower case.
create function farley_fold(text) returns text
  language sql immutable strict parallel safe
  return lower(
    case
      when octet_length($1) = char_length($1) then $1
      else unaccent('unaccent'::regdictionary, normalize($1, NFKC))
    end collate "und-x-icu"
  );
