import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { connectTo, openControl, type Cluster, type Home } from '../db/index.ts'
import { verifyChain } from '../ledger/index.ts'
import type { Base } from './line.ts'
import { recovered } from './recover.ts'
import type { Way } from './way.ts'

/** What was found of a base when it was followed to the end of its line. */
export type Tried = Pick<Base, 'problem' | 'sentence' | 'triedMs'>

/** Follows a way to its end in a database of its own, and compares each line of the ledger there with its digest. Answers how many. */
export function tryWay(way: Way, home: Home, keyFile: string): Promise<number> {
  return recovered(way, { home, keyFile, at: null }, linesOfLedger)
}

/** The same, as what stands of a base. */
export async function tryBase(way: Way, home: Home, keyFile: string): Promise<Tried> {
  const begun = performance.now()
  try {
    await tryWay(way, home, keyFile)
    return { problem: null, triedMs: Math.round(performance.now() - begun) }
  } catch (error) {
    return { problem: (error as Error).message, ...(error instanceof Refusal && { sentence: error.sentence }) }
  }
}

async function linesOfLedger(cluster: Cluster): Promise<number> {
  const control = await openControl(cluster)
  const entry = await control.find('main').finally(() => control.close())
  if (!entry) return 0
  const workspace = connectTo(cluster, entry)
  const { lines, faults } = await verifyChain(workspace.db).finally(() => workspace.close())
  if (faults.length > 0)
    throw refuse.invalid([
      { field: 'file', ...say('The ledger in this backup was changed: line {at}.', { at: faults[0]!.at }) },
    ])
  return lines
}
