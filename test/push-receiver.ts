import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error It says nothing of its types.
import ece from 'http_ece'

/** What a browser was told, as only it can read it, and what its service saw of it. */
export interface Pushed {
  message: { title: string; body: string; url: string; tag: string; language: string }
  /** What the server that sends says of itself, proven by its key. */
  from: { aud: string; sub: string }
  headers: Record<string, string | string[] | undefined>
  /** As the service had it in its hands. */
  sealed: Buffer
}

/** A browser with the push service of its maker, on this machine: takes messages, proves whose they are (VAPID) and decrypts them. */
export async function startPushService() {
  const came: Pushed[] = []
  let status = 201
  const own = createECDH('prime256v1')
  const [publicKey, auth] = [own.generateKeys(), randomBytes(16)]
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const sealed = Buffer.concat(parts)
      if (status === 201) {
        const opened = ece.decrypt(sealed, { version: 'aes128gcm', privateKey: own, authSecret: auth.toString('base64url') })
        came.push({ message: JSON.parse(String(opened)), from: proven(request.headers.authorization!), headers: request.headers, sealed })
      }
      response.writeHead(status).end()
    })
  }) // prettier-ignore
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    came,
    /** How it answers from now on. */
    answer: (next: number) => void (status = next),
    /** What a browser gives to the page that asks to be told. */
    subscription: (name = 'one') => ({
      endpoint: `http://127.0.0.1:${port}/push/${name}`,
      keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    }),
    close: () => new Promise<void>((done) => void server.close(() => done())),
  }
}

function proven(authorization: string): Pushed['from'] {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization)!
  const [header, payload, signature] = token!.split('.')
  const raw = Buffer.from(key!, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') }
  const by = { key: createPublicKey({ format: 'jwk', key: jwk }), dsaEncoding: 'ieee-p1363' as const }
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), by, Buffer.from(signature!, 'base64url')))
    throw new Error('the message is not signed by the key that it names')
  return JSON.parse(Buffer.from(payload!, 'base64url').toString())
} // prettier-ignore
