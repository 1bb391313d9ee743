import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { makeCertificate } from './e2e/certificate.ts'

/** What a mail server of a few commands (RFC 3501) says of its one folder; it need not be so. */
export interface Story {
  validity: number
  exists: number
  uidNext: number
  /** The answer to each search. */
  uids: readonly number[]
  /** What is said for a uid, as it stands after FETCH: null for nothing at all. */
  fetch: (uid: number, what: string) => string | null
}

/** A mail server that tells a story, whatever is so. */
export interface LyingServer {
  port: number
  authority: string
  story: Story
  close(): Promise<void>
}

export async function startLyingServer(story: Story): Promise<LyingServer> {
  const { cert, key } = makeCertificate('rsa')
  const open = new Set<TLSSocket>()
  const server = createServer({ cert, key }, (socket) => {
    open.add(socket)
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    socket.write('* OK ready\r\n')
    createInterface({ input: socket }).on('line', (line) => {
      const [tag = '', ...words] = line.split(' ')
      if (tag === 'DONE') return
      for (const said of answerTo(words.join(' '), lying.story)) socket.write(`${said}\r\n`)
      socket.write(`${tag} OK done\r\n`)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const lying: LyingServer = {
    ...{ port: (server.address() as AddressInfo).port, authority: cert, story },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return lying
}

function answerTo(command: string, { validity, exists, uidNext, uids, fetch }: Story): string[] {
  const name = command.toUpperCase()
  if (name.startsWith('CAPABILITY')) return ['* CAPABILITY IMAP4rev1']
  if (name.startsWith('LIST')) return ['* LIST (\\HasNoChildren) "/" INBOX']
  if (name.startsWith('EXAMINE') || name.startsWith('SELECT'))
    return ['* FLAGS ()', `* ${exists} EXISTS`, `* OK [UIDVALIDITY ${validity}] so`, `* OK [UIDNEXT ${uidNext}] so`]
  if (name.startsWith('UID SEARCH')) return [`* SEARCH ${uids.join(' ')}`]
  if (name.startsWith('UID FETCH')) return fetched(command, fetch)
  return []
}

function fetched(command: string, fetch: Story['fetch']): string[] {
  const [, , set = ''] = command.split(' ')
  const asked = set.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split(':').map(Number)
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
  return asked.flatMap((uid) => fetch(uid, command) ?? [])
}

/** A message as a server hands it out, its head or all of it. */
export function honestly(uid: number, what: string, message: string): string {
  const isHead = what.toUpperCase().includes('HEADER')
  const part = isHead ? message.slice(0, message.indexOf('\r\n\r\n') + 4) : message
  const section = isHead ? 'BODY[HEADER]' : 'BODY[]<0>'
  return `* ${uid} FETCH (UID ${uid} FLAGS () INTERNALDATE "02-Mar-2026 10:00:00 +0000" RFC822.SIZE ${message.length} ${section} {${part.length}}\r\n${part})`
}
