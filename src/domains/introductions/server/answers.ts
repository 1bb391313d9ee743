import { say } from '../../../kernel/sentence.ts'
import { handle } from '../../../platform/room.ts'
import { told } from '../../../platform/words/index.ts'
import { task } from '../../activities/model/index.ts'
import { agreeToDealing, dismissDealing, followDealing, introduction } from '../model/index.ts'

const agreeHandler = handle(agreeToDealing, () => Promise.resolve({ patch: { answer: 'agreed' as const } }))
const dismissHandler = handle(dismissDealing, () => Promise.resolve({ patch: { answer: 'dismissed' as const } }))

/** The task is about both sides and what came of it, and is private where the introduction is. */
const followHandler = handle(followDealing, async (work, row) => {
  const of = await work.setting(introduction, row.introduction)
  const { id } = await work.create(task, {
    title: told(work.ctx, say('Ask about direct dealings: {introduction}', { introduction: (of?.name ?? '').slice(0, 200) })),
    about: [of?.person, of?.company, of?.principal].flatMap((each) => each ?? []),
    ...{ owner: work.ctx.actor.id, private: of?.private ?? null, dueAt: work.ctx.now().toISOString() },
  })
  return { patch: { answer: 'followed' as const, task: id } }
}) // prettier-ignore

export const answers = [agreeHandler, dismissHandler, followHandler]
