import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAll, useRows } from '../../../../web/api/use-rows.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatWhen } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { deal, dealTick, exitPoint } from '../../model/index.ts'
import styles from './checklist-panel.module.css'

type Point = RowOf<typeof exitPoint>
type Tick = RowOf<typeof dealTick>

/** What the stage of a deal asks before the deal moves on: ticked where it stands, with who did it and when. */
export default function ChecklistPanel({ row }: { row: Row }) {
  const t = useWords()
  const points = (useAll(exitPoint).data?.data ?? []).filter((each) => each.stage === row.stage)
  const filter = { field: 'deal', is: row.id }
  const { data } = useRows(dealTick, { filter, limit: 200, with: 'createdBy' }, points.length > 0)
  const may = useMayEdit(deal, row.id)
  if (points.length === 0) return null
  if (!data) return <RelatedSection label={t('deals.checklist')} busy />
  const ticks = new Map(data.data.map((tick) => [tick.point, tick]))
  const done = points.filter(({ id }) => ticks.has(id)).length
  return (
    <RelatedSection label={t('deals.checklist')} count={t('deals.doneOf', { done, all: points.length })}>
      {points.map((point) => (
        <OnePoint key={point.id} {...{ point, may, deal: row.id, tick: ticks.get(point.id), linked: data.linked }} />
      ))}
    </RelatedSection>
  )
}

interface PointProps {
  point: Point
  tick: Tick | undefined
  deal: string
  may: boolean
  linked: Linked | undefined
}

function OnePoint({ point, tick, deal: of, may, linked }: PointProps) {
  const t = useWords()
  const isTicked = tick !== undefined
  // Shown at once, until the list that is read anew says so as well.
  const [wished, wish] = useState<boolean | null>(null)
  if (wished === isTicked) wish(null)
  const toggle = () => {
    wish(!isTicked)
    const done = tick ? remove(dealTick, tick) : create(dealTick, { deal: of, point: point.id })
    void done.catch((refusal: unknown) => (wish(null), toastRefusal(refusal)))
  }
  const who = tick?.createdBy && linked?.[tick.createdBy]?.title
  return (
    <label className={styles.point}>
      <Checkbox label={point.name} checked={wished ?? isTicked} disabled={!may || wished !== null} onChange={toggle} />
      <span className={styles.name}>
        {point.name}
        {tick && (
          <small>
            {who ? t('deals.tickedBy', { who, when: formatWhen(tick.createdAt) }) : formatWhen(tick.createdAt)}
          </small>
        )}
      </span>
    </label>
  )
}
