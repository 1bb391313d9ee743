import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { NothingHere } from '../app/errors.tsx'
import { definitionAt } from '../app/registry.ts'
import { useNarrow } from '../kit/use-narrow.ts'
import { whenIdle } from '../kit/when-idle.ts'
import { PastBeside } from '../history/past-beside.tsx'
import { PeekBeside } from '../peek/peek-beside.tsx'
import { layoutOf } from './layouts.ts'
import { ListBar, ListSub } from './list-bars.tsx'
import { PhoneBars } from './phone-bars.tsx'
import { Page } from '../shell/page.tsx'
import { useListState } from './use-list-state.ts'
import { WaitingRows } from './waiting-rows.tsx'
import { useListCommands } from './use-list-commands.ts'

// Whoever looks at a list opens one of its records next.
whenIdle(() => void import('../record/record-page.tsx'))

export { listAhead } from './list-ahead.ts'

/** `/deals`: a record's list, as a table, a board, or however else it can be drawn. */
export function ListPage() {
  const { plural = '' } = useParams({ strict: false }) as { plural?: string }
  const me = useMe()
  const definition = definitionAt(plural)
  const closed =
    !definition || definition.hidden || definition.setting || me.permissions[definition.name]?.see === 'none'
  return closed ? <NothingHere /> : <List key={definition.name} definition={definition} />
}

function List({ definition }: { definition: RecordDefinition }) {
  const state = useListState(definition)
  const narrow = useNarrow()
  const layout = layoutOf(definition, state.address.at ? 'table' : state.query.layout)
  const bars = useListCommands(definition)
  const title = definition.label.many
  const parts = { definition, state, bars, layout }
  return (
    <Page
      title={title}
      {...(narrow
        ? { actions: <PhoneBars {...parts} place="bar" />, sub: <PhoneBars {...parts} place="views" /> }
        : {
            beside: <ListBar {...parts} place="start" />,
            actions: <ListBar {...parts} place="end" />,
            sub: <ListSub {...parts} />,
          })}
    >
      <WaitingRows definition={definition} />
      {!state.waiting && (
        <PastBeside definition={definition} state={state}>
          <PeekBeside definition={definition} state={state} onLeave={() => bars.handle.current?.focus()}>
            <Suspense>
              <layout.View definition={definition} state={state} handle={bars.handle} />
            </Suspense>
          </PeekBeside>
        </PastBeside>
      )}
    </Page>
  )
}
