import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate for this machine that nobody vouches for, made anew for each run. */
export interface Certificate {
  cert: string
  key: string
  /** By which Chromium is told to trust it: the digest of its public key. */
  fingerprint: string
}

/** ECDSA with SHA-256, and RSA with SHA-256, which signs documents. */
const algorithms = {
  ec: { identifier: () => sequence(oid('2a8648ce3d040302')), pair: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
  rsa: { identifier: () => sequence(oid('2a864886f70d01010b'), der(0x05, Buffer.alloc(0))), pair: () => generateKeyPairSync('rsa', { modulusLength: 2048 }) },
} // prettier-ignore

/** Makes one for `localhost` and 127.0.0.1, valid for two days (X.509 version 3, RFC 5280, in DER). */
export function makeCertificate(kind: keyof typeof algorithms = 'ec', now = new Date()): Certificate {
  const { publicKey, privateKey } = algorithms[kind].pair()
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const day = 86_400_000
  const algorithm = algorithms[kind].identifier()
  const name = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from('Farley tests')))))
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
  const alternative = sequence(oid('551d11'), der(0x04, names))
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + day))),
    name,
    spki,
    der(0xa3, sequence(alternative)),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole
      .toString('base64')
      .match(/.{1,64}/g)!
      .join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  }
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
const set = (...parts: Buffer[]) => der(0x31, Buffer.concat(parts))
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const integer = (bytes: Buffer) => der(0x02, bytes)
const time = (moment: Date) => der(0x17, Buffer.from(`${moment.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))
