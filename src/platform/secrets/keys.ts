import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'

/** A key with a name that can be told: the beginning of its digest. */
export interface Key {
  id: string
  bytes: Buffer
}

/** The keys that seal and sign; the first is today's, the others open what was sealed before. */
export interface Keys {
  current(): Key
  all(): readonly Key[]
  find(id: string): Key | undefined
  /** Puts a new key before the others. Refused where the keys come from the environment. */
  add(): void
  /** Forgets all but today's. */
  dropOld(): void
}

export const keyFile = 'secret.key'
const variable = 'FARLEY_SECRET_KEY'

/** Keys from FARLEY_SECRET_KEY (today's, then older ones after commas), else from a file in the data directory that only its owner may read, made when missing. */
export function openKeys(data: string, environment: Record<string, string | undefined> = process.env): Keys {
  const given = environment[variable]?.trim()
  return given ? fixedKeys(keysIn(given, variable)) : fileKeys(path.join(data, keyFile))
}

function fixedKeys(keys: readonly Key[]): Keys {
  const refused = () => {
    throw fault(`The keys come from ${variable}: put a new one before the old, with a comma between.`)
  }
  return {
    current: () => keys[0]!,
    all: () => keys,
    find: (id) => keys.find((key) => key.id === id),
    add: refused,
    dropOld: refused,
  }
}

function fileKeys(file: string): Keys {
  let keys = readOrMake(file)
  const write = (next: readonly Key[]) => {
    replace(file, next)
    keys = [...next]
  }
  return {
    current: () => keys[0]!,
    all: () => keys,
    find(id) {
      // Another process may have added one.
      if (!keys.some((key) => key.id === id)) keys = readKeys(file)
      return keys.find((key) => key.id === id)
    },
    add: () => write([newKey(), ...keys]),
    dropOld: () => write(keys.slice(0, 1)),
  }
}

function readOrMake(file: string): Key[] {
  try {
    return readKeys(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  try {
    writeDurably(file, [newKey()], 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKeys(file)
}

function readKeys(file: string): Key[] {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw fault(`Others may read ${file}. Make it private with: chmod 600 ${file}`)
  return keysIn(readFileSync(file, 'utf8').trim(), file)
}

function replace(file: string, keys: readonly Key[]): void {
  writeDurably(`${file}.new`, keys, 'w')
  renameSync(`${file}.new`, file)
}

function writeDurably(file: string, keys: readonly Key[], flag: 'w' | 'wx'): void {
  const handle = openSync(file, flag, 0o600)
  try {
    writeSync(handle, `${keys.map(({ bytes }) => bytes.toString('base64')).join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const newKey = () => keyOf(randomBytes(32))
const keyOf = (bytes: Buffer): Key => ({ id: createHash('sha256').update(bytes).digest('hex').slice(0, 12), bytes })

function keysIn(text: string, where: string): Key[] {
  return text.split(/[\s,]+/).map((word) => {
    const bytes = /^[0-9a-f]{64}$/i.test(word) ? Buffer.from(word, 'hex') : Buffer.from(word, 'base64')
    if (bytes.length !== 32)
      throw fault(`${where} must hold 32 random bytes in base64 or hex, such as "openssl rand -base64 32" prints.`)
    return keyOf(bytes)
  })
}

const fault = (message: string) => new Refusal({ code: 'wrong_setting', status: 500, sentence: sayAsIs(message) })
