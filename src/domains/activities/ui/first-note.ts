import { goToSomebody } from '../../../web/first-steps/somebody.ts'
import { compose } from '../../../web/timeline/compose-request.ts'
import { note } from '../model/index.ts'

/** Opens somebody with a note begun. */
export default async function firstNote(): Promise<void> {
  compose(note.name)
  await goToSomebody()
}
