import { expect, test } from 'vitest'
import { journey } from './journey.ts'
import { see } from './person.ts'
import { speakPseudo, strangers } from './pseudo.ts'

const it = journey()

// Lists are asked for what is not there, so that no data stands on them.
const screens = [
  '/deals?q=qqqq', '/people?q=qqqq', '/companies?q=qqqq', '/tasks?q=qqqq', '/products?q=qqqq', '/import', '/ring',
  '/notifications', '/settings/account', '/settings/sign-in', '/settings/door-log', '/settings/audit-log?kind=door', '/settings/sign-in-rules', '/settings/sidebar', '/settings/company', '/settings/currencies', '/settings/users',
  '/settings/choices', '/settings/keys', '/settings/webhooks', '/settings/notifications',
  '/outbox', '/suggestions', '/lift', '/due-visits', '/visit-day', '/settings/mailboxes', '/settings/mail-templates', '/settings/booking', '/settings/forms',
  '/introductions?q=qqqq', '/placements?q=qqqq', '/orders?q=qqqq', '/subscriptions?q=qqqq', '/visits?q=qqqq',
] // prettier-ignore
// Who works here, and for whom, and today.
const data =
  /^(\d{1,2} \p{Lu}\p{Ll}+|Halden Instruments|(Ada|Bob|Vera|Marta|Tom) [\p{L}]+|\p{Lu}{2}|[\w.]+@[\w.]+|https?:\/\/\S+)( · .*)?$/u

test.each([false, true])(
  'no screen says a word that no other language could (on a phone: %s)',
  async (phone) => {
    const ada = await it.ada({ phone })
    await speakPseudo(ada.page)
    const found: string[] = []
    for (const screen of screens) {
      await ada.visit(screen)
      await see(ada.page.getByText(/~\]/))
      await ada.page.waitForFunction(() => !document.querySelector('[class*=skeleton]'))
      found.push(...(await strangers(ada.page, data)).map((text) => `${screen}: ${text}`))
      const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) found.push(`${screen} is ${wide} pixels too wide where words are longer`)
    }
    expect(found.join('\n')).toBe('')
  },
  300_000,
)
