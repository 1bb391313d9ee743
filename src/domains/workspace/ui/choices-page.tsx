import { useState } from 'react'
import type { Color, Option } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { create } from '../../../web/api/create.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { withChoices } from '../../../web/api/use-fields.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { definitions } from '../../../web/app/registry.ts'
import { ChoiceMark } from '../../../web/fields/choice-mark.tsx'
import { keyOfLabel } from '../../../web/fields/edit/key-of-label.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { EditableName } from '../../../web/settings/editable-name.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { useWords } from '../../../web/words/words.ts'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { choice } from '../model/index.ts'

type Choice = RowOf<typeof choice>
const colors: readonly Color[] = ['gray', 'blue', 'green', 'amber', 'red', 'violet']

interface Place {
  definition: RecordDefinition
  name: string
  of: string
  label: string
}

/** The choices of every field that has some: reworded, added, put away; what is stored does not change with its wording. */
export default function ChoicesPage() {
  const t = useWords()
  const places = placesOf(definitions())
  const [of, setOf] = useState(places[0]?.of ?? '')
  const { data, error, refetch } = useAll(choice)
  const place = places.find((each) => each.of === of)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!place) return null
  const rows = (data?.data ?? []).filter((row) => row.of === of)
  const field = place.definition.all[place.name]!
  const options = withChoices(field, rows as never).options ?? []
  return (
    <Part title={t('settings.choices')} about={t('settings.choicesAbout')}>
      <div className={styles.form} style={{ marginBottom: 16 }}>
        <SelectField
          label={t('settings.choicesOf')}
          value={of}
          options={places.map(({ of: value, label }) => ({ value, label }))}
          onChange={setOf}
        />
      </div>
      <Rows waiting={!data}>
        {options.map((option, index) => (
          <OneChoice
            key={option.key}
            of={of}
            option={option}
            position={index}
            row={rows.find((row) => row.key === option.key)}
          />
        ))}
      </Rows>
      <NewChoice key={of} of={of} options={options} />
    </Part>
  )
}

const placesOf = (all: readonly RecordDefinition[]): Place[] =>
  all.flatMap((definition) =>
    Object.entries(definition.all)
      .filter(([, field]) => field.options && !field.fixed && (field.type === 'choice' || field.type === 'choices'))
      .map(([name, field]) => ({
        definition,
        name,
        of: `${definition.name}.${name}`,
        label: `${definition.label.one}: ${field.label}`,
      })),
  )

function OneChoice({
  of,
  option,
  position,
  row,
}: {
  of: string
  option: Option
  position: number
  row: Choice | undefined
}) {
  const t = useWords()
  const update = useUpdate(choice)
  const change = async (part: { label?: string; color?: string; archived?: boolean }, version = row?.version) => {
    if (row) return void update({ ...row, version: version! }, part)
    const { key, label, color } = option
    await create(choice, { of, key, label, position, ...(color && { color }), ...part }).catch(toastRefusal)
  }
  return (
    <>
      <SettingsRow
        before={
          <Menu
            items={colors.map((color) => ({
              label: t(`settings.color.${color}`),
              mark: <ChoiceMark color={color} />,
              checked: color === option.color,
              onSelect: () => void change({ color }),
            }))}
          >
            <Button
              kind="quiet"
              size={24}
              label={t('settings.colorOf', { name: option.label })}
              icon={option.color ? '' : 'circle-dashed'}
            >
              {option.color ? <ChoiceMark color={option.color} /> : null}
            </Button>
          </Menu>
        }
        name={
          <EditableName
            value={option.label}
            version={row?.version ?? 0}
            onSave={(label, version) => void change({ label }, version)}
          />
        }
        under={option.archived ? t('settings.archived') : undefined}
      >
        <Button kind="quiet" onClick={() => void change({ archived: !option.archived })}>
          {t(option.archived ? 'settings.unarchive' : 'settings.archive')}
        </Button>
      </SettingsRow>
      {row && <UnsavedOf definition={choice} row={row} />}
    </>
  )
}

function NewChoice({ of, options }: { of: string; options: readonly Option[] }) {
  const t = useWords()
  const [label, setLabel] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const add = async () => {
    try {
      await create(choice, {
        of,
        key: keyOfLabel(
          label,
          options.map(({ key }) => key),
        ),
        label: label.trim(),
        position: options.length,
      })
      setLabel('')
      setTrouble(undefined)
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  return (
    <form
      className={styles.inline}
      style={{ marginTop: 16 }}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label={t('settings.newChoice')}
        value={label}
        maxLength={120}
        error={trouble}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button size={32} type="submit" icon="plus" disabled={label.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  )
}
