import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Suspense } from 'react'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { withLaterWords } from '../../../../web/words/words.ts'
import { enrolment } from '../../model/index.ts'

const readStep = withLaterWords(() => import('./step-of-task.tsx'))
const StepOfTask = fetched(() => readStep().then((door) => ({ default: door.StepOfTask })))

/** Of which sequence a task is a step, and what helps to take it; nothing for other tasks. */
export default function TaskPanel({ row }: { row: Row }) {
  const knows = useMe().permissions[enrolment.name] !== undefined
  const filter = { field: 'task', is: row.id }
  const { data } = useRows(enrolment, { filter, limit: 1 }, knows)
  const [of] = (data?.data ?? []) as RowOf<typeof enrolment>[]
  if (!of) return null
  return (
    <Suspense fallback={null}>
      <StepOfTask task={row} enrolment={of} />
    </Suspense>
  )
}
