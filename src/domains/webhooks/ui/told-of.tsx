import type { RecordDefinition } from '../../../kernel/record.ts'
import { actionsOf, definitions } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { Part, Rows } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { isTold, usualChanges, type Wants } from '../model/index.ts'
import styles from './webhooks.module.css'

interface Props {
  wants: Wants | null
  onChange: (wants: Wants | null) => void
}

/** Of which records a webhook is told, and of which of their changes. One at least stays chosen. */
export function ToldOf({ wants, onChange }: Props) {
  const t = useWords()
  const records = definitions().filter(isTold)
  const everyOne = () => Object.fromEntries(records.map(({ name }) => [name, true as const]))
  const put = (name: string, value: true | readonly string[] | null) => {
    const { [name]: _, ...others } = wants!
    const next: Wants = value === null ? others : { ...others, [name]: value }
    if (Object.keys(next).length > 0) onChange(next)
  }
  return (
    <Part
      title={t('webhooks.told')}
      about={t('webhooks.toldAbout')}
      action={
        <Segmented
          label={t('webhooks.told')}
          value={wants === null ? 'all' : 'chosen'}
          options={[
            { value: 'all', label: t('webhooks.everything') },
            { value: 'chosen', label: t('webhooks.chosen') },
          ]}
          onChange={(value) => onChange(value === 'all' ? null : everyOne())}
        />
      }
    >
      {wants && (
        <Rows>
          {records.map((record) => (
            <OneRecord
              key={record.name}
              record={record}
              value={Object.hasOwn(wants, record.name) ? wants[record.name]! : null}
              isLast={Object.keys(wants).length === 1}
              onChange={(value) => put(record.name, value)}
            />
          ))}
        </Rows>
      )}
    </Part>
  )
}

interface OneProps {
  record: RecordDefinition
  value: true | readonly string[] | null
  isLast: boolean
  onChange: (value: true | readonly string[] | null) => void
}

function OneRecord({ record, value, isLast, onChange }: OneProps) {
  const t = useWords()
  const name = record.label.many
  const changes = [
    ...usualChanges.map((key) => ({ key: key as string, label: t(`webhooks.change.${key}`) })),
    ...actionsOf(record.name).map(({ name: key, label }) => ({ key, label })),
  ]
  const named = value === true ? changes.map(({ key }) => key) : (value ?? [])
  const toggle = (key: string) => {
    const next = named.includes(key) ? named.filter((other) => other !== key) : [...named, key]
    if (next.length > 0) onChange(next.length === changes.length ? true : next)
  }
  const extent = value === true ? t('webhooks.everyChange') : t('webhooks.changes', { count: named.length })
  return (
    <div className={styles.told}>
      <label className={styles.name}>
        <Checkbox
          label={name}
          checked={value !== null}
          disabled={value !== null && isLast}
          onChange={(event) => onChange(event.currentTarget.checked ? true : null)}
        />
        <Icon name={record.icon} />
        <span className="cut">{name}</span>
      </label>
      {value !== null && (
        <Menu
          align="end"
          items={changes.map(({ key, label }) => ({
            label,
            checked: named.includes(key),
            stays: true,
            onSelect: () => toggle(key),
          }))}
        >
          <Button kind="quiet" iconAfter="chevron-down" label={`${name}: ${extent}`}>
            {extent}
          </Button>
        </Menu>
      )}
    </div>
  )
}
