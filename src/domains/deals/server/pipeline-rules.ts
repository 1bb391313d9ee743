import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { layout } from '../../workspace/model/index.ts'
import { deal, exitPoint, pipeline, stage } from '../model/index.ts'
import { idleOn } from './idle.ts'

export const pipelineRules = rulesOf(pipeline, {
  async before(work, { name, after }) {
    if (name === 'delete' && (await inUse(work, 'pipeline', after.id))) {
      throw refuse.notNow(say('“{name}” has deals. Move them to another pipeline first.', { name: after.name }))
    }
  },
  async after(work, { name, after }) {
    if (name !== 'delete') return
    for (const each of await work.find(layout, { field: 'way', is: after.id })) await work.remove(layout, each)
  },
})

export const stageRules = rulesOf(stage, {
  async before(work, { name, after }) {
    if (name === 'delete' && (await inUse(work, 'stage', after.id))) {
      throw refuse.notNow(say('Deals are in “{name}”. Move them to another stage first.', { name: after.name }))
    }
  },
  async after(work, { name, before, after }) {
    if (name === 'delete')
      for (const each of await work.find(exitPoint, { field: 'stage', is: after.id }))
        await work.remove(exitPoint, each)
    if (!before || (before.probability === after.probability && before.idleDays === after.idleDays)) return
    const open = {
      and: [
        { field: 'stage', is: after.id },
        { field: 'status', is: 'open' },
      ],
    }
    for (const each of await work.find(deal, open, { limit: 100_000, lock: false })) {
      await work.derive(deal, each.id, { probability: after.probability, idleOn: idleOn(work.ctx, each, after) })
    }
  },
})

async function inUse(work: Work, field: 'pipeline' | 'stage', id: string): Promise<boolean> {
  return (await work.find(deal, { field, is: id }, { limit: 1, lock: false })).length > 0
}
