import { ownName, type OwnType } from '../../../../kernel/own-field.ts'
import type { Becoming } from '../../../../kernel/retype/retyped.ts'
import { waysFrom } from '../../../../kernel/retype/ways.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
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
  onRetype,
  onMove,
}: {
  row: Row
  usage: Usage | undefined
  first: boolean
  last: boolean
  onOpen: () => void
  onRetype: () => void
  onMove: (step: -1 | 1) => void
}) {
  const t = useWords()
  const { fields } = customField
  const archive = () => remove(customField, row).catch(toastRefusal) // prettier-ignore
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
        {row.becoming !== null && (
          <span className="t2" role="status">
            {t('settings.retyping', { type: typeLabel((JSON.parse(row.becoming) as Becoming).to.type) })}
          </span>
        )}
        <MoveButtons name={row.label} first={first} last={last} onMove={onMove} />
        <Button kind="quiet" icon="pencil" label={t('settings.fieldEdit', { name: row.label })} onClick={onOpen} />
        {isRetypable(row) && (
          <Button
            kind="quiet"
            icon="arrows-exchange"
            label={t('settings.retype', { name: row.label })}
            onClick={onRetype}
          />
        )}
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

/** Whether its type can be changed now: people type it, and it means something as another. */
const isRetypable = ({ type, state, formula, rollUp, becoming }: Row) =>
  state === 'ready' && formula === null && rollUp === null && becoming === null && waysFrom(type as OwnType).length > 0
