import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Linked } from '../../../web/api/answers.ts'
import { briefPageOf } from '../../../web/app/registry.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Raise } from '../model/index.ts'
import { RaiseLine } from './raise-line.tsx'
import styles from './brief.module.css'

/** What to raise, under its name; nothing where there is nothing. */
export function RaiseLines({ raise, linked }: { raise: readonly Raise[]; linked: Linked }) {
  const t = useWords()
  if (raise.length === 0) return null
  return (
    <>
      <h4 className={styles.part}>{t('brief.toRaise')}</h4>
      <ul>
        {raise.map((each) => (
          <RaiseLine key={`${each.code} ${each.id}`} raise={each} linked={linked} />
        ))}
      </ul>
    </>
  )
}

/** The way to the whole brief. */
export function OpenBrief({ definition, id }: { definition: RecordDefinition; id: string }) {
  const t = useWords()
  const page = briefPageOf(definition.name, id)
  if (!page) return null
  return (
    <a className={styles.open} href={page} onClick={(event) => followHere(event, page)}>
      {t('brief.open')}
      <Icon name="chevron-right" size={14} />
    </a>
  )
}
