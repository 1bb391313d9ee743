import { Suspense, type ReactNode } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useFields } from '../api/use-fields.ts'
import { fetched } from '../kit/fetched.tsx'
import type { ListState } from '../list/use-list-state.ts'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import { BesideHistory } from './beside-history.tsx'
import { pastOf } from './list-past.ts'

const Banner = fetched(() => import('./list-banner.tsx').then((door) => door.ListBanner))
const Panel = fetched(() => import('./list-history.tsx').then((door) => door.ListHistory))

/** The time machine of a list around it: which moment is shown above, what was changed since beside. */
export function PastBeside({
  definition,
  state,
  children,
}: {
  definition: RecordDefinition
  state: ListState
  children: ReactNode
}) {
  const t = useWords()
  const fields = useFields(definition)
  const { at, history } = state.address
  const past = pastOf(fields, state.query, at)
  const back = () => state.change({ at: undefined })
  useCommands([
    {
      id: 'history',
      label: t('history.title'),
      icon: 'history',
      group: 'here',
      run: () => state.change(history ? { history: undefined, at: undefined } : { history: true }),
    },
    ...(at
      ? [
          {
            id: 'now',
            label: t('history.backToNow'),
            icon: 'history',
            group: 'here' as const,
            run: back,
          },
        ]
      : []),
  ])
  return (
    <BesideHistory
      panel={
        history && (
          <Suspense>
            <Panel definition={definition} state={state} past={past} />
          </Suspense>
        )
      }
    >
      <Suspense>{past && <Banner definition={definition} past={past} q={state.query.q} onBack={back} />}</Suspense>
      {children}
    </BesideHistory>
  )
}
