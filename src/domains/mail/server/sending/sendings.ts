import type { Runner } from '../../../../platform/db/runner.ts'
import type { Secret } from '../../../../platform/secrets/index.ts'
import type { Site } from '../../../../platform/site.ts'
import { placeOf } from '../connections.ts'

/** How a mailbox sends: by SMTP with TLS. */
export interface Sending {
  host: string
  port: number
  /** TLS begins at its command (STARTTLS), and not with the first byte; nothing is said before. */
  startTls: boolean
  userName: string
  /** PEM of who vouches for its certificate, where that is nobody whom all know. */
  authority: string | null
}

/** Where the password for sending lies in the vault; where there is none it is that of reading. */
export const sendingPlaceOf = (mailboxId: string) => `mailbox:${mailboxId}:sending`

/** The password with which a mailbox sends. */
export async function sendingPassword(site: Site, mailboxId: string): Promise<Secret | null> {
  const vault = site.vault()
  return (await vault.get(sendingPlaceOf(mailboxId))) ?? (await vault.get(placeOf(mailboxId)))
}

export async function sendingOf(on: Runner, mailboxId: string): Promise<Sending | undefined> {
  const text = `select host, port, start_tls as "startTls", user_name as "userName", authority from mail_sending where mailbox_id = $1`
  return (await on.run<Sending>({ name: 'mail_sending', text, values: [mailboxId] }))[0]
}

export async function keepSending(on: Runner, mailboxId: string, way: Sending): Promise<void> {
  const text = `insert into mail_sending (mailbox_id, host, port, start_tls, user_name, authority) values ($1, $2, $3, $4, $5, $6)
    on conflict (mailbox_id) do update set host = excluded.host, port = excluded.port, start_tls = excluded.start_tls,
      user_name = excluded.user_name, authority = excluded.authority`
  await on.run({ text, values: [mailboxId, way.host, way.port, way.startTls, way.userName, way.authority] })
}

export async function dropSending(on: Runner, mailboxId: string): Promise<void> {
  await on.run({ text: 'delete from mail_sending where mailbox_id = $1', values: [mailboxId] })
  await on.run({ text: 'delete from secret where name = $1', values: [sendingPlaceOf(mailboxId)] })
}
