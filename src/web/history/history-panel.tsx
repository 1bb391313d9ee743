import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Can, Linked, Row } from '../api/answers.ts'
import { Trouble } from '../app/errors.tsx'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { useWords } from '../words/words.ts'
import { HistoryLine } from './history-line.tsx'
import { wholeHistoryQuery } from './history-query.ts'
import { actorOf, changedFields } from './sentences.ts'
import { TimeSlider } from './time-slider.tsx'
import { UndoPreview } from './undo-preview.tsx'
import { useTimeTravel } from './use-time-travel.ts'
import styles from './history.module.css'

interface Props {
  definition: RecordDefinition
  row: Row
  fields: Readonly<Record<string, Field>>
  can: Can
}

/** The time machine: every change of a record and its parts, the record as it was at any of them, and the way back. */
export function HistoryPanel({ definition, row, fields, can }: Props) {
  const [only, setOnly] = useState<string | null>(null)
  const [who, setWho] = useState<string | null>(null)
  const [undoing, setUndoing] = useState<string | null>(null)
  const travel = useTimeTravel()
  const t = useWords()
  const history = useInfiniteQuery(wholeHistoryQuery(definition, row.id))
  const lines = history.data?.pages.flatMap((page) => page.data) ?? []
  const linked: Linked = Object.assign({}, ...(history.data?.pages.map((page) => page.linked ?? {}) ?? []))
  const names = namesOf(lines.filter((line) => line.recordId === row.id).map(changedFields), fields)
  const causes: Record<string, string> = Object.assign({}, ...(history.data?.pages.map((page) => page.causes) ?? []))
  const people = [...new Set(lines.map(actorOf))]
  const shown = lines.filter(
    (line) => (only === null || changedFields(line).includes(only)) && (who === null || actorOf(line) === who),
  )
  const later = travel.at === null ? 0 : shown.filter((line) => line.happenedAt > travel.at!).length
  return (
    <aside className={styles.panel} aria-label={t('history.title')}>
      <header className={styles.top}>
        <h2 className="grow">{t('history.title')}</h2>
        <Button kind="quiet" icon="x" label={t('close')} onClick={travel.close} />
      </header>
      <TimeSlider
        moments={lines.map((line) => line.happenedAt)}
        at={travel.at}
        from={row.createdAt}
        onShow={travel.show}
      />
      {(names.length > 1 || people.length > 1) && (
        <div className={styles.filter} role="group" aria-label={t('history.filter')}>
          <FilterChip label={t('history.allFields')} on={only === null} onClick={() => setOnly(null)} />
          {names.map((name) => (
            <FilterChip key={name} label={fields[name]!.label} on={only === name} onClick={() => setOnly(name)} />
          ))}
          {people.length > 1 && <WhoChip people={people} who={who} onChoose={setWho} />}
          <span className="grow" />
          <span className="meta t2">{t('history.changeCount', { count: shown.length })}</span>
        </div>
      )}
      <div className={styles.lines}>
        {history.error && <Trouble error={history.error} onRetry={() => void history.refetch()} />}
        {history.isPending && <SkeletonLines count={8} />}
        {later > 0 && <p className={styles.later}>{t('history.later')}</p>}
        <ol>
          {shown.map((line, index) => (
            <HistoryLine
              key={line.id}
              line={line}
              page={definition.name}
              fields={fields}
              linked={linked}
              why={causes[line.cause.id]}
              may={can.update}
              here={travel.at !== null && index === later}
              onUndo={() => setUndoing(line.cause.id)}
              onShow={() => travel.show(line.happenedAt)}
            />
          ))}
        </ol>
        {history.hasNextPage && (
          <Button kind="quiet" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('history.earlier')}
          </Button>
        )}
        {history.data && shown.length === 0 && <p className="t3">{t('history.none')}</p>}
      </div>
      {undoing && <UndoPreview cause={undoing} linked={linked} onClose={() => setUndoing(null)} />}
    </aside>
  )
}

/** Whose changes are shown: everybody's, or one's. */
function WhoChip({
  people,
  who,
  onChoose,
}: {
  people: readonly string[]
  who: string | null
  onChoose: (who: string | null) => void
}) {
  const t = useWords()
  const items = [null, ...people].map((name) => ({
    label: name ?? t('history.everybody'),
    checked: name === who,
    onSelect: () => onChoose(name),
  }))
  return (
    <Menu items={items}>
      <button type="button" className={styles.chip} aria-pressed={who !== null}>
        {who ?? t('history.everybody')}
      </button>
    </Menu>
  )
}

function FilterChip({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={onClick}>
      {label}
    </button>
  )
}

/** The fields that changed most, first; at most five, so that the chips stay on a line or two. */
function namesOf(changed: string[][], fields: Readonly<Record<string, Field>>): string[] {
  const counts = new Map<string, number>()
  for (const name of changed.flat()) if (fields[name]) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, 5)
}
