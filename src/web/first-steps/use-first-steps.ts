import { useQueries } from '@tanstack/react-query'
import type { Filter } from '../../kernel/filter.ts'
import { timeOfId } from '../../kernel/id.ts'
import type { Preferences } from '../../kernel/preferences.ts'
import { usePreference } from '../api/preferences.ts'
import { leads, useMe, type Me } from '../api/use-me.ts'
import { rowsQuery } from '../api/use-rows.ts'
import { findDefinition, rooms } from '../app/registry.ts'
import type { FirstStep } from '../room.ts'

export interface StepNow extends FirstStep {
  isDone: boolean
}

/** The first things to do, in order, each ticked by what is there; null while that is not known. */
export function useFirstSteps(): StepNow[] | null {
  const me = useMe()
  const mayAll = leads(me)
  const steps = rooms()
    .flatMap((room) => room.firstSteps ?? [])
    .filter((step) => (mayAll || !step.admin) && mayDo(step, me.permissions))
    .sort((one, other) => one.order - other.order)
  const answers = useQueries({
    queries: steps.map(({ done }) =>
      'record' in done
        ? rowsQuery(findDefinition(done.record)!, { filter: done.mine && madeBy(me), limit: done.count ?? 1 })
        : { queryKey: ['said', done.preference], queryFn: () => null, enabled: false },
    ),
  })
  const isUnknown = steps.some(({ done }, index) => 'record' in done && !answers[index]?.data)
  if (isUnknown) return null
  return steps.map((step, index) => ({ ...step, isDone: isDone(step, me.preferences, countOf(answers[index]?.data)) }))
}

/** Made since they are here: of millions of notes only those are looked through. */
const madeBy = ({ user }: Me): Filter => ({
  and: [
    { field: 'createdBy', is: 'me' },
    { field: 'createdAt', after: new Date(timeOfId(user.id)).toISOString() },
  ],
})

function isDone({ done }: FirstStep, preferences: Preferences, count: number): boolean {
  if ('record' in done) return count >= (done.count ?? 1)
  return preferences[done.preference] !== null
}

const countOf = (data: { data: readonly unknown[] } | null | undefined) => data?.data.length ?? 0

function mayDo({ done }: FirstStep, permissions: Me['permissions']): boolean {
  return (
    'preference' in done || (findDefinition(done.record) !== undefined && permissions[done.record]?.create !== false)
  )
}

const newForDays = 30

/** Whether they are still before one: not put away, not after a month, and not in a demonstration, where all is there already. */
export function useIsNew(): boolean {
  const { user, workspace } = useMe()
  const isOpen = usePreference('checklist') === 'open'
  return isOpen && !workspace.demo && Date.now() - timeOfId(user.id) < newForDays * 86_400_000
}
