import type { Language } from '../../../kernel/language.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf } from '../../../platform/room.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { workspace } from '../../workspace/model/index.ts'
import { deal, pipeline, stage } from '../model/index.ts'

const pipelineName = say('Sales')
const stages = [
  { name: say('New'), probability: 10, idleDays: 21 },
  { name: say('Qualified'), probability: 25, idleDays: 21 },
  { name: say('Proposal'), probability: 50, idleDays: 14 },
  { name: say('Negotiation'), probability: 75, idleDays: 14 },
]

/** A new workspace begins with one pipeline, in its own language, that it can bend to its own way of selling. */
export async function seedPipeline(work: Work): Promise<void> {
  const [existing] = await work.find(pipeline, { and: [] }, { limit: 1 })
  if (existing) return
  const [ours] = await work.find(workspace, { and: [] }, { limit: 1 })
  const language = languageFor(null, ours?.locale ?? '')
  const { id } = await work.create(pipeline, { name: tell(language, pipelineName), position: 1 })
  for (const [index, { name, ...more }] of stages.entries())
    await work.create(stage, { name: tell(language, name), pipeline: id, position: index + 1, ...more })
}

/** The first owner says in which language the company speaks: what Farley named so far, and nobody uses yet, is named anew. */
export const firstPipelineRules = rulesOf(workspace, {
  async after(work, { before, after }) {
    if (!before) return
    const from = languageFor(null, before.locale)
    const to = languageFor(null, after.locale)
    if (from !== to && !(await hasDeals(work))) await nameAnew(work, from, to)
  },
})

async function hasDeals(work: Work): Promise<boolean> {
  return (await work.find(deal, { and: [] }, { limit: 1, lock: false })).length > 0
}

async function nameAnew(work: Work, from: Language, to: Language): Promise<void> {
  const names = new Map([pipelineName, ...stages.map(({ name }) => name)].map((name) => [tell(from, name), name]))
  for (const record of [pipeline, stage])
    for (const row of await work.find(record, { and: [] })) {
      const ours = names.get(row.name)
      if (ours) await work.update(record, row, { name: tell(to, ours) })
    }
}
