import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { installFromDebian } from '../bin/tools/install.ts'
import { makeCertificate } from './e2e/certificate.ts'
import { answers, freePort } from './ports.ts'

const program = '/usr/sbin/dovecot'

/** Dovecot, installed where that can be done. */
export const findOrInstallDovecot = (): boolean =>
  existsSync(program) || (installFromDebian('dovecot-imapd', 'dovecot-lmtpd') && existsSync(program))

/** A real mail server (Dovecot), on this machine. */
export interface TestMailServer {
  /** With TLS. */
  port: number
  /** Where TLS begins at its command. */
  startTlsPort: number
  authority: string
  /** Of every mailbox; whoever signs in with it has one. */
  password: string
  /** Delivers a message by LMTP; back once it lies in the inbox. */
  deliver(to: string, message: string | Buffer): Promise<void>
  /** Does something in a mailbox, as its owner does with another program. */
  change(of: string, work: (client: ImapFlow) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const password = 'the-password-of-the-mailbox'

export async function startMailServer(): Promise<TestMailServer> {
  const folder = await mkdtemp(join(tmpdir(), 'farley-dovecot-'))
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'mail'), { mode: 0o777 })
  await chmod(join(folder, 'mail'), 0o777)
  const { cert, key } = makeCertificate('rsa')
  await writeFile(join(folder, 'cert.pem'), cert)
  await writeFile(join(folder, 'key.pem'), key)
  const [port, startTlsPort, lmtp] = [await freePort(), await freePort(), await freePort()]
  await writeFile(join(folder, 'dovecot.conf'), settings(folder, { port, startTlsPort, lmtp }))
  const server = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await answers('Dovecot', port, () => server.exitCode === null)
  await answers('Dovecot', lmtp, () => server.exitCode === null)
  return {
    port,
    startTlsPort,
    authority: cert,
    password,
    deliver: (to, message) => delivered(lmtp, to, message),
    change: (of, work) => changed(port, cert, of, work),
    async close() {
      const gone = new Promise((done) => server.once('exit', done))
      server.kill()
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

const settings = (
  folder: string,
  { port, startTlsPort, lmtp }: Record<'port' | 'startTlsPort' | 'lmtp', number>,
) => `protocols = imap lmtp
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
listen = 127.0.0.1
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
first_valid_uid = 1
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = plain login
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u allow_all_users=yes
}
mail_location = maildir:~/mail
mailbox_list_index = yes
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Junk {
    special_use = \\Junk
    auto = subscribe
  }
  mailbox Trash {
    special_use = \\Trash
    auto = subscribe
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${startTlsPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtp}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`

async function changed(port: number, ca: string, user: string, work: (client: ImapFlow) => Promise<void>): Promise<void> {
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: true, logger: false, tls: { ca }, auth: { user, pass: password } })
  await client.connect()
  await work(client)
  await client.logout()
} // prettier-ignore

/** One message by LMTP, RFC 2033: each line is answered before the next is said. */
async function delivered(port: number, to: string, message: string | Buffer): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const say = (bytes: string | Buffer) => socket.write(bytes)
  try {
    await expectReply(replies, '220')
    for (const [line, code] of [['LHLO test', '250'], ['MAIL FROM:<sender@example.org>', '250'], [`RCPT TO:<${to}>`, '250'], ['DATA', '354']] as const) {
      say(`${line}\r\n`)
      await expectReply(replies, code)
    } // prettier-ignore
    say(stuffed(message))
    await expectReply(replies, '250')
  } finally {
    socket.destroy()
  }
}

async function expectReply(replies: AsyncIterator<string>, code: string): Promise<void> {
  for (;;) {
    const { value, done } = await replies.next()
    if (done || !value.startsWith(code)) throw new Error(`Dovecot says ${value} instead of ${code}.`)
    // A dash says that more lines follow.
    if (value[3] !== '-') return
  }
}

/** Lines that begin with a dot begin with two, and a dot alone ends it. */
function stuffed(message: string | Buffer): Buffer {
  const lines = Buffer.from(message).toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..')
  return Buffer.from(`${lines.endsWith('\r\n') ? lines : `${lines}\r\n`}.\r\n`, 'latin1')
}
