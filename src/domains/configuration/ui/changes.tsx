import { definitions } from '../../../web/app/registry.ts'
import { Chip, type Tone } from '../../../web/kit/chip.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Change, ChangedField } from '../model/index.ts'
import styles from './configuration.module.css'

const looks: Record<Change['kind'], { icon: string; tone: Tone }> = {
  add: { icon: 'plus', tone: 'success' },
  change: { icon: 'pencil', tone: 'info' },
  remove: { icon: 'minus', tone: 'danger' },
}

/** What a file would do, in words; what would be removed is quiet until that is wanted. */
export function Changes({ changes, remove = true }: { changes: readonly Change[]; remove?: boolean }) {
  const groups = [...Map.groupBy(changes, ({ record }) => record)]
  return groups.map(([record, items]) => (
    <div key={record} className={styles.group}>
      <h4 className="t2">{labelOf(record)?.many ?? record}</h4>
      <ul>
        {items.map((change) => (
          <ChangeLine
            key={`${change.kind} ${change.key}`}
            change={change}
            quiet={!remove && change.kind === 'remove'}
          />
        ))}
      </ul>
    </div>
  ))
}

function ChangeLine({ change, quiet }: { change: Change; quiet: boolean }) {
  const t = useWords()
  const { icon, tone } = looks[change.kind]
  const word = quiet ? 'stays' : change.kind
  return (
    <li className={styles.change}>
      <Chip tone={quiet ? 'quiet' : tone} icon={icon}>
        {t(`configuration.kind.${word}`)}
      </Chip>
      <span className={styles.what}>
        <bdi className="m">{change.name}</bdi>
        {change.kind === 'change' &&
          change.fields.map((field) => <FieldLine key={field.field} of={change.record} field={field} />)}
      </span>
    </li>
  )
}

function FieldLine({ of, field: { field, from, to } }: { of: string; field: ChangedField }) {
  const t = useWords()
  const label = definitions().find(({ name }) => name === of)?.fields[field]?.label ?? field
  const value = (given: unknown) =>
    given === null ? t('configuration.nothing') : isolated(typeof given === 'string' ? given : JSON.stringify(given))
  return <small className="t2">{t('configuration.fromTo', { field: label, from: value(from), to: value(to) })}</small>
}

/** What a kind of setting is called. */
export const labelOf = (record: string) => definitions().find(({ name }) => name === record)?.label
