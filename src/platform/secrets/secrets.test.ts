import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '../db/workspace.ts'
import { ledgerWorkspace } from '../ledger/testing.ts'
import { createLog } from '../log/log.ts'
import { keyFile, openKeys } from './keys.ts'
import { seal, unseal } from './seal.ts'
import { reveal, secretOf } from './secret.ts'
import { readSigned, sign } from './sign.ts'
import { openVault, rotateKeys } from './vault.ts'

let data: string
let workspace: Workspace
beforeAll(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'farley-keys-'))
  workspace = await ledgerWorkspace()
})
afterAll(async () => {
  rmSync(data, { recursive: true, force: true })
  await workspace.close()
})
const open = () => openKeys(data, {})

test('a secret shows itself nowhere', () => {
  const secret = secretOf('hunter2')
  let logged = ''
  createLog({ level: 'info', to: { write: (text: string) => void (logged += text) } }).info(
    { secret, deep: { secret } },
    'careful',
  )
  expect(() => JSON.stringify({ secret })).toThrow('never sent')
  const shown = [
    String(secret),
    `${secret as unknown as string}`,
    inspect(secret),
    inspect({ deep: { secret } }),
    logged,
    Object.entries(secret).join(),
  ]
  for (const text of shown) expect(text).not.toContain('hunter2')
  expect(() => structuredClone(secret)).not.toThrow(/hunter2/)
  expect(reveal(secret)).toBe('hunter2')
  expect(() => reveal({} as never)).toThrow('no secret')
})

test('what is sealed opens in its own place only, and not when it was changed', () => {
  const keys = open()
  const sealed = seal(keys, 'mailbox:1', secretOf('pässwörd 🦊'))
  for (const piece of sealed.split('.')) expect(Buffer.from(piece, 'base64url').toString()).not.toContain('rd 🦊')
  expect(reveal(unseal(keys, 'mailbox:1', sealed))).toBe('pässwörd 🦊')
  expect(seal(keys, 'mailbox:1', secretOf('x'))).not.toBe(seal(keys, 'mailbox:1', secretOf('x')))
  expect(() => unseal(keys, 'mailbox:2', sealed)).toThrow()
  const pieces = sealed.split('.')
  for (const index of [2, 3]) {
    const bytes = Buffer.from(pieces[index]!, 'base64url')
    for (const at of [0, 13, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(() => unseal(keys, 'mailbox:1', pieces.with(index, changed.toString('base64url')).join('.'))).toThrow()
    }
  }
  for (const text of ['', 'v1', 'v1.a.b', 'v2.a.b.c', pieces.with(3, '').join('.'), pieces.with(1, 'feed').join('.')]) {
    expect(() => unseal(keys, 'mailbox:1', text)).toThrow()
  }
})

test('the key lies in a file that only its owner may read', () => {
  const file = path.join(data, keyFile)
  open()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(open().current()).toEqual(open().current())
  chmodSync(file, 0o644)
  expect(open).toThrow('chmod 600')
  chmodSync(file, 0o600)
})

test('keys from the environment are used instead, and wrong ones are named', () => {
  const one = Buffer.alloc(32, 1).toString('base64')
  const two = '02'.repeat(32)
  const keys = openKeys('/nowhere', { FARLEY_SECRET_KEY: `${one},${two}` })
  expect(keys.all().length).toBe(2)
  const old = openKeys('/nowhere', { FARLEY_SECRET_KEY: two })
  expect(reveal(unseal(keys, 'x', seal(old, 'x', secretOf('kept'))))).toBe('kept')
  expect(() => keys.add()).toThrow('FARLEY_SECRET_KEY')
  expect(() => openKeys('/nowhere', { FARLEY_SECRET_KEY: 'short' })).toThrow('32 random bytes')
})

test('the database never holds what is secret, and gives it back to who has the key', async () => {
  const vault = openVault(workspace.db, open())
  expect(await vault.get('mailbox:1')).toBeNull()
  await vault.put('mailbox:1', secretOf('hunter2'))
  await vault.put('mailbox:1', secretOf('hunter3'))
  const rows = await workspace.db.run<{ sealed: string }>({ text: 'select sealed from secret', values: [] })
  expect(rows.length).toBe(1)
  expect(rows[0]!.sealed).not.toContain('hunter')
  expect(reveal((await vault.get('mailbox:1'))!)).toBe('hunter3')
  await workspace.db.run({
    text: `insert into secret select 'mailbox:2', sealed from secret where name = 'mailbox:1'`,
    values: [],
  })
  await expect(vault.get('mailbox:2')).rejects.toThrow()
  await vault.remove('mailbox:2')
  await vault.remove('mailbox:1')
  expect(await vault.get('mailbox:1')).toBeNull()
})

test('a new key opens everything, for other processes too, and the old one is gone', async () => {
  const [keys, other] = [open(), open()]
  const vault = openVault(workspace.db, keys)
  for (let count = 0; count < 5; count++) await vault.put(`token:${count}`, secretOf(`value ${count}`))
  const before = keys.current()
  expect(await rotateKeys(workspace.db, keys)).toBe(5)
  expect(keys.current().id).not.toBe(before.id)
  expect(keys.find(before.id)).toBeUndefined()
  expect(readFileSync(path.join(data, keyFile), 'utf8')).not.toContain(before.bytes.toString('base64'))
  expect(statSync(path.join(data, keyFile)).mode & 0o777).toBe(0o600)
  for (const each of [keys, other, open()])
    expect(reveal((await openVault(workspace.db, each).get('token:3'))!)).toBe('value 3')
})

test('a signed word is worth something for one purpose, in one workspace, for a time', () => {
  const keys = open()
  const signing = { purpose: 'unsubscribe', workspace: 'main' }
  const now = new Date('2026-11-22T10:00:00Z')
  const later = new Date('2026-11-22T11:00:00Z')
  const word = sign(keys, signing, 'person:1', later)
  expect(word).toMatch(/^[\w-]+\.[\w-]+$/)
  expect(readSigned(keys, signing, word, now)).toBe('person:1')
  expect(readSigned(keys, signing, word, later)).toBeNull()
  expect(readSigned(keys, { ...signing, purpose: 'download' }, word, now)).toBeNull()
  expect(readSigned(keys, { ...signing, workspace: 'other' }, word, now)).toBeNull()
  const [text, mac] = word.split('.') as [string, string]
  const forged = Buffer.from(JSON.stringify(['person:2', later.getTime()])).toString('base64url')
  for (const wrong of [
    '',
    '.',
    text,
    `${text}.`,
    `.${mac}`,
    `${forged}.${mac}`,
    `${word}.x`,
    `${word}x`,
    word.slice(0, -2),
  ]) {
    expect(readSigned(keys, signing, wrong, now), wrong).toBeNull()
  }
  keys.add()
  expect(readSigned(keys, signing, word, now)).toBe('person:1')
  keys.dropOld()
  expect(readSigned(keys, signing, word, now)).toBeNull()
})
