import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { connection } from '../api/connection.ts'
import { FailsAlone } from '../api/fails-alone.ts'
import { TroubleLine } from './errors.tsx'

interface Props {
  /** What it is called. */
  label?: string
  /** Where there is no room for a sentence it is not there instead. */
  silent?: boolean
  children: ReactNode
}

interface Failure {
  error: unknown
  label: string | undefined
  silent: boolean
  onRetry: () => void
}

/** A part of a page that fails alone: what it could not read is said in its place, with another try, and all around it stands. */
export function Alone({ label, silent = false, children }: Props) {
  return (
    <QueryErrorResetBoundary>
      {({ reset: forget }) => (
        <CatchBoundary
          getResetKey={() => 'alone'}
          errorComponent={({ error, reset }) => (
            <Failed
              error={error}
              silent={silent}
              label={label}
              onRetry={() => {
                forget()
                reset()
              }}
            />
          )}
        >
          <FailsAlone value>{children}</FailsAlone>
        </CatchBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}

function Failed({ error, label, silent, onRetry }: Failure) {
  const state = connection.use()
  const again = useRef(onRetry)
  useEffect(() => {
    again.current = onRetry
  })
  // Nobody looks at what failed, so it is not among what is read anew when Farley is back.
  useEffect(() => {
    let before = connection.get()
    return connection.watch((now) => {
      if (now === 'online' && before !== 'online') again.current()
      before = now
    })
  }, [])
  // While Farley is away, one sentence at the top says so for all.
  return silent || state !== 'online' ? null : <TroubleLine error={error} label={label} onRetry={onRetry} />
}
