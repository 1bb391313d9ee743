import type { Contact } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { Icon } from '../kit/icon.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import styles from '../shell/tab-bar.module.css'
import { compose } from '../timeline/compose-request.ts'
import { inReach, useKinds } from '../timeline/kinds.ts'
import { pageToWrite, write } from '../timeline/write.ts'
import { useWords } from '../words/words.ts'

/** So many beside More fit under a thumb. */
const most = 4

/** The foot of a record's page on a phone, in place of the app's: reach them, write down, and what else can be added. */
export function FootBar({ record, row }: { record: string; row: Row }) {
  const t = useWords()
  const kinds = inReach(useKinds(row).offered)
  if (kinds.length === 0) return null
  const rest = kinds.slice(most)
  return (
    <div className={styles.tabs} role="toolbar" aria-label={t('composer.title')} data-foot>
      {kinds.slice(0, most).map((kind) => (
        <Way key={kind.name} kind={kind} record={record} row={row} />
      ))}
      {rest.length > 0 && (
        <Menu items={rest.map(composing)} align="end">
          <button type="button" className={styles.tab}>
            <Icon name="dots" size={20} />
            {t('more')}
          </button>
        </Menu>
      )}
    </div>
  )
}

/** Opens the composer; where they can be reached by it from here, asks which way first. */
function Way({ kind, record, row }: { kind: RecordDefinition; record: string; row: Row }) {
  const t = useWords()
  const by = kind.timeline?.by
  const all = by ? ((row[by] as Contact[] | null | undefined) ?? []) : []
  const contacts = all.filter(({ endedOn }) => endedOn === null)
  const button = (compose?: () => void) => (
    <button type="button" className={styles.tab} {...(compose && { onClick: compose })}>
      <Icon name={kind.icon} size={20} />
      <span className="cut">{kind.label.one}</span>
    </button>
  )
  const isWritten = pageToWrite(kind.name, record, row.id) !== null
  if (contacts.length === 0) return button(() => write(kind.name, record, row.id))
  const here = { label: t('record.writeHere'), icon: 'pencil', onSelect: () => write(kind.name, record, row.id) }
  const items: MenuItem[] = [
    ...(isWritten ? [here] : []),
    ...contacts.map(({ value, normal }) => ({
      label: value,
      icon: kind.icon,
      onSelect: () => {
        // What is said is written down when one comes back.
        compose(kind.name)
        location.assign(`${by === 'phones' ? 'tel' : 'mailto'}:${normal ?? value}`)
      },
    })),
    { ...composing(kind), label: t('record.writeDown'), icon: 'pencil', group: true },
  ]
  return <Menu items={items}>{button()}</Menu>
}

const composing = ({ name, label, icon }: RecordDefinition): MenuItem => ({
  label: label.one,
  icon,
  onSelect: () => compose(name),
})
