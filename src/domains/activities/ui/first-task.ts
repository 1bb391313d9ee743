import { goToSomebody } from '../../../web/first-steps/somebody.ts'
import { compose } from '../../../web/timeline/compose-request.ts'
import { task } from '../model/index.ts'

/** Opens somebody with the next step begun: a task. */
export default async function firstTask(): Promise<void> {
  compose(task.name)
  await goToSomebody()
}
