import { useQuery } from '@tanstack/react-query'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { definitionOf } from '../../../web/app/registry.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Care } from '../model/index.ts'
import { careCount, careFilter, careListPage, carePage, type Whose } from './care-query.ts'
import styles from './care.module.css'

/** Of each kind of record why and how many need care; a press works through them, another opens them as a list. */
export function CareOverview({ cares, whose }: { cares: readonly Care[]; whose: Whose }) {
  return cares.map((care) => <OfRecord key={care.record} care={care} whose={whose} />)
}

function OfRecord({ care, whose }: { care: Care; whose: Whose }) {
  const definition = definitionOf(care.record)
  const needs = care.needs.filter(({ kind }) => kind !== 'ownerless' || whose === 'all')
  if (needs.length === 0) return null
  return (
    <section className={styles.kind}>
      <h2>
        <Icon name={definition.icon} /> {definition.label.many}
      </h2>
      <ul>
        {needs.map((need) => (
          <Line key={need.kind} definition={definition} care={care} need={need} whose={whose} />
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  definition: RecordDefinition
  care: Care
  need: Care['needs'][number]
  whose: Whose
}

function Line({ definition, care, need, whose }: LineProps) {
  const t = useWords()
  const me = useMe()
  const filter = careFilter(definition, need.filter, whose, me)
  const { data, error } = useQuery(careCount(definition, filter))
  const count = data?.page.count
  const [queue, list] = [carePage({ whose, of: care.record, kind: need.kind }), careListPage(definition, filter)]
  const label = t(`quality.kind.${need.kind}`, { count: care.staleAfter ?? 0 })
  return (
    <li className={styles.line}>
      <a href={queue} className="cut m" onClick={(event) => followHere(event, queue)}>
        {label}
      </a>
      <span className={styles.number}>
        {error ? t('quality.unknown') : count ? `${count.exact ? '' : '≈ '}${formatNumber(count.value)}` : '…'}
      </span>
      <a href={list} className={styles.list} onClick={(event) => followHere(event, list)}>
        <Icon name="table" />
        <span className="aloud">{t('quality.asList', { what: label })}</span>
      </a>
    </li>
  )
}
