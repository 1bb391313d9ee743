import { lazy, Suspense, type ComponentType } from 'react'
import type { Row } from '../api/answers.ts'
import { rooms } from '../app/registry.ts'

let known: ComponentType<{ row: Row }>[] | undefined
const tools = () => (known ??= rooms().flatMap((room) => (room.tool ? lazy(room.tool) : [])))

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
