import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, as text that fits an address, a cookie or a header. */
export function newToken(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`
}

/** What is stored of a token. It is random already, so a plain digest keeps it secret. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
