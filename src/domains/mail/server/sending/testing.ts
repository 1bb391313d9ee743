import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { createSecureContext, TLSSocket } from 'node:tls'
import { makeCertificate } from '../../../../../test/e2e/certificate.ts'

/** What a mail server is told: one line, or `whole` once the letter was said, which it answers, or does not (`silent`), or hangs up (`drop`). */
export type Script = (line: string) => string | undefined | Promise<string | undefined>

/** A mail server that does as it is told. */
export interface TestSmtp {
  port: number
  authority: string
  password: string
  received: { from: string; to: string[]; message: string }[]
  /** What it answers in place of what a good server would. */
  script: Script
  close(): Promise<void>
}

const password = 'the-password-for-sending'

/** Starts one that takes whatever it is told, with TLS from the first byte or from its command on. */
export async function startSmtp({ startTls = false } = {}): Promise<TestSmtp> {
  const { cert, key } = makeCertificate('rsa')
  const secureContext = createSecureContext({ cert, key })
  const open = new Set<Socket>()
  const secured = (socket: Socket) => new TLSSocket(socket, { isServer: true, secureContext })
  const smtp: TestSmtp = { port: 0, authority: cert, password, received: [], script: () => undefined, close }
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    void converse(startTls ? socket : secured(socket), !startTls).catch(() => socket.destroy())
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  smtp.port = (server.address() as AddressInfo).port
  return smtp

  async function converse(socket: Socket, isSecure: boolean, greets = true): Promise<void> {
    socket.on('error', () => {})
    const lines = createInterface({ input: socket })
    const at = { from: '', to: [] as string[], message: null as string[] | null }
    if (greets) socket.write('220 mail ESMTP\r\n')
    for await (const line of lines) {
      if (at.message && line !== '.') {
        at.message.push(line.replace(/^\./, ''))
        continue
      }
      const said = at.message ? 'whole' : line
      const answer =
        (await smtp.script(said)) ?? (isToNobody(said, at.to) ? '503 5.5.1 to whom' : usual(said, isSecure))
      if (answer === 'drop') return void socket.destroy()
      if (answer === 'silent') continue
      note(said, at, answer)
      socket.write(`${answer}\r\n`)
      if (/^STARTTLS/i.test(line) && answer.startsWith('220')) {
        lines.close()
        socket.removeAllListeners('data')
        return converse(secured(socket), true, false)
      }
    }
  }

  function note(said: string, at: { from: string; to: string[]; message: string[] | null }, answer: string): void {
    const address = /<([^>]*)>/.exec(said)?.[1] ?? ''
    if (/^MAIL/i.test(said)) Object.assign(at, { from: address, to: [], message: null })
    if (/^RCPT/i.test(said) && answer.startsWith('2')) at.to.push(address)
    if (/^DATA/i.test(said) && answer.startsWith('3')) at.message = []
    if (said !== 'whole') return
    if (answer.startsWith('2')) smtp.received.push({ from: at.from, to: at.to, message: at.message!.join('\r\n') })
    at.message = null
  }

  async function close(): Promise<void> {
    for (const socket of open) socket.destroy()
    await new Promise((done) => server.close(done))
  }
}

const isToNobody = (said: string, to: readonly string[]) => /^DATA/i.test(said) && to.length === 0

function usual(said: string, isSecure: boolean): string {
  if (said === 'whole') return '250 2.0.0 taken'
  const [command = ''] = said.toUpperCase().split(/[ :]/)
  if (command === 'EHLO') return `250-mail\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-DSN\r\n250-SIZE 30000000\r\n${isSecure ? '250 AUTH PLAIN' : '250 STARTTLS'}` // prettier-ignore
  if (command === 'AUTH') return authOf(said)
  if (command === 'DATA') return '354 go on'
  if (command === 'STARTTLS') return '220 go on'
  return command === 'QUIT' ? '221 bye' : '250 2.1.0 well'
}

const authOf = (said: string) =>
  Buffer.from(said.split(' ')[2] ?? '', 'base64').toString().split('\0')[2] === password ? '235 in' : '535 5.7.8 no' // prettier-ignore
