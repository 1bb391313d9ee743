/** A new UUIDv7: sorts by the time it was made (RFC 9562). */
export function newId(now = Date.now()): string {
  const bytes = randomBytes()
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let id = ''
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) id += '-'
    id += hex[bytes[index]!]
  }
  return id
}

/** A new id that ends like another one: what a client makes for itself ends like its user's, so it is nobody else's. */
export function newIdLike(own: string, now = Date.now()): string {
  return newId(now).slice(0, -tail) + own.slice(-tail).toLowerCase()
}

/** Whether an id is a UUIDv7 that ends like another one. */
export function isIdLike(own: string, id: string): boolean {
  return isId(id) && id[14] === '7' && id.slice(-tail).toLowerCase() === own.slice(-tail).toLowerCase()
}

/** The moment in a UUIDv7, in milliseconds. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** The last group of an id: 48 bits of it. */
const tail = 12

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const pool = new Uint8Array(16 * 256)
let used = pool.length

/** Sixteen random bytes, out of many that were asked for at once: asking costs more than having. */
function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether it has the form of an id. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && pattern.test(text)
}
