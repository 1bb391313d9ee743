import type { Color } from '../../../../kernel/field.ts'
import { ownRecordName } from '../../../../kernel/own-record.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { pathOf } from '../../../../web/api/path.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { findDefinition } from '../../../../web/app/registry.ts'
import { goTo } from '../../../../web/app/router.ts'
import { ColoredIcon } from '../../../../web/fields/choice-mark.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { MoveButtons } from '../../../../web/settings/move-buttons.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'

type Row = RowOf<typeof customRecord>

interface Props {
  row: Row
  first: boolean
  last: boolean
  onOpen: () => void
  onMove: (step: -1 | 1) => void
}

/** A kind of record of the company's own: what it is, where it stands, and what can be done with it. */
export function TypeRow({ row, first, last, onOpen, onMove }: Props) {
  const t = useWords()
  const archive = () => remove(customRecord, row).catch(toastRefusal) // prettier-ignore
  const group = customRecord.fields.menuGroup.options!.find(({ key }) => key === row.menuGroup)
  const name = ownRecordName(row.key!)
  // Once it is there its address is known, which need not be the one that was chosen: Farley may have taken that since.
  const address = pathOf(findDefinition(name) ?? { plural: row.pluralKey! })
  const said = [row.one, name, `/${address}`, group?.label]
  return (
    <>
      <SettingsRow
        before={<ColoredIcon name={row.icon} color={row.color as Color | null} />}
        name={row.many}
        under={said.filter(Boolean).join(' · ')}
      >
        {row.state === 'adding' ? (
          <span className="t2" role="status">
            {t('settings.typeAdding')}
          </span>
        ) : (
          <FieldsButton of={name} many={row.many} />
        )}
        <MoveButtons name={row.many} first={first} last={last} onMove={onMove} />
        <Button kind="quiet" icon="pencil" label={t('settings.typeEdit', { name: row.many })} onClick={onOpen} />
        <Button
          kind="quiet"
          icon="archive"
          label={t('settings.typeArchive', { name: row.many })}
          onClick={() => void archive()}
        />
      </SettingsRow>
      <UnsavedOf definition={customRecord} row={row} />
    </>
  )
}

/** Leads to the fields of a kind of record. */
export function FieldsButton({ of, many }: { of: string; many: string }) {
  const t = useWords()
  return (
    <Button
      kind="quiet"
      icon="forms"
      label={t('settings.typeFields', { name: many })}
      onClick={() => goTo(`/settings/fields?of=${of}`)}
    />
  )
}
