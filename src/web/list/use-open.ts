import { useRouterState } from '@tanstack/react-router'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { goTo } from '../app/router.ts'
import { rememberSpot, spotOf } from './remembered.ts'
import { setOut, type Stretch } from './trail.ts'
import type { ListState } from './use-list-state.ts'

/** How a record of a list is opened, or looked at beside it; either way its neighbours in what is walked can be walked to. */
export function useOpen(definition: RecordDefinition, state: ListState) {
  const address = useRouterState({ select: ({ location }) => location.href })
  // Out of a list of the past one comes to the record as it was then.
  const { at } = state.address
  const page = (id: string) => pageOf(definition, id) + (at ? `?history=true&at=${encodeURIComponent(at)}` : '')
  const from = (id: string, stretches: readonly Stretch[]) =>
    setOut(definition, id, { title: state.title ?? definition.label.many, address, stretches })
  return {
    address,
    peeked: state.address.peek,
    open(id: string, stretches: readonly Stretch[], newTab = false) {
      from(id, stretches)
      rememberSpot(address, { ...spotOf(address), activeId: id })
      if (newTab) globalThis.open(page(id), '_blank')
      else goTo(page(id))
    },
    /** Looks at another one, or at none. */
    peek(id: string | undefined, stretches: readonly Stretch[]) {
      if (id) from(id, stretches)
      state.change({ peek: id })
    },
  }
}
