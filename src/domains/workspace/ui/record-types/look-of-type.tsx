import { recordIcons } from '../../../../kernel/own-record.ts'
import type { Color } from '../../../../kernel/field.ts'
import { ChoiceMark, ColoredIcon } from '../../../../web/fields/choice-mark.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'
import type { Draft } from './type-draft.ts'
import styles from './record-types.module.css'

const { fields } = customRecord

/** The icon of a kind of record, and its colour. */
export function LookOfType({
  draft,
  change,
}: {
  draft: Draft
  change: (part: Pick<Draft, 'icon'> | Pick<Draft, 'color'>) => void
}) {
  const t = useWords()
  const colors = fields.color.options!.map(({ key, label }) => ({ color: key as Color, label }))
  const color = colors.find((each) => each.color === draft.color)
  return (
    <div className={styles.look}>
      <span className={styles.mark}>
        <ColoredIcon name={draft.icon} size={20} color={draft.color} />
      </span>
      <SelectField
        label={fields.icon.label}
        value={draft.icon}
        options={recordIcons.map((icon) => ({ value: icon, label: t(`settings.icons.${icon}`) }))}
        onChange={(icon) => change({ icon })}
      />
      <span className={styles.part}>
        <span>{fields.color.label}</span>
        <Menu
          align="start"
          items={[
            {
              label: t('settings.typeNoColor'),
              checked: draft.color === null,
              onSelect: () => change({ color: null }),
            },
            ...colors.map((each) => ({
              label: each.label,
              mark: <ChoiceMark color={each.color} />,
              checked: each.color === draft.color,
              onSelect: () => change({ color: each.color }),
            })),
          ]}
        >
          <Button size={32} label={`${fields.color.label}: ${color?.label ?? t('settings.typeNoColor')}`}>
            {color && <ChoiceMark color={color.color} />}
            {color?.label ?? t('settings.typeNoColor')}
          </Button>
        </Menu>
      </span>
    </div>
  )
}
