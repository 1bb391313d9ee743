import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import type { LayoutProps } from '../list/layouts.ts'
import { formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './calendar.module.css'
import { useCalendarPlace, useDayCounts } from './use-calendar.ts'

/** How many records are shown, and by which of their dates. */
export function CalendarSummary({ definition, state }: LayoutProps) {
  const t = useWords()
  const { fields, offered, by, filter } = useCalendarPlace(definition, state)
  const counts = useDayCounts(definition, by, filter, state.query.q)
  const count = [...(counts?.values() ?? [])].reduce((sum, each) => sum + each, 0)
  const records = named(count === 1 ? definition.label.one : definition.label.many)
  return (
    <span className={styles.summary}>
      <span className="meta t2">{counts && t('list.count', { number: formatNumber(count), label: records })}</span>
      <span className="vr" />
      <Menu
        align="end"
        head={t('calendar.by')}
        items={offered.map((name) => ({
          label: fields[name]!.label,
          checked: name === by,
          onSelect: () => state.change({ by: name }),
        }))}
      >
        <Button kind="quiet" icon="calendar-event" iconAfter="chevron-down">
          {by && fields[by]?.label}
        </Button>
      </Menu>
    </span>
  )
}
