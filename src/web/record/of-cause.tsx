import { Suspense } from 'react'
import { Alone } from '../app/alone.tsx'
import { rooms } from '../app/registry.ts'
import { fetched } from '../kit/fetched.tsx'

const parts = rooms().flatMap(({ model, ofCause }) => (ofCause ? [{ room: model.room, Said: fetched(ofCause) }] : []))

/** What rooms have to say about all that a cause has changed; each fails and waits alone. */
export function OfCause({ cause }: { cause: string }) {
  return parts.map(({ room, Said }) => (
    <Alone key={room} label={room} silent>
      <Suspense fallback={null}>
        <Said cause={cause} />
      </Suspense>
    </Alone>
  ))
}
