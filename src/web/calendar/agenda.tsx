import { addDays } from '../../kernel/time.ts'
import { formatDayHead } from '../fields/format/days.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { withPart } from '../list/chips.ts'
import type { ListState } from '../list/use-list-state.ts'
import { openCreate } from '../shell/create-request.ts'
import { formatMonth, formatNumber, today } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './calendar.module.css'
import { EntryItem } from './entry-item.tsx'
import { valueOn, type ViewProps } from './month.tsx'
import { daysOf } from './span.ts'

/** A month as it goes, day after day: what a phone shows, and what reads best aloud. */
export function Agenda({ definition, shown, acts, state }: ViewProps & { state: ListState }) {
  const t = useWords()
  const { range, when, linked } = shown
  const days = daysOf(range).filter((day) => shown.days.has(day))
  const drawn = [...shown.days.values()].reduce((sum, entries) => sum + entries.length, 0)
  const left = [...shown.counts.values()].reduce((sum, each) => sum + each, 0) - drawn
  const records = named(definition.label.many)
  if (shown.isPending)
    return (
      <div className={styles.waiting}>
        <SkeletonLines count={8} />
      </div>
    )
  if (days.length === 0)
    return (
      <EmptyState icon="calendar-event" title={t('calendar.none', { records, month: formatMonth(shown.day) })}>
        {acts.mayAdd && (
          <Button
            icon="plus"
            onClick={() => openCreate(definition.name, { initial: { [when.by]: valueOn(when, shown.day) } })}
          >
            {t('list.new', { record: named(definition.label.one) })}
          </Button>
        )}
      </EmptyState>
    )
  const asTable = () =>
    state.change({
      layout: 'table',
      filter: withPart(state.query.filter, { field: when.by, between: [range.from, addDays(range.to, -1)] }),
    })
  return (
    <div className={styles.scroller}>
      <div className={styles.agenda}>
        {days.map((day, index) => (
          <section key={day}>
            <h3 className={day === today() ? styles.isToday : undefined}>{formatDayHead(day, today())}</h3>
            {shown.days.get(day)!.map((entry, at) => (
              <EntryItem
                key={entry.row.id}
                shape="row"
                stop={index === 0 && at === 0}
                {...{ definition, entry, when, linked, acts }}
              />
            ))}
          </section>
        ))}
        {left > 0 && (
          <Button onClick={asTable}>{t('calendar.asTable', { number: formatNumber(left), records })}</Button>
        )}
      </div>
    </div>
  )
}
