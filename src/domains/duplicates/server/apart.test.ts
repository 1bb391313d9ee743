import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { createChance } from '../../../../test/matching/shape.ts'
import { lead, standAlone } from '../../../platform/records/merged.ts'
import { apartAmong, pairKey, setApart, unsetApart } from './apart.ts'

// Whatever was merged and taken back: two are apart when somebody has said so of any two that they stand for. The model
// knows neither tables nor chains of merges; it keeps who is inside whom.

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

async function playedOut(seed: number): Promise<void> {
  const { db } = app.site.workspace
  const chance = createChance(seed)
  const ids = Array.from({ length: 7 }, () => newId())
  const into = new Map<string, string>()
  const said = new Set<string>()
  const standing = (id: string): string => (into.has(id) ? standing(into.get(id)!) : id)
  const live = () => ids.filter((id) => !into.has(id))
  const at = new Date().toISOString()

  for (let step = 0; step < 40; step++) {
    const [one, other] = chance.some(live(), 2)
    const last = [...into].filter(([id]) => ![...into.values()].includes(id)).map(([id]) => id)
    const deed = chance.between(1, 4)
    if (deed === 1 && one && other) {
      said.add(pairKey(one, other))
      await setApart(db, 'person', one, other, null)
    } else if (deed === 2 && one && other) {
      into.set(one, other)
      await db.transaction((tx) => tx.pipeline(lead(one, other, newId(), at)))
    } else if (deed === 3 && last.length > 0) {
      // Of a chain the last merge is taken back first: one that nothing was merged further into, whose survivor stands.
      const back = last.filter((id) => !into.has(into.get(id)!))
      const chosen = back.length > 0 ? chance.pick(back) : undefined
      if (chosen) {
        into.delete(chosen)
        await db.transaction((tx) => tx.pipeline(standAlone(chosen, newId())))
      }
    } else if (one && other && chance.percent(30)) {
      for (const pair of [...said]) {
        const [low, high] = pair.split(' ') as [string, string]
        if (pairKey(standing(low), standing(high)) === pairKey(one, other)) said.delete(pair)
      }
      await unsetApart(db, 'person', one, other)
    }
    const pairs = [...said].map((pair) => pair.split(' ').map(standing) as [string, string])
    const expected = pairs.filter(([low, high]) => low !== high).map(([low, high]) => pairKey(low, high))
    const found = [...(await apartAmong(db, live()))].filter((pair) => new Set(pair.split(' ')).size === 2)
    expect(found.sort(), `seed ${seed}, step ${step}`).toEqual([...new Set(expected)].sort())
  }
}

test('“not a duplicate” survives merges of either, into anything, and their being taken back', async () => {
  for (let seed = 1; seed <= 12; seed++) await playedOut(seed)
}, 120_000)
