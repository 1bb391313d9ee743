import type { Address, Contact, Field, Money } from '../../../../kernel/field.ts'
import { languageOf, localeFor, type Language } from '../../../../kernel/language.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { LinkedById } from '../../../../platform/records/read/index.ts'
import { choicesIn, languageFor, tell, writerFor } from '../../../../platform/words/index.ts'
import { Said } from './said.ts'

/** Says values as whoever receives the letter reads them: in their language where Farley speaks it, else in the company's. */
export function sayerFor(ctx: Ctx, theirs: unknown) {
  const language: Language = languageFor(languageOf(String(theirs ?? '')) ?? null, ctx.settings.locale)
  const locale = localeFor(language, ctx.settings.locale)
  const { timeZone } = ctx.settings
  const write = writerFor(locale)
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' })
  const moments = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' })
  const list = new Intl.ListFormat(locale)
  const theirCtx = { ...ctx, actor: { ...ctx.actor, language } }

  const choice = (record: RecordDefinition, name: string, key: string) =>
    choicesIn(theirCtx, record, name).find((option) => option.key === key)?.label ?? key

  const address = ({ street, postalCode, city, country }: Address) =>
    [street, [postalCode, city].filter(Boolean).join(' '), country && countryIn(locale, country)]
      .filter(Boolean)
      .join(', ')

  /** Null where there is nothing to say, as of a link to what the reader does not see. */
  return (record: RecordDefinition, name: string, value: unknown, linked: LinkedById): Said | null => {
    const { type } = record.all[name]! satisfies Field
    switch (type) {
      case 'number':
        return new Said(value as number, write.number(value as number))
      case 'percent':
        return new Said(value as number, write.share(value as number))
      case 'money':
        return new Said(Number((value as Money).amount), write.money(value as Money))
      case 'date':
        return new Said(value as string, days.format(new Date(`${String(value)}T00:00:00Z`)))
      case 'dateTime':
        return new Said(value as string, moments.format(new Date(String(value))))
      case 'boolean':
        return new Said(value as boolean, tell(language, value ? say('Yes') : say('No')))
      case 'choice':
        return new Said(value as string, choice(record, name, value as string))
      case 'choices':
        return new Said(String(value), list.format((value as string[]).map((key) => choice(record, name, key))))
      case 'emails':
      case 'phones':
        return saidOf(primaryOf(value as Contact[])?.value)
      case 'addresses':
        return saidOf(address(primaryOf(value as Address[])!))
      case 'link':
      case 'user':
        return saidOf(linked[value as string]?.title)
      case 'links':
        return saidOf(list.format((value as string[]).flatMap((id) => linked[id]?.title ?? [])))
      default:
        return saidOf(String(value))
    }
  }
}
export type Sayer = ReturnType<typeof sayerFor>

const saidOf = (text: string | undefined) => (text ? new Said(text) : null)

const primaryOf = <Item extends { primary: boolean }>(items: readonly Item[]): Item | undefined =>
  items.find(({ primary }) => primary) ?? items[0]

const countryIn = (locale: string, code: string) => new Intl.DisplayNames(locale, { type: 'region' }).of(code)
