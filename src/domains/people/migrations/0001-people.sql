CREATE TABLE people (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  first_name text,
  last_name text COLLATE "und-x-icu",
  salutation text,
  emails jsonb,
  phones jsonb,
  life_cycle text,
  company_id uuid,
  job_title text,
  source text,
  birthday date,
  language text,
  time_zone text,
  addresses jsonb,
  handles jsonb,
  website text,
  household_id uuid,
  description text,
  last_contact_at timestamptz,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX people_name_id ON people (name, id) WHERE deleted_at IS NULL;
CREATE INDEX people_last_name_id ON people (last_name, id) WHERE deleted_at IS NULL;
CREATE INDEX people_life_cycle_id ON people (life_cycle, id) WHERE deleted_at IS NULL;
CREATE INDEX people_company_id_id ON people (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX people_household_id_id ON people (household_id, id) WHERE household_id IS NOT NULL;
CREATE INDEX people_last_contact_at_id ON people (last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX people_tags ON people USING gin (tags);
CREATE INDEX people_created_at_id ON people (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX people_owner_id_name_id ON people (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX people_deleted_at ON people (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE companies (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  industry text,
  life_cycle text,
  website text,
  emails jsonb,
  phones jsonb,
  addresses jsonb,
  parent_id uuid,
  employees bigint,
  revenue numeric(19,4),
  revenue_currency text,
  revenue_base numeric(19,4),
  founded_in bigint,
  source text,
  handles jsonb,
  description text,
  last_contact_at timestamptz,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX companies_name_id ON companies (name, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_industry_id ON companies (industry, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_life_cycle_id ON companies (life_cycle, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_parent_id_id ON companies (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX companies_employees_id ON companies (employees, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_revenue_base_id ON companies (revenue_base, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_last_contact_at_id ON companies (last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_tags ON companies USING gin (tags);
CREATE INDEX companies_created_at_id ON companies (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_owner_id_name_id ON companies (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX companies_deleted_at ON companies (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE employments (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  person_id uuid,
  company_id uuid,
  title text,
  department text,
  started_on date,
  ended_on date,
  main boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX employments_person_id_id ON employments (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX employments_company_id_id ON employments (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX employments_started_on_id ON employments (started_on, id) WHERE deleted_at IS NULL;
CREATE INDEX employments_created_at_id ON employments (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX employments_deleted_at ON employments (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE households (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  addresses jsonb,
  description text,
  owner_id uuid,
  tags uuid[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX households_name_id ON households (name, id) WHERE deleted_at IS NULL;
CREATE INDEX households_tags ON households USING gin (tags);
CREATE INDEX households_created_at_id ON households (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX households_owner_id_name_id ON households (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX households_deleted_at ON households (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE facts (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  person_id uuid,
  text text,
  kind text,
  due_on date,
  valid_until date,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX facts_person_id_id ON facts (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX facts_created_at_id ON facts (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX facts_deleted_at ON facts (deleted_at) WHERE deleted_at IS NOT NULL;
