import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Key, Keys } from './keys.ts'

export interface Signing {
  /** What a link may be used for, in one workspace: a link for one purpose is worth nothing for another. */
  purpose: string
  workspace: string
}

/** A word for a public link, that says `about` until a time, and that nobody else can make. It is readable: nothing secret goes in. */
export function sign(keys: Keys, signing: Signing, about: string, until: Date): string {
  const text = Buffer.from(JSON.stringify([about, until.getTime()])).toString('base64url')
  return `${text}.${mac(keys.current(), signing, text).toString('base64url')}`
}

/** What a signed word says; null when it was not made here for this, or its time is over. */
export function readSigned(keys: Keys, signing: Signing, word: string, now: Date): string | null {
  const [text = '', given = ''] = word.split('.')
  const bytes = Buffer.from(given, 'base64url')
  const isOurs = keys.all().some((key) => {
    const right = mac(key, signing, text)
    return bytes.length === right.length && timingSafeEqual(bytes, right)
  })
  if (!isOurs || word !== `${text}.${given}`) return null
  const [about, until] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [string, number]
  return now.getTime() < until ? about : null
}

function mac(key: Key, { purpose, workspace }: Signing, text: string): Buffer {
  const own = hkdfSync('sha256', key.bytes, '', JSON.stringify(['farley link', purpose, workspace]), 32)
  return createHmac('sha256', Buffer.from(own)).update(text).digest()
}
