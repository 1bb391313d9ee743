import { Suspense } from 'react'
import { Alone } from '../app/alone.tsx'
import { rooms } from '../app/registry.ts'
import { fetched } from '../kit/fetched.tsx'

/** What rooms offer after something was done here; nothing of it is fetched before that. */
export function Offers() {
  return rooms().map(({ model, offer }) => {
    const Offer = offer && fetched(offer)
    return (
      Offer && (
        <Alone key={model.room} silent>
          <Suspense>
            <Offer />
          </Suspense>
        </Alone>
      )
    )
  })
}
