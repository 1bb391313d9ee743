-- A provider may be a directory (LDAP), which is asked about an address and a password. Its secret lies sealed in the vault.
alter table identity_provider drop constraint identity_provider_kind_check;
alter table identity_provider
  add constraint identity_provider_kind_check check (kind in ('oidc', 'saml', 'ldap')),
  add column directory jsonb;

alter table session drop constraint session_way_check;
alter table session
  add constraint session_way_check check (way in ('password', 'link', 'passkey', 'provider', 'directory'));

-- Groups come from a directory as well; those of provisioning have none.
alter table provisioned_group add column provider_id uuid;
drop index provisioned_group_name;
create unique index provisioned_group_name on provisioned_group (lower(name)) where provider_id is null;
create unique index provisioned_group_of_provider on provisioned_group (provider_id, external_id) where provider_id is not null;
