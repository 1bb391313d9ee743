import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { handle } from '../../../platform/room.ts'
import { addToCallList, callEntry, callList } from '../model/index.ts'
import { checkOpen, entriesOf } from './entry-rules.ts'
import { hindranceOf, refuseHindered } from './hindrance.ts'

/** Who was left out before and may be called by now comes back. */
export const addToListHandler = handle(addToCallList, async (work, who, { list: id }) => {
  const { purpose } = await work.load(callList, id, 'edit')
  const [known] = await entriesOf(work, id, who.id)
  if (!known) await work.create(callEntry, { list: id, person: who.id })
  else if (known.state !== 'leftOut') throw refuse.taken('list', say('They are on this list already.'))
  else {
    await checkOpen(work, id)
    const hindrance = await hindranceOf(work.tx, who, purpose)
    if (hindrance) throw refuseHindered(hindrance)
    await work.update(callEntry, known, { state: 'waiting', hindrance: null }, { name: 'add' })
  }
  return { patch: {} }
})
