import type { Field, Money } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Can, Linked, Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { useFields } from '../api/use-fields.ts'
import { useMe } from '../api/use-me.ts'
import { useRows } from '../api/use-rows.ts'
import { Alone } from '../app/alone.tsx'
import { createUiOf, definitions } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { followHere } from '../fields/record-link.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { Button } from '../kit/button.tsx'
import { openCreate } from '../shell/create-request.ts'
import { formatDay, formatMoney, formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { isFilled } from './detail-groups.ts'
import { relatedLists, type RelatedList } from './related-lists.ts'
import { RelatedSection } from './related-section.tsx'
import { titleOf } from './title.ts'
import styles from './related.module.css'

const shown = 5

/** What points to this record: five of each, the rest a step away in its filtered list. */
export function Related({ definition, row, can }: { definition: RecordDefinition; row: Row; can: Can }) {
  const me = useMe()
  const lists = relatedLists(definition.name, definitions())
  return lists
    .filter((list) => me.permissions[list.definition.name]?.see !== 'none')
    .map((list) => (
      <Alone key={`${list.definition.name}.${list.field}`} label={list.label}>
        <RelatedRows
          list={list}
          row={row}
          may={!row.deletedAt && (can.update || me.permissions[list.definition.name]?.create === true)}
        />
      </Alone>
    ))
}

function RelatedRows({ list, row, may }: { list: RelatedList; row: Row; may: boolean }) {
  const { definition, field, label } = list
  const me = useMe()
  const t = useWords()
  const filter = list.filter(row.id)
  const { data } = useRows(definition, {
    filter,
    limit: shown,
    with: '*',
    count: 'capped',
    ...(definition.sort && { sort: definition.sort }),
  })
  const fields = useFields(definition)
  const rows = (data?.data ?? []) as Row[]
  const count = data?.page.count?.value ?? rows.length
  const create =
    may &&
    me.permissions[definition.name]?.create &&
    definition.all[field]?.type === 'link' &&
    (definition.all[field].setBy !== 'derived' || createUiOf(definition.name)?.also[field] !== undefined)
  if (data && rows.length === 0 && !create) return null
  const all = `${pageOf(definition)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return (
    <RelatedSection
      label={label}
      busy={!data}
      count={data && count > 0 ? `${formatNumber(count)}${data.page.count?.exact === false ? '+' : ''}` : null}
      action={
        create && (
          <Button
            kind="quiet"
            icon="plus"
            label={t('record.addTo', { list: label })}
            onClick={() => openCreate(definition.name, { initial: { [field]: row.id }, onCreated: () => undefined })}
          />
        )
      }
    >
      {rows.map((each) => (
        <RelatedRow
          key={each.id}
          definition={definition}
          fields={fields}
          row={each}
          linked={data?.linked ?? {}}
          from={field}
        />
      ))}
      {count > rows.length && (
        <a href={all} className={styles.all} onClick={(event) => followHere(event, all)}>
          {t('record.showAll', { count, formatted: formatNumber(count) })}
        </a>
      )}
    </RelatedSection>
  )
}

interface RowProps {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  row: Row
  linked: Linked
  from: string
}

function RelatedRow({ definition, fields, row, linked, from }: RowProps) {
  const title = titleOf(definition, row)
  const page = pageOf(definition, row.id)
  const under = (definition.subtitle ?? []).filter((name) => name !== from && fields[name] && isFilled(row[name]))
  const [money, day] = [amountOf(fields, row), dayOf(fields, row, definition.sort)]
  return (
    <a className={styles.item} href={page} onClick={(event) => followHere(event, page)}>
      {definition.fields.firstName && <Avatar name={title} size={24} />}
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        {under.length > 0 && (
          <span className={styles.under}>
            {under.map((name) => {
              const field = fields[name]!
              const target = field.type === 'link' ? linked[row[name] as string]?.title : null
              return <span key={name}>{target ?? <FieldValue field={field} value={row[name]} linked={linked} />}</span>
            })}
          </span>
        )}
      </span>
      {(money || day) && (
        <span className={styles.end}>
          {money && <span className="m">{money}</span>}
          {day && <span className={styles.day}>{day}</span>}
        </span>
      )}
    </a>
  )
}

function amountOf(fields: Readonly<Record<string, Field>>, row: Row): string | null {
  const name = Object.keys(fields).find((each) => fields[each]!.type === 'money' && isFilled(row[each]))
  return name ? formatMoney(row[name] as Money) : null
}

/** The day that they are sorted by, or else the last of those that they can be sorted by. */
function dayOf(fields: Readonly<Record<string, Field>>, row: Row, sort = ''): string | null {
  const isDay = (each: string) => fields[each]?.type === 'date' && fields[each].sortable && isFilled(row[each])
  const name = [...Object.keys(fields), sort.replace('-', '')].findLast(isDay)
  return name ? formatDay(row[name] as string) : null
}
