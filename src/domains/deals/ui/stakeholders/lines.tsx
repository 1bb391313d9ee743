import { useId } from 'react'
import type { Chart } from './chart.ts'
import { bow, elbow, placeOf, sizeOf } from './geometry.ts'
import type { Stakeholder } from './stakeholder.ts'
import styles from './stakeholders.module.css'

/** What leads from one to another, beneath the people; the list says the same in words. */
export function Lines({ people, chart }: { people: readonly Stakeholder[]; chart: Chart }) {
  const tip = useId()
  return (
    <svg {...sizeOf(chart)} className={styles.lines} aria-hidden>
      <defs>
        <marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 8 4 0 8z" className={styles.tip} />
        </marker>
      </defs>
      {people.flatMap(({ row }) => {
        const own = placeOf(chart, row.id)!
        const above = row.reportsTo && placeOf(chart, row.reportsTo)
        return above ? [<path key={row.id} className={styles.reports} d={elbow(own, above)} />] : []
      })}
      {people.flatMap(({ row }) =>
        (row.influences ?? []).flatMap((id) => {
          const to = placeOf(chart, id)
          const key = `${row.id} ${id}`
          return to ? [<path key={key} className={styles.influences} d={bow(placeOf(chart, row.id)!, to)} markerEnd={`url(#${tip})`} />] : [] // prettier-ignore
        }),
      )}
    </svg>
  )
}
