/** A place to read from or to send by. */
interface Place {
  host: string
  port: number
}

/** Providers whose servers are not called after the address: where one reads, and where one sends; TLS begins at its command at 587. */
const known: readonly { domains: readonly string[]; imap: string; smtp: Place }[] = [
  { domains: ['gmail.com', 'googlemail.com'], imap: 'imap.gmail.com', smtp: { host: 'smtp.gmail.com', port: 465 } },
  { domains: ['icloud.com', 'me.com', 'mac.com'], imap: 'imap.mail.me.com', smtp: { host: 'smtp.mail.me.com', port: 587 } },
  { domains: ['yahoo.com', 'yahoo.de', 'yahoo.co.uk', 'yahoo.fr'], imap: 'imap.mail.yahoo.com', smtp: { host: 'smtp.mail.yahoo.com', port: 465 } },
  { domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'], imap: 'imap.gmx.net', smtp: { host: 'mail.gmx.net', port: 465 } },
  { domains: ['gmx.com'], imap: 'imap.gmx.com', smtp: { host: 'mail.gmx.com', port: 465 } },
  { domains: ['web.de'], imap: 'imap.web.de', smtp: { host: 'smtp.web.de', port: 587 } },
  { domains: ['t-online.de'], imap: 'secureimap.t-online.de', smtp: { host: 'securesmtp.t-online.de', port: 465 } },
  { domains: ['posteo.de', 'posteo.net'], imap: 'posteo.de', smtp: { host: 'posteo.de', port: 465 } },
  { domains: ['fastmail.com'], imap: 'imap.fastmail.com', smtp: { host: 'smtp.fastmail.com', port: 465 } },
] // prettier-ignore

/** Where the mail of an address is probably read and sent: as its provider says, or as servers are usually called. */
export function serversOf(address: string): { imap: Place; smtp: Place } {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const provider = known.find(({ domains }) => domains.includes(domain))
  return {
    imap: { host: provider?.imap ?? `imap.${domain}`, port: 993 },
    smtp: provider?.smtp ?? { host: `smtp.${domain}`, port: 465 },
  }
}
