import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { isSealed, sealing, unsealing } from './sealed.ts'

const key = randomBytes(32)
const piece = 64 * 1024
const sealed = (bytes: Buffer) => buffer(Readable.from(chunksOf(bytes)).pipe(sealing(key)))
async function opened(bytes: Buffer, withKey = key): Promise<Buffer> {
  const stream = unsealing(withKey)
  Readable.from(chunksOf(bytes)).pipe(stream)
  return buffer(stream)
}
function* chunksOf(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 50_001) yield bytes.subarray(at, at + 50_001)
}

test.each([0, 1, piece - 1, piece, piece + 1, 3 * piece, 5 * piece + 7])(
  '%i bytes come back as they were',
  async (length) => {
    const bytes = randomBytes(length)
    const made = await sealed(bytes)
    expect(isSealed(made)).toBe(true)
    expect((await opened(made)).equals(bytes)).toBe(true)
    // Fewer bytes may stand anywhere by chance.
    expect(length < 16 || !made.includes(bytes.subarray(0, 16))).toBe(true)
  },
)

test('nothing is sealed twice alike', async () => {
  const bytes = randomBytes(100)
  expect((await sealed(bytes)).equals(await sealed(bytes))).toBe(false)
})

test('another key, a changed byte, a piece cut off, left out or moved: all are refused', async () => {
  const made = await sealed(randomBytes(3 * piece))
  const refused = async (bytes: Buffer, withKey = key) =>
    expect(opened(bytes, withKey)).rejects.toMatchObject({ code: 'invalid' })
  await refused(made, randomBytes(32))
  const [head, whole] = [48, piece + 16]
  for (const at of [3, 20, head, head + whole - 1, made.length - 1]) {
    const changed = Buffer.from(made)
    changed[at] = changed[at]! ^ 1
    await refused(changed)
  }
  await refused(made.subarray(0, -1))
  await refused(made.subarray(0, head + 2 * whole))
  await refused(made.subarray(0, head))
  await refused(made.subarray(0, 10))
  await refused(Buffer.concat([made.subarray(0, head), made.subarray(head + whole)]))
  const [first, second] = [made.subarray(head, head + whole), made.subarray(head + whole, head + 2 * whole)]
  await refused(Buffer.concat([made.subarray(0, head), second, first, made.subarray(head + 2 * whole)]))
  await refused(Buffer.concat([made, made.subarray(-10)]))
})
