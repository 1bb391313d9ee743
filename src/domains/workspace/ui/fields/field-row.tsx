import type { Field } from '../../../../kernel/field.ts'
import { ownName } from '../../../../kernel/own-field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { MoveButtons } from '../../../../web/settings/move-buttons.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { shareOf, type Usage } from './usage-query.ts'

type Row = RowOf<typeof customField>

/** What a type is called. */
export const typeLabel = (type: string) =>
  customField.fields.type.options!.find(({ key }) => key === type)?.label ?? type

/** A field of the company's own: what it is, how much it is used, and what can be done with it. */
export function OwnFieldRow({
  row,
  usage,
  first,
  last,
  onOpen,
  onMove,
}: {
  row: Row
  usage: Usage | undefined
  first: boolean
  last: boolean
  onOpen: () => void
  onMove: (step: -1 | 1) => void
}) {
  const t = useWords()
  const { fields } = customField
  const archive = () => remove(customField, row).catch((error: unknown) => toast({ tone: 'danger', text: sentenceOf(error) })) // prettier-ignore
  const share = shareOf(usage, ownName(row.key!))
  const said = [
    typeLabel(row.type),
    ownName(row.key!),
    row.formula !== null && `= ${row.formula}`,
    row.rollUp !== null && fields.rollUp.label,
    row.required && fields.required.label,
    row.noTwoAlike && fields.noTwoAlike.label,
    row.sensitivity === 'secret' && t('settings.fieldSecret'),
    row.state === 'ready' && share && t(usage!.exact ? 'settings.fieldUsed' : 'settings.fieldUsedAbout', { share }),
    row.trouble === 'alike' && t('settings.fieldAlike'),
  ]
  return (
    <>
      <SettingsRow name={row.label} under={said.filter(Boolean).join(' · ')}>
        {row.state === 'adding' && (
          <span className="t2" role="status">
            {t('settings.fieldAdding')}
          </span>
        )}
        <MoveButtons name={row.label} first={first} last={last} onMove={onMove} />
        <Button kind="quiet" icon="pencil" label={t('settings.fieldEdit', { name: row.label })} onClick={onOpen} />
        <Button
          kind="quiet"
          icon="archive"
          label={t('settings.fieldArchive', { name: row.label })}
          onClick={() => void archive()}
        />
      </SettingsRow>
      <UnsavedOf definition={customField} row={row} />
    </>
  )
}

/** A field that Farley ships: it stays as it is. */
export function ShippedFieldRow({ name, field, usage }: { name: string; field: Field; usage: Usage | undefined }) {
  const t = useWords()
  const share = shareOf(usage, name)
  const said = [
    customField.fields.type.options!.some(({ key }) => key === field.type) && typeLabel(field.type),
    name,
    field.required && customField.fields.required.label,
    share && t(usage!.exact ? 'settings.fieldUsed' : 'settings.fieldUsedAbout', { share }),
  ]
  return <SettingsRow name={field.label} under={said.filter(Boolean).join(' · ')} />
}
