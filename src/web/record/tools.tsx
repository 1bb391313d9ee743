import { Suspense } from 'react'
import type { Row } from '../api/answers.ts'
import { rooms } from '../app/registry.ts'
import { fetched } from '../kit/fetched.tsx'

const tools = () => rooms().flatMap((room) => (room.tool ? fetched(room.tool) : []))

/** What rooms bring to the bar of every record. */
export function Tools({ row }: { row: Row }) {
  return (
    <Suspense fallback={null}>
      {tools().map((Tool, index) => (
        <Tool key={index} row={row} />
      ))}
    </Suspense>
  )
}
