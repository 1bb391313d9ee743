import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { call, email, meeting, task } from '../../activities/model/index.ts'
import { deal, stage } from '../model/index.ts'
import { idleOn } from './idle.ts'

type Moment = string | null

// The open task or coming meeting that is first is a deal's next step; what took place is its last contact.
export const nextStepRules = [
  rulesOf(task, {
    after: (work, { before, after }) => planned(work, [...(before?.about ?? []), ...(after.about ?? [])]),
  }),
  rulesOf(meeting, {
    after: async (work, { before, after }) => {
      await planned(work, [...(before?.about ?? []), ...(after.about ?? [])])
      await contacted(work, after.about, after.startsAt)
    },
  }),
  rulesOf(call, { after: (work, { after }) => contacted(work, after.about, after.startedAt) }),
  rulesOf(email, { after: (work, { after }) => contacted(work, after.about, after.sentAt) }),
]

async function planned(work: Work, about: readonly string[]): Promise<void> {
  if (about.length === 0) return
  for (const each of await work.find(deal, { field: 'id', in: [...new Set(about)] })) {
    const next = await firstPlanned(work, each.id)
    const nextStep = next?.what ?? null
    const nextStepAt = next?.at ?? null
    if (each.nextStep !== nextStep || each.nextStepAt !== nextStepAt)
      await work.derive(deal, each.id, { nextStep, nextStepAt })
  }
}

async function firstPlanned(work: Work, id: string) {
  const now = work.ctx.now().toISOString()
  const tasks = await work.find(
    task,
    {
      and: [
        { field: 'about', contains: id },
        { field: 'done', is: false },
      ],
    },
    { lock: false },
  )
  const meetings = await work.find(
    meeting,
    {
      and: [
        { field: 'about', contains: id },
        { field: 'startsAt', after: now },
      ],
    },
    { lock: false },
  )
  const all = [
    ...tasks.map((each) => ({ what: each.title, at: each.dueAt })),
    ...meetings.map((each) => ({ what: each.title, at: each.startsAt })),
  ]
  return all.sort((one, other) => ((one.at ?? '9') < (other.at ?? '9') ? -1 : 1))[0]
}

async function contacted(work: Work, about: readonly string[] | null, at: Moment): Promise<void> {
  if (!about?.length || !at || at > work.ctx.now().toISOString()) return
  for (const each of await work.find(deal, { field: 'id', in: [...about] })) {
    if (each.lastContactAt && each.lastContactAt >= at) continue
    const within = each.stage ? await work.setting(stage, each.stage) : null
    const lately = { ...each, lastContactAt: at }
    await work.derive(deal, each.id, { lastContactAt: at, ...(within && { idleOn: idleOn(work.ctx, lately, within) }) })
  }
}
