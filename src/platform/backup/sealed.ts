import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

// As age does: a file key of its own from the key and a salt, then pieces of 64 KiB in AES-256-GCM, whose nonce counts them
// and says which is the last. So none can be changed, moved, left out or cut off, and a file of any length is read in a
// little memory. https://age-encryption.org/v1, "Payload"; Rogaway and others, STREAM, 2015.

const magic = Buffer.from('farley sealed 1\n')
const saltLength = 32
const pieceLength = 64 * 1024
const tagLength = 16

/** Whether the bytes at the beginning of a file are those of a sealed backup. */
export const isSealed = (start: Uint8Array): boolean => magic.equals(start.subarray(0, magic.length))

/** Seals what flows through it under a key of 32 bytes. */
export function sealing(key: Buffer): Transform {
  const salt = randomBytes(saltLength)
  const file = fileKey(key, salt)
  const nonce = counted()
  const sealed = (piece: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', file, nonce(last))
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
  const stream = pieces(pieceLength, (piece, last) => sealed(piece, last))
  stream.push(Buffer.concat([magic, salt]))
  return stream
}

/** Opens what was sealed. Refuses another key, and anything that is not as it was sealed, its end included. */
export function unsealing(key: Buffer): Transform {
  const nonce = counted()
  let file: Buffer | undefined
  const opened = (piece: Buffer, last: boolean) => {
    const tag = piece.subarray(-tagLength)
    const decipher = createDecipheriv('aes-256-gcm', file!, nonce(last), { authTagLength: tagLength }).setAuthTag(tag)
    return Buffer.concat([decipher.update(piece.subarray(0, -tagLength)), decipher.final()])
  }
  const head = magic.length + saltLength
  return pieces(
    pieceLength + tagLength,
    (piece, last) => {
      try {
        return opened(piece, last)
      } catch {
        throw notSo()
      }
    },
    head,
    (bytes) => {
      if (!isSealed(bytes)) throw notSo()
      file = fileKey(key, bytes.subarray(magic.length))
    },
  )
}

const notSo = () =>
  refuse.invalid([{ field: 'file', ...say('This backup was sealed with another key, or is damaged.') }])

const fileKey = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'farley backup', 32))

/** A number for each piece, and whether it is the last. */
function counted(): (last: boolean) => Buffer {
  let number = 0n
  return (last) => {
    const nonce = Buffer.alloc(12)
    nonce.writeBigUInt64BE(number++, 3)
    nonce[11] = last ? 1 : 0
    return nonce
  }
}

/** Works on pieces of one length; the last may be shorter, and is known to be the last. `head` bytes before them go to `begin`. */
function pieces(
  length: number,
  work: (piece: Buffer, last: boolean) => Buffer,
  head = 0,
  begin: (bytes: Buffer) => void = () => {},
): Transform {
  let rest = Buffer.alloc(0)
  let begun = head === 0
  function take(stream: Transform) {
    if (!begun && rest.length >= head) {
      begin(rest.subarray(0, head))
      rest = rest.subarray(head)
      begun = true
    }
    // The last piece is worked on at the end only, when it is known to be the last.
    while (begun && rest.length > length) {
      stream.push(work(rest.subarray(0, length), false))
      rest = rest.subarray(length)
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      rest = Buffer.concat([rest, chunk])
      attempt(done, () => take(this))
    },
    flush(done) {
      attempt(done, () => {
        if (!begun) throw notSo()
        this.push(work(rest, true))
      })
    },
  })
}

function attempt(done: TransformCallback, work: () => void): void {
  try {
    work()
    done()
  } catch (error) {
    done(error as Error)
  }
}
