import { isLocale } from '../../../kernel/language.ts'
import { isCurrency } from '../../../kernel/money.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { isTimeZone } from '../../../kernel/time.ts'
import { stepsOf } from '../../../kernel/own-field.ts'
import { describeAnew } from '../../../platform/own/index.ts'
import { hasProvider } from '../../../platform/access/providers.ts'
import { endSessionsOfOtherWays } from '../../../platform/access/sessions.ts'
import { rebase } from '../../../platform/records/index.ts'
import { rulesOf } from '../../../platform/room.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { choice, exchangeRate, tag, workspace } from '../model/index.ts'

export const workspaceRules = rulesOf(workspace, {
  async before(work, { name, before, after }) {
    const { ctx } = work
    if (name === 'delete') throw refuse.notNow(say('The company settings cannot be deleted.'))
    if (name === 'create' && ctx.actor.kind !== 'system') throw refuse.notNow(say('There is one company here already.'))
    const faults: FieldFault[] = []
    if (!isCurrency(after.currency))
      faults.push({ field: 'currency', ...say('There is no currency “{currency}”.', { currency: after.currency }) })
    if (!isTimeZone(after.timeZone))
      faults.push({ field: 'timeZone', ...say('There is no time zone “{timeZone}”.', { timeZone: after.timeZone }) })
    if (after.country && !/^[A-Z]{2}$/.test(after.country)) {
      faults.push({ field: 'country', ...say('A country code of two letters: DE.') })
    }
    if (!isLocale(after.locale))
      faults.push({ field: 'locale', ...say('There is no language “{locale}”.', { locale: after.locale }) })
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before && before.looksKept !== after.looksKept) mayDecideKeeping(work)
    if ((before?.onlyProviders ?? false) !== (after.onlyProviders ?? false)) await mayDecideWays(work, after)
  },
  // Totals are shown in the company's currency, so what they add up is computed anew.
  async after(work, { before, after }) {
    if (after.onlyProviders && !before?.onlyProviders) await endSessionsOfOtherWays(work.tx)
    if (!before || before.currency === after.currency) return
    await work.flush()
    await rebase({ ...work, ctx: { ...work.ctx, settings: { ...work.ctx.settings, currency: after.currency } } })
  },
})

/** Whoever is watched by it shortens it not. */
function mayDecideKeeping({ ctx }: Work): void {
  if (ctx.actor.permissions.role === 'owner' || ctx.actor.kind === 'system') return
  throw refuse.forbidden(say('Only an owner decides for how long it is kept who saw what.'))
}

/** Nobody is locked out: owners keep their way in, and there is another for the others. */
async function mayDecideWays({ ctx, tx }: Work, { onlyProviders }: { onlyProviders: boolean | null }) {
  if (ctx.actor.permissions.role !== 'owner')
    throw refuse.forbidden(say('Only an owner decides by which ways people come in.'))
  if (onlyProviders && !(await hasProvider(tx)))
    throw refuse.invalid([{ field: 'onlyProviders', ...say('Set a sign-in provider up first.') }])
}

export const exchangeRateRules = rulesOf(exchangeRate, {
  before(_work, { after }) {
    if (!isCurrency(after.currency)) {
      throw refuse.invalid([
        { field: 'currency', ...say('There is no currency “{currency}”.', { currency: after.currency ?? '' }) },
      ])
    }
    if (after.rate <= 0) throw refuse.invalid([{ field: 'rate', ...say('A rate is more than nothing.') }])
  },
  async afterAll(work, changings) {
    await work.flush()
    const currencies = changings.flatMap(({ before, after }) => [after.currency, before?.currency ?? after.currency])
    for (const currency of new Set(currencies)) await rebase(work, currency)
  },
})

export const choiceRules = rulesOf(choice, {
  before(work, { after }) {
    const [recordName = '', fieldName = ''] = stepsOf(after.of ?? '')
    const record = work.ctx.registry.record(recordName)
    const field = record && Object.hasOwn(record.all, fieldName) ? record.all[fieldName] : undefined
    // Everybody reads choices: those of a secret field stand in the field itself.
    const isOpen = field && !field.fixed && field.sensitivity !== 'secret'
    const isChoice = isOpen && (field.type === 'choice' || field.type === 'choices')
    if (!isChoice)
      throw refuse.invalid([
        { field: 'of', ...say('“{of}” is no field with choices of your own.', { of: after.of ?? '' }) },
      ])
  },
  // Whoever made a choice uses it in the next breath.
  async after(work) {
    work.tx.afterCommit(() => describeAnew(work.ctx.db))
  },
})

export const tagRules = rulesOf(tag, {
  before: (_work, { after }) => ({ name: after.name && after.name.replace(/^#/, '').trim() }),
})

/** A new workspace has its one row of settings. */
export async function seedWorkspace(work: Work): Promise<void> {
  const [existing] = await work.find(workspace, { and: [] }, { limit: 1 })
  if (!existing) {
    const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
    const zone = isTimeZone(timeZone) ? timeZone : 'Europe/Berlin'
    const name = tell(languageFor(null, locale), say('My company'))
    await work.create(workspace, { name, currency: 'EUR', timeZone: zone, locale, membersSee: 'all' })
  }
}
