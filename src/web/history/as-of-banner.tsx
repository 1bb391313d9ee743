import { formatDayTime } from '../words/format.ts'
import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useCommands, useKeysOf } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import { differencesOf } from './differences.ts'
import { RestoreState } from './restore-state.tsx'
import { useTimeTravel } from './use-time-travel.ts'
import styles from './history.module.css'

interface Props {
  definition: RecordDefinition
  at: string
  now: Row
  then: Row | undefined
  fields: Readonly<Record<string, Field>>
  linked: Linked
  may: boolean
}

/** Says that an earlier state is shown, how far it is from today's, and the ways back: to now, or to it. */
export function AsOfBanner({ definition, at, now, then, fields, linked, may }: Props) {
  const [restoring, setRestoring] = useState(false)
  const travel = useTimeTravel()
  const t = useWords()
  const keysOf = useKeysOf()
  const changed = then ? differencesOf(fields, then, now) : []
  useCommands([
    {
      id: 'now',
      label: t('history.backToNow'),
      icon: 'history',
      group: 'here',
      run: () => travel.show(null),
    },
  ])
  return (
    <div className={styles.banner} role="status">
      <Icon name="history" className="inf" />
      <span className="grow">
        <b>{t('history.asOf', { when: formatDayTime(at) })}</b>{' '}
        <span className="t2">{then && t('history.differs', { count: changed.length })}</span>
      </span>
      {may && changed.length > 0 && <Button onClick={() => setRestoring(true)}>{t('history.restoreState')}</Button>}
      <Button keys={keysOf('now')} onClick={() => travel.show(null)}>
        {t('history.backToNow')}
      </Button>
      {restoring && then && (
        <RestoreState
          definition={definition}
          id={now.id}
          asOf={at}
          linked={linked}
          onClose={() => setRestoring(false)}
          onDone={() => travel.show(null)}
        />
      )}
    </div>
  )
}
