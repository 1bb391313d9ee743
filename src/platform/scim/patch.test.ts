import { describe, expect, test } from 'vitest'
import { patched } from './patch.ts'
import { lowered } from './resource.ts'

const message = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const apply = (resource: object, ...Operations: object[]) =>
  patched(lowered(resource), { schemas: [message], Operations })
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

describe('the examples of RFC 7644, section 3.5.2', () => {
  test('a member is added; one who is there already is there once', () => {
    const babs = { display: 'Babs Jensen', value: '2819c223' }
    const group = { displayName: 'Tour Guides', members: [babs] }
    const add = { op: 'add', path: 'members', value: [babs, { value: '902c246b' }] }
    expect(apply(group, add).members).toMatchObject([{ value: '2819c223' }, { value: '902c246b' }])
  })

  test('values are added without a path', () => {
    const value = { emails: [{ value: 'babs@jensen.org', type: 'home' }], nickname: 'Babs' }
    expect(apply({ userName: 'b' }, { op: 'add', value })).toEqual({ username: 'b', ...value })
  })

  test('one member, all members, and one address are removed', () => {
    const group = { members: [{ value: 'A' }, { value: 'B' }] }
    expect(apply(group, { op: 'remove', path: 'members[value eq "A"]' }).members).toEqual([{ value: 'B' }])
    expect(apply(group, { op: 'remove', path: 'members' }).members).toBeUndefined()
    const emails = [
      { type: 'work', value: 'a@example.com' },
      { type: 'home', value: 'b@home.example' },
    ]
    const path = 'emails[type eq "work" and value ew "example.com"]'
    expect(() => apply({ emails }, { op: 'remove', path })).toThrow('filter')
    expect(apply({ emails }, { op: 'remove', path: 'emails[type eq "work" and value eq "a@example.com"]' }).emails).toEqual([emails[1]]) // prettier-ignore
  })

  test('members are swapped by a removal and an addition in one', () => {
    const done = apply(
      { members: [{ value: 'James' }, { value: 'Babs' }] },
      { op: 'remove', path: 'members[value eq "Babs"]' },
      { op: 'add', path: 'members', value: [{ value: 'Mandy' }] },
    )
    expect(done.members).toEqual([{ value: 'James' }, { value: 'Mandy' }])
  })

  test('an address of one kind is replaced, whole or in part', () => {
    const user = { emails: [{ type: 'work', value: 'old@example.com', primary: true }] }
    const whole = { op: 'replace', path: 'emails[type eq "work"]', value: { type: 'work', value: 'new@example.com' } }
    expect(apply(user, whole).emails).toEqual([{ type: 'work', value: 'new@example.com', primary: true }])
    const part = { op: 'replace', path: 'emails[type eq "work"].value', value: 'new@example.com' }
    expect(apply(user, part).emails).toEqual([{ type: 'work', value: 'new@example.com', primary: true }])
  })
})

describe('what others make of it', () => {
  test('Entra: operations in any case, names with points, an address that is not there yet, an extension by its path', () => {
    const done = apply(
      { userName: 'bob', active: true },
      { op: 'Replace', path: 'ACTIVE', value: 'False' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'bob@example.com' },
      { op: 'Replace', value: { 'name.familyName': 'Jones', [`${enterprise}:manager`]: 'ID' } },
      { op: 'Add', path: `${enterprise}:department`, value: 'Sales' },
      { op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName', value: 'Bob' },
    )
    expect(done).toEqual({
      ...{ username: 'bob', active: 'False', emails: [{ type: 'work', value: 'bob@example.com' }] },
      name: { familyname: 'Jones', givenname: 'Bob' },
      [enterprise.toLowerCase()]: { manager: 'ID', department: 'Sales' },
    })
  })

  test('Entra: members to be removed are named beside the path', () => {
    const group = { members: [{ value: 'A' }, { value: 'B' }] }
    expect(apply(group, { op: 'Remove', path: 'members', value: [{ value: 'A' }] }).members).toEqual([{ value: 'B' }])
  })

  test('Okta: what is replaced has no path, and an id among it changes nothing', () => {
    expect(apply({ id: '1', displayName: 'Old' }, { op: 'replace', value: { id: '2', displayName: 'New' } })).toEqual({ id: '1', displayname: 'New' }) // prettier-ignore
  })
})

test.each<[string, unknown]>([
  ['no object', 'x'],
  ['of another kind', { schemas: ['urn:other'], Operations: [] }],
  ['without operations', { schemas: [message] }],
  ['with an operation that there is not', { schemas: [message], Operations: [{ op: 'move', path: 'a' }] }],
  ['with a removal of nothing', { schemas: [message], Operations: [{ op: 'remove' }] }],
  ['with a path that leads nowhere', { schemas: [message], Operations: [{ op: 'add', path: 'a.b.c', value: 1 }] }],
  ['with a path into prototypes', { schemas: [message], Operations: [{ op: 'add', path: '__proto__.x', value: 1 }] }],
  ['with a broken filter', { schemas: [message], Operations: [{ op: 'remove', path: 'members[value eq]' }] }],
  ['without end', { schemas: [message], Operations: Array.from({ length: 1001 }, () => ({ op: 'add', value: {} })) }],
])('a patch %s is refused', (_, given) => {
  expect(() => patched({}, given)).toThrow()
})

test('what is patched is left as it was', () => {
  const before = lowered({ name: { givenName: 'Ann' } })
  patched(before, { schemas: [message], Operations: [{ op: 'replace', path: 'name.givenName', value: 'Ben' }] })
  expect(before).toEqual({ name: { givenname: 'Ann' } })
})
