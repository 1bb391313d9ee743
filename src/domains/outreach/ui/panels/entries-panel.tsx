import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { callEntry } from '../../model/index.ts'
import { labelOf } from '../calling/label-of.ts'
import styles from '../calling/calling.module.css'

type Entry = RowOf<typeof callEntry>

const most = 50

/** Who stands on a call list, and how it went with each; those who may not be seen are left out. */
export default function EntriesPanel({ row }: { row: Row }) {
  const t = useWords()
  const me = useMe()
  const filter = { field: 'list', is: row.id }
  const { data, isLoading } = useRows(callEntry, { filter, sort: 'createdAt', limit: most, with: 'person', count: 'capped' }) // prettier-ignore
  if (isLoading || !data) return <Reading />
  const { data: rows, linked = {}, page } = data
  const shown = (rows as unknown as Entry[]).filter(({ person }) => linked[person])
  if (shown.length === 0) return null
  const count = page.count?.value ?? shown.length
  const mayTakeOff = me.permissions[callEntry.name]?.delete !== 'none'
  return (
    <RelatedSection label={callEntry.label.many} count={formatNumber(count)}>
      <ul className={styles.entries}>
        {shown.map((entry) => (
          <Line key={entry.id} entry={entry} linked={linked} mayTakeOff={mayTakeOff} />
        ))}
      </ul>
      {count > shown.length && <p className="t2">{t('outreach.firstOf', { number: formatNumber(shown.length) })}</p>}
    </RelatedSection>
  )
}

function Line({ entry, linked, mayTakeOff }: { entry: Entry; linked: Linked; mayTakeOff: boolean }) {
  const t = useWords()
  const { person, state, outcome, hindrance } = entry
  const { fields } = callEntry
  const why = fields.hindrance.options!.find(({ key }) => key === hindrance)?.label
  const stands = fields.state.options!.find(({ key }) => key === state)!.label
  return (
    <li>
      <span className="grow cut">
        <RecordLink id={person} target={linked[person]} />
      </span>
      <span className="t2">{why ?? (outcome && state !== 'waiting' ? labelOf(outcome) : stands)}</span>
      {mayTakeOff && (
        <Button
          kind="quiet"
          size={24}
          icon="x"
          label={t('outreach.takeOff', { name: linked[person]?.title })}
          onClick={() => void remove(callEntry, entry as unknown as Row)}
        />
      )}
    </li>
  )
}
