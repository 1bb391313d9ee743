import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Key, Keys } from './keys.ts'
import { reveal, secretOf, type Secret } from './secret.ts'

// Each value is encrypted with a key of its own, and that key with today's (AES-256-GCM both times). So a new key costs
// one short step a value, and what a value is for is part of the seal: moved to another place, it does not open.

const version = 'v1'
const nonceLength = 12
const tagLength = 16

/** Seals a secret for one place: what is sealed for one does not open as another. */
export function seal(keys: Keys, place: string, secret: Secret): string {
  const own = randomBytes(32)
  const key = keys.current()
  return [version, key.id, wrap(key, place, own), encrypt(own, place, Buffer.from(reveal(secret), 'utf8'))].join('.')
}

/** Opens what was sealed for a place; throws when it was changed, moved, or sealed with a key that is gone. */
export function unseal(keys: Keys, place: string, sealed: string): Secret {
  const { own, content } = parts(keys, place, sealed)
  return secretOf(decrypt(own, place, content).toString('utf8'))
}

/** The same, under today's key; null when it is that already. */
export function reseal(keys: Keys, place: string, sealed: string): string | null {
  const key = keys.current()
  if (sealed.startsWith(`${version}.${key.id}.`)) return null
  const { own, content } = parts(keys, place, sealed)
  return [version, key.id, wrap(key, place, own), content].join('.')
}

function parts(keys: Keys, place: string, sealed: string): { own: Buffer; content: string } {
  const [of, id, wrapped, content] = sealed.split('.')
  if (of !== version || !id || !wrapped || !content) throw new Error('that was not sealed here')
  const key = keys.find(id)
  if (!key) throw new Error(`the key ${id}, which sealed this, is gone`)
  return { own: decrypt(key.bytes, `key of ${place}`, wrapped), content }
}

const wrap = (key: Key, place: string, own: Buffer) => encrypt(key.bytes, `key of ${place}`, own)

function encrypt(key: Buffer, about: string, plain: Buffer): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'))
  const content = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url')
}

function decrypt(key: Buffer, about: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  const options = { authTagLength: tagLength }
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), options)
  cipher.setAAD(Buffer.from(about, 'utf8')).setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  return Buffer.concat([cipher.update(bytes.subarray(nonceLength + tagLength)), cipher.final()])
}
