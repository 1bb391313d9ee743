import { enterpriseSchema, userSchema } from './user-resource.ts'
import { groupSchema } from './group-resource.ts'
import type { Low } from './resource.ts'

/** How many are answered at once at most. */
export const mostResources = 500

/** What of the protocol is spoken here (RFC 7643, section 5). */
export const serviceProviderConfig = (base: string): Low => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostResources },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth Bearer Token',
      description: 'The key that an owner makes in the settings.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
})

export const resourceTypes = (base: string): Low[] => [
  typeOf(base, 'User', userSchema, [{ schema: enterpriseSchema, required: false }]),
  typeOf(base, 'Group', groupSchema, []),
]

function typeOf(base: string, name: string, schema: string, schemaExtensions: Low[]): Low {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint: `/${name}s`,
    description: name,
    schema,
    schemaExtensions,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }
}

interface Nature {
  required?: boolean
  caseExact?: boolean
  mutability?: 'readOnly'
  uniqueness?: 'server'
  multiValued?: boolean
  type?: 'string' | 'boolean' | 'reference' | 'complex'
  referenceTypes?: string[]
  subAttributes?: Low[]
}

const attribute = (name: string, nature: Nature = {}): Low => ({
  name,
  ...{ type: nature.subAttributes ? 'complex' : 'string', multiValued: false, required: false, caseExact: false },
  ...{ mutability: 'readWrite', returned: 'default', uniqueness: 'none' },
  ...nature,
})
const readOnly = { mutability: 'readOnly' } as const
const reference = (to: string): Low =>
  attribute('$ref', { type: 'reference', referenceTypes: [to], caseExact: true, ...readOnly })

/** The attributes that are kept; whatever else is sent is passed over. */
export const schemas = (base: string): Low[] => [
  schemaOf(base, userSchema, 'User', [
    attribute('userName', { required: true, uniqueness: 'server' }),
    attribute('externalId', { caseExact: true }),
    attribute('displayName'),
    attribute('name', { subAttributes: ['formatted', 'givenName', 'familyName'].map((name) => attribute(name)) }),
    attribute('active', { type: 'boolean' }),
    attribute('emails', {
      multiValued: true,
      subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
    }),
    attribute('timezone'),
    attribute('groups', {
      multiValued: true,
      ...readOnly,
      subAttributes: [attribute('value', readOnly), attribute('display', readOnly), reference('Group')],
    }),
  ]),
  schemaOf(base, enterpriseSchema, 'EnterpriseUser', [
    attribute('manager', { subAttributes: [attribute('value'), reference('User')] }),
  ]),
  schemaOf(base, groupSchema, 'Group', [
    attribute('displayName', { required: true, uniqueness: 'server' }),
    attribute('externalId', { caseExact: true }),
    attribute('members', {
      multiValued: true,
      subAttributes: [attribute('value'), attribute('display', readOnly), reference('User')],
    }),
  ]),
]

function schemaOf(base: string, id: string, name: string, attributes: Low[]): Low {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description: name,
    attributes,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  }
}
