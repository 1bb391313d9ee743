import type { LedgerLine } from '../../../../kernel/change.ts'
import type { Tx } from '../../../../platform/db/index.ts'
import type { Reader } from '../../../../platform/ledger/index.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import type { Registry } from '../../../../platform/records/index.ts'
import { company, employment, person } from '../../../people/model/index.ts'
import { restriction } from '../../../privacy/model/index.ts'
import { scoreRule } from '../../model/index.ts'
import { noteAll, noteDue, scoreSoon } from './due.ts'
import { happenings } from './rule.ts'

/** By which field of what changes people are told whose score it may change. */
const telling: Readonly<Record<string, string>> = {
  [employment.name]: 'person',
  [restriction.name]: 'person',
  ...Object.fromEntries(Object.entries(happenings).map(([name, { who }]) => [name, who])),
}
const watched = new Set([person.name, company.name, scoreRule.name, ...Object.keys(telling)])

/** Notes the leads whose score a change may change, in the transaction that moves its position; nobody where the company has no rules. */
export function scoresReader(registry: () => Registry): Reader {
  return {
    name: 'lead-scores',
    from: 'now',
    batch: 2_000,
    async handle(tx, lines) {
      const worth = lines.filter(({ record }) => watched.has(record))
      const ruled = worth.some(({ record }) => record === scoreRule.name)
      if (worth.length === 0 || (!ruled && !(await hasRules(tx)))) return
      if (ruled) await noteAll(tx)
      else await noteDue(tx, await peopleIn(tx, registry(), worth), idsOf(worth, company.name))
      await scoreSoon(tx)
    },
  }
}

const idsOf = (lines: readonly LedgerLine[], record: string) =>
  lines.filter((line) => line.record === record).map(({ recordId }) => recordId)

async function hasRules(tx: Tx): Promise<boolean> {
  const text = 'select exists (select from score_rules where active and deleted_at is null) as has'
  const [row] = await tx.run<{ has: boolean }>({ name: 'lead_score_rules', text, values: [] })
  return row?.has === true
}

/** Whom changes are about, before and after; a creation says nothing of its values. */
async function peopleIn(tx: Tx, registry: Registry, lines: readonly LedgerLine[]): Promise<string[]> {
  const ids = [...idsOf(lines, person.name)]
  for (const [name, by] of Object.entries(telling)) {
    const group = lines.filter(({ record }) => record === name)
    if (group.length === 0) continue
    const rows = await rowsByIds(tx, registry.record(name)!, [...new Set(idsOf(group, name))], false)
    const values = [...group.flatMap(({ before, after }) => [before[by], after[by]]), ...rows.map((row) => row[by])]
    ids.push(...values.flat().filter((id): id is string => typeof id === 'string'))
  }
  return ids
}
