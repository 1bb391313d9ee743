import { refuse } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Registry } from '../../../platform/records/index.ts'
import { rulesOf } from '../../../platform/room.ts'
import { isTold, usualChanges, webhook } from '../model/index.ts'
import type { Wants } from '../model/wants.ts'
import { wantsSchema } from '../model/wants-schema.ts'

export const webhookRules = rulesOf(webhook, {
  before(work, { before, after }) {
    checkAddress(after.url)
    const wants = after.wants?.trim() ? wantsGiven(work.ctx.registry, after.wants) : null
    const isTurnedOn = before?.active === false && after.active === true
    return { wants: wants && JSON.stringify(wants), ...(isTurnedOn && { stoppedAt: null }) }
  },
  async after({ tx }, { before, after }) {
    if (before?.active === false && after.active === true)
      await tx.run({ text: 'update webhook_lane set failing_since = null where webhook_id = $1', values: [after.id] })
  },
})

/** Whether it may be called is asked when it is called: what a name leads to changes. */
function checkAddress(text: string) {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !isWeb || url.username || url.password)
    throw wrong('url', say('A web address, without name and password: https://example.com/farley.'))
}

function wantsGiven(registry: Registry, text: string): Wants {
  const given = wantsSchema.safeParse(jsonIn(text))
  if (!given.success || Object.keys(given.data).length === 0)
    throw wrong(
      'wants',
      say('What it is told of is JSON: {example}', { example: '{"company": true, "deal": ["win"]}' }),
    )
  for (const [name, changes] of Object.entries(given.data)) {
    const record = registry.record(name)
    if (!record || !isTold(record)) throw wrong('wants', say('Webhooks are told of no record “{name}”.', { name }))
    const known: readonly string[] = [...usualChanges, ...registry.actions(record).map(({ action }) => action.name)]
    const unknown = changes === true ? undefined : changes.find((change) => !known.includes(change))
    if (unknown) throw wrong('wants', say('{record} has no change “{name}”.', { record: name, name: unknown }))
  }
  return given.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const wrong = (field: string, sentence: Sentence) => refuse.invalid([{ field, ...sentence }])
