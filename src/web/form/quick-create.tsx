import { Suspense } from 'react'
import { fetched } from '../kit/fetched.tsx'
import { withExplanations } from '../words/words.ts'
import type { CreateProps } from './create-dialog.tsx'

const Dialog = fetched(withExplanations(() => import('./create-dialog.tsx').then((door) => door.CreateDialog)))

/** Fetches what a new record is made in, before anybody asks for it. */
export const fetchQuickCreate = Dialog.fetch

/** A small panel that makes a new record from three to five fields; a page that offers it does not wait for it. */
export function QuickCreate(props: CreateProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  )
}
