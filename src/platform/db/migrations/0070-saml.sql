-- A provider may speak SAML: then the issuer is its entity, and it signs what it says by one of its certificates.
alter table identity_provider
  add column kind text not null default 'oidc' check (kind in ('oidc', 'saml')),
  add column entry text,
  add column certificates text[] not null default '{}',
  -- Whether people may come from it without having been sent there by us.
  add column unasked boolean not null default false,
  alter column client_id drop not null;

-- Each of its assertions counts once.
create table saml_assertion (
  provider_id uuid not null references identity_provider on delete cascade,
  id text not null,
  expires_at timestamptz not null,
  primary key (provider_id, id)
);
create index saml_assertion_expires on saml_assertion (expires_at);
