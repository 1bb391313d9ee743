import { Suspense, useEffect, useMemo, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { RecordAnswer, Row } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { BesideHistory } from '../history/beside-history.tsx'
import { useTimeTravel } from '../history/use-time-travel.ts'
import { Page } from '../shell/page.tsx'
import { fetched } from '../kit/fetched.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { useSubject } from '../shell/subject.ts'
import { Details } from './details.tsx'
import { FootBar } from './foot-bar.tsx'
import { Panels } from './panels.tsx'
import { Presence } from './presence.tsx'
import { RecordActions } from './record-actions.tsx'
import { RecordBar } from './record-bar.tsx'
import { RecordHead } from './record-head.tsx'
import { Related } from './related.tsx'
import { Tabs } from './tabs.tsx'
import { composeRequest } from '../timeline/compose-request.ts'
import { TimelineColumn } from '../timeline/timeline-column.tsx'
import { titleOf } from './title.ts'
import { useWords } from '../words/words.ts'
import { useWidth } from './use-width.ts'
import styles from './record-page.module.css'

const HistoryPanel = fetched(() => import('../history/history-panel.tsx').then((door) => door.HistoryPanel))
const AsOfBanner = fetched(() => import('../history/as-of-banner.tsx').then((door) => door.AsOfBanner))

interface Props {
  definition: RecordDefinition
  answer: RecordAnswer
  /** As it was at the moment that the address names. */
  then: RecordAnswer | undefined
  at: string | undefined
}

/** A record on its page: head, details, timeline and what is related; beside it, when asked, its history. */
export function RecordView({ definition, answer, then, at }: Props) {
  const row = answer.data as Row
  const title = titleOf(definition, row)
  const travel = useTimeTravel()
  const narrow = useNarrow()
  const fields = useFields(definition)
  useSubject(
    useMemo(
      () => ({ kind: 'record' as const, definition, row, title, can: answer.can }),
      [definition, row, title, answer.can],
    ),
  )
  const shown = then ?? answer
  const parts = {
    definition,
    fields,
    row: shown.data as Row,
    linked: { ...answer.linked, ...shown.linked },
    can: then ? frozen : answer.can,
  }
  return (
    <Page
      title={title}
      bare
      beside={<RecordBar definition={definition} id={row.id} />}
      actions={
        <>
          <Presence definition={definition} id={row.id} fields={fields} />
          <RecordActions definition={definition} row={row} can={answer.can} title={title} />
        </>
      }
    >
      <BesideHistory
        className={styles.page}
        panel={
          travel.open && (
            <Suspense>
              <HistoryPanel definition={definition} row={row} fields={fields} can={answer.can} />
            </Suspense>
          )
        }
      >
        <Suspense>
          {at && (
            <AsOfBanner
              definition={definition}
              at={at}
              now={row}
              then={then?.data as Row | undefined}
              fields={fields}
              linked={parts.linked}
              may={answer.can.update}
            />
          )}
        </Suspense>
        <RecordHead {...parts} title={titleOf(definition, parts.row)} />
        <RecordColumns {...parts} now={then ? row : undefined} mayRestore={answer.can.update} />
      </BesideHistory>
      {narrow && !at && !travel.open && <FootBar record={definition.name} row={row} />}
    </Page>
  )
}

const frozen = { update: false, delete: false, actions: [] as string[], share: false }

export interface RecordParts {
  definition: RecordDefinition
  fields: ReturnType<typeof useFields>
  row: Row
  linked: NonNullable<RecordAnswer['linked']>
  can: RecordAnswer['can']
}

/** Three columns where there is room; the right one, then the left one, become tabs where there is not, or where it is to be narrow. */
export function RecordColumns(props: RecordParts & { now?: Row | undefined; mayRestore?: boolean; narrow?: boolean }) {
  const { definition, row, linked } = props
  const t = useWords()
  const width = useWidth()
  const travel = useTimeTravel()
  const [tab, setTab] = useState('timeline')
  const asked = composeRequest.use()
  useEffect(() => {
    if (asked !== null) setTab('timeline')
  }, [asked])
  const wide = width === 'wide' && !travel.open && !props.narrow
  const isPhone = width === 'phone' || props.narrow === true
  const side = <Panels record={definition.name} place="side" row={row} linked={linked} />
  const details = (
    <aside className={styles.details} aria-label={t('record.tab.details')} data-in-order>
      {!isPhone && side}
      <Details {...props} />
    </aside>
  )
  // On a phone, what one wants to know before speaking stands above what took place.
  const timeline = (
    <>
      {isPhone && side}
      <Panels record={definition.name} place="body" row={row} linked={linked} />
      <TimelineColumn definition={definition} row={row} linked={linked} can={props.can} />
    </>
  )
  const related = (
    <aside className={styles.related} aria-label={t('record.tab.related')}>
      <Panels record={definition.name} place="related" row={row} linked={linked} />
      <Related definition={definition} row={row} can={props.can} />
      {!wide && <p className={styles.none}>{t('record.noRelated')}</p>}
    </aside>
  )
  if (wide)
    return (
      <div className={styles.columns}>
        {details}
        <div className={styles.middle}>{timeline}</div>
        {related}
      </div>
    )
  const inside = isPhone ? { timeline, details, related } : { timeline, related }
  const shown = inside[tab as keyof typeof inside] ?? timeline
  return (
    <div className={isPhone ? styles.one : styles.two} data-in-order={isPhone || undefined}>
      {!isPhone && details}
      <div className={styles.middle} data-in-order={isPhone || undefined}>
        <Tabs names={Object.keys(inside)} value={tab} onChange={setTab} />
        {shown}
      </div>
    </div>
  )
}
