import { mostInHead } from '../../kernel/layout.ts'
import { isOnlyKept, type RecordDefinition } from '../../kernel/record.ts'
import { useLayout } from '../api/use-layout.ts'
import { ColoredIcon } from '../fields/choice-mark.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { useTimeTravel } from '../history/use-time-travel.ts'
import { Avatar } from '../kit/avatar.tsx'
import { CompanyMark } from '../kit/avatar.tsx'
import { Chip } from '../kit/chip.tsx'
import { useWords } from '../words/words.ts'
import { Fact, FactValue } from './fact.tsx'
import { factsOf } from './facts-of.ts'
import { OnlyKept } from './only-kept.tsx'
import { OwnerPart } from './owner-part.tsx'
import { Panels } from './panels.tsx'
import type { RecordParts } from './record-view.tsx'
import { SpeakButtons } from './speak-buttons.tsx'
import { StatusFact, statusOf } from './status-fact.tsx'
import styles from './record-head.module.css'

/** Who or what it is, whose it is, and the few facts that matter most. */
export function RecordHead({ definition, fields, row, linked, can, title }: RecordParts & { title: string }) {
  const t = useWords()
  const travel = useTimeTravel()
  const status = statusOf({ definition, fields })
  const layout = useLayout(definition, row)
  const facts = (layout?.head ?? factsOf(definition, fields))
    .filter((name) => fields[name] && isShown(row[name]))
    .slice(0, layout?.head ? mostInHead : 5)
    .filter((name) => name !== status)
  const parts = { definition, fields, row, linked, can }
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <Mark definition={definition} title={title} />
        <div className={styles.names}>
          <h2 className={styles.title}>{title}</h2>
          <Byline {...parts} />
        </div>
        {!can.update && !row.deletedAt && !isOnlyKept(definition, row) && travel.at === null && (
          <OnlyToRead owner={row.owner ? linked[String(row.owner)]?.title : undefined} />
        )}
        {row.private === true && <Chip icon="lock">{t('record.private')}</Chip>}
        {row.deletedAt && (
          <Chip tone="danger" icon="trash">
            {t('record.inBin')}
          </Chip>
        )}
        {travel.at === null && <SpeakButtons definition={definition} row={row} />}
      </div>
      <div className={styles.strip}>
        {status && isShown(row[status]) && <StatusFact {...parts} name={status} />}
        {facts.map((name) => (
          <Fact key={name} label={fields[name]!.label}>
            <FactValue field={fields[name]!} value={row[name]} linked={linked} />
          </Fact>
        ))}
        <Panels record={definition.name} place="head" row={row} linked={linked} />
      </div>
    </header>
  )
}

/** Says that nothing can be changed here, and who can. */
function OnlyToRead({ owner }: { owner: string | undefined }) {
  const t = useWords()
  const who = owner ? t('record.ownerMayEdit', { owner }) : t('record.adminMayEdit')
  return (
    <Chip icon="eye" title={who}>
      {t('record.onlyToRead')}
      <span className="aloud">{who}</span>
    </Chip>
  )
}

/** People are initials, companies squares, everything else its icon. */
function Mark({ definition, title }: { definition: RecordDefinition; title: string }) {
  if (definition.fields.firstName || definition.name === 'user') return <Avatar name={title} size={44} />
  if (definition.icon.startsWith('building') && !definition.own) return <CompanyMark name={title} size={44} />
  return (
    <span className={styles.mark}>
      <ColoredIcon name={definition.icon} size={20} color={definition.own?.color} />
    </span>
  )
}

function Byline(parts: RecordParts) {
  const { definition, fields, row, linked } = parts
  const names = (definition.subtitle ?? []).filter((name) => fields[name] && isShown(row[name]))
  const part = (name: string) => (
    <span key={name}>
      <FieldValue field={fields[name]!} value={row[name]} linked={linked} />
    </span>
  )
  return (
    <div className={styles.by}>
      {isOnlyKept(definition, row) && (
        <span>
          <OnlyKept />
        </span>
      )}
      {names.map(part)}
      <Panels record={definition.name} place="byline" row={row} linked={linked} />
      {fields.owner && (
        <span>
          <OwnerPart {...parts} />
        </span>
      )}
      {fields.tags && isShown(row.tags) && part('tags')}
    </div>
  )
}

const isShown = (value: unknown) =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
