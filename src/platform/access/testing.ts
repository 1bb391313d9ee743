import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A device that keeps passkeys, as WebAuthn Level 3 has it, for tests that need no browser. */
export interface Authenticator {
  /** Answers navigator.credentials.create. */
  make(options: Asking, how?: How): object
  /** Answers navigator.credentials.get. */
  show(options: Asking, how?: How): object
}

interface Asking {
  challenge: string
  user?: { id: string }
}

/** What it does otherwise than it should. */
interface How {
  origin?: string
  site?: string
  challenge?: string
  /** Without finger, face or PIN. */
  unverified?: boolean
  /** What it counts, in place of one more than before. */
  counter?: number
  /** Who it says that it is of. */
  user?: string
  signature?: string
}

/** Makes one that stands before a page of this origin; with `counts` it counts how often it was used. */
export function createAuthenticator(origin: string, site: string, { counts = true } = {}): Authenticator {
  const id = randomBytes(20)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let [counter, user] = [0, '']
  const answer = (type: string, asking: Asking, how: How) => {
    const challenge = how.challenge ?? asking.challenge
    const clientData = JSON.stringify({ type, challenge, origin: how.origin ?? origin, crossOrigin: false })
    counter = how.counter ?? (counts ? counter + 1 : 0)
    return Buffer.from(clientData)
  }
  const head = (how: How, flags: number) =>
    Buffer.concat([sha256(how.site ?? site), Buffer.from([flags & (how.unverified ? ~0x04 : 0xff)]), uint32(counter)])
  const credential = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  })
  return {
    make(asking, how = {}) {
      user = asking.user!.id
      const clientDataJSON = answer('webauthn.create', asking, how)
      const kept = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseOf(publicKey)])
      const data = Buffer.concat([head(how, 0x45), kept])
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
      ])
      return credential({
        clientDataJSON: url(clientDataJSON),
        attestationObject: url(attestation),
        transports: ['usb'],
      })
    },
    show(asking, how = {}) {
      const clientDataJSON = answer('webauthn.get', asking, how)
      const authenticatorData = head(how, 0x05)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey)
      return credential({
        clientDataJSON: url(clientDataJSON),
        authenticatorData: url(authenticatorData),
        signature: how.signature ?? url(signature),
        userHandle: how.user ?? user,
      })
    },
  }
}

const url = (of: Buffer) => of.toString('base64url')
const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest()

function uint32(number: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(number)
  return four
}
const uint16 = (number: number) => uint32(number).subarray(2)

// The little CBOR that there is in it: texts, bytes, and a key as COSE has it (ES256).
const text = (of: string) => Buffer.concat([Buffer.from([0x60 + of.length]), Buffer.from(of)])
const bytes = (of: Buffer) => Buffer.concat([Buffer.from([0x59]), uint16(of.length), of])

function coseOf(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' })
  const coordinate = (of: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(of, 'base64url')])
  const kind = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01])
  return Buffer.concat([kind, Buffer.from([0x21]), coordinate(x!), Buffer.from([0x22]), coordinate(y!)])
}
