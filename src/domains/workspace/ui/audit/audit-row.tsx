import type { Linked } from '../../../../web/api/answers.ts'
import { findDefinition } from '../../../../web/app/registry.ts'
import type { AuditEntry, Narrowing } from '../../../../web/audit/audit-query.ts'
import { nameOf, seenAs, whereAndWhen } from '../../../../web/audit/said-of.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { deedOf } from '../../../../web/history/sentences.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { doorSaid } from '../signing-in/door-said.ts'

interface Props {
  entry: AuditEntry
  linked: Linked
  narrow: (more: Narrowing) => void
}

const icons = {
  ...{ opened: 'eye', ahead: 'eye', listed: 'layout-list', searched: 'search' },
  ...{ exported: 'download', taken: 'download', changed: 'edit', door: 'lock' },
}

/** One entry: who, with what, and how, when and from where. The record is opened by its name. */
export function AuditRow({ entry, linked, narrow }: Props) {
  const t = useWords()
  const target = linked[entry.recordId ?? '']
  const { record, recordId: id } = entry
  return (
    <SettingsRow
      before={<Icon name={icons[entry.kind]} className="t2" />}
      name={
        <>
          {whoOf(entry)}
          {record && ' · '}
          {id && target ? <RecordLink id={id} target={target} /> : kindOf(entry)}
        </>
      }
      under={`${deed(entry)} · ${whereAndWhen(entry)}`}
    >
      {id && target && (
        <Button
          kind="quiet"
          icon="filter"
          label={t('audit.onlyThis', { title: target.title })}
          onClick={() => narrow({ record: record ?? undefined, id })}
        />
      )}
    </SettingsRow>
  )
}

/** At the door it is told whom it concerns. */
const whoOf = (entry: AuditEntry) => (entry.kind === 'door' && entry.user) || nameOf(entry)

/** What it was where no record is named: a kind of record. */
function kindOf({ record, recordId }: AuditEntry) {
  const label = findDefinition(record ?? '')?.label
  return recordId ? label?.one : label?.many
}

function deed(entry: AuditEntry): string {
  const { kind, name, record, by, more } = entry
  if (kind === 'door') return doorSaid({ event: name!, by: by.name ?? '', more })
  if (kind !== 'changed') return seenAs(entry)
  return deedOf({ name: name!, record: record!, cause: { id: '', kind: 'request' } }, record!)
}
