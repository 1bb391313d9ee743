import { Suspense } from 'react'
import { fetched } from '../kit/fetched.tsx'
import { whenIdle } from '../kit/when-idle.ts'
import { withExplanations } from '../words/words.ts'
import type { ActionProps } from './action-dialog.tsx'

const Dialog = fetched(withExplanations(() => import('./action-dialog.tsx').then((door) => door.ActionDialog)))
whenIdle(() => void Dialog.fetch())

/** Asks for what an action needs, then does it; a page that offers it does not wait for it. */
export function ActionForm(props: ActionProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  )
}
