import { useRouterState } from '@tanstack/react-router'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { goTo } from '../app/router.ts'
import { rememberSpot, spotOf } from './remembered.ts'
import { setOut } from './trail.ts'
import type { RowsWanted } from './use-list.ts'
import type { ListState } from './use-list-state.ts'

/** How a record of a list is opened, or looked at beside it; either way its neighbours in what was wanted can be walked to. */
export function useOpen(definition: RecordDefinition, state: ListState) {
  const address = useRouterState({ select: ({ location }) => location.href })
  // Out of a list of the past one comes to the record as it was then.
  const { at } = state.address
  const page = (id: string) => pageOf(definition, id) + (at ? `?history=true&at=${encodeURIComponent(at)}` : '')
  const from = (wanted: RowsWanted) =>
    setOut({ record: definition.name, title: state.title ?? definition.label.many, address, wanted })
  return {
    address,
    peeked: state.address.peek,
    open(id: string, wanted: RowsWanted, newTab = false) {
      from(wanted)
      rememberSpot(address, { ...spotOf(address), activeId: id })
      if (newTab) globalThis.open(page(id), '_blank')
      else goTo(page(id))
    },
    /** Looks at another one, or at none. */
    peek(id: string | undefined, wanted: RowsWanted) {
      if (id) from(wanted)
      state.change({ peek: id })
    },
  }
}
