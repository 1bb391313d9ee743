import { useState } from 'react'
import type { Field } from '../../../../kernel/field.ts'
import { mayHaveCondition } from '../../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField, fieldCondition } from '../../model/index.ts'
import { ConditionForm } from './condition-form.tsx'
import { typeLabel } from './field-row.tsx'
import { shareOf, type Usage } from './usage-query.ts'

type Row = RowOf<typeof fieldCondition>

/** The fields that Farley ships for a record: they stay what they are, and where they are shown is for the company to say. */
export function ShippedFields({ record, usage }: { record: RecordDefinition; usage: Usage | undefined }) {
  const t = useWords()
  const [open, setOpen] = useState<{ name: string; row: Row | null } | null>(null)
  const rows = useRows(fieldCondition, { filter: { field: 'of', is: record.name }, limit: 200 }).data?.data ?? []
  const rowFor = (name: string) => rows.find(({ field }) => field === name) ?? null
  return (
    <Part title={t('settings.fieldsShipped')} about={t('settings.fieldsShippedAbout')}>
      <Rows>
        {Object.entries(record.all)
          .filter(([name, { setBy }]) => name in record.fields && setBy !== 'system')
          .map(([name, field]) => (
            <ShippedFieldRow
              key={name}
              name={name}
              field={field}
              usage={usage}
              isConditional={rowFor(name) !== null}
              {...(mayHaveCondition(record, name) && { onOpen: () => setOpen({ name, row: rowFor(name) }) })}
            />
          ))}
      </Rows>
      {open && (
        <ConditionForm
          key={open.name}
          record={record}
          name={open.name}
          row={open.row}
          now={rowFor(open.name)}
          onClose={() => setOpen(null)}
        />
      )}
    </Part>
  )
}

interface RowProps {
  name: string
  field: Field
  usage: Usage | undefined
  isConditional: boolean
  onOpen?: () => void
}

function ShippedFieldRow({ name, field, usage, isConditional, onOpen }: RowProps) {
  const t = useWords()
  const share = shareOf(usage, name)
  const said = [
    customField.fields.type.options!.some(({ key }) => key === field.type) && typeLabel(field.type),
    name,
    field.required && customField.fields.required.label,
    isConditional && t('settings.fieldConditional'),
    share && t(usage!.exact ? 'settings.fieldUsed' : 'settings.fieldUsedAbout', { share }),
  ]
  return (
    <SettingsRow name={field.label} under={said.filter(Boolean).join(' · ')}>
      {onOpen && (
        <Button kind="quiet" icon="pencil" label={t('settings.fieldEdit', { name: field.label })} onClick={onOpen} />
      )}
    </SettingsRow>
  )
}
