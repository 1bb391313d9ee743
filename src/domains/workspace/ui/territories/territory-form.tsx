import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { definitions } from '../../../../web/app/registry.ts'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { ConditionField } from '../../../../web/settings/condition-field.tsx'
import { isNothing } from '../../../../web/settings/filter-text.ts'
import { useWords } from '../../../../web/words/words.ts'
import { territory } from '../../model/index.ts'
import styles from '../fields/field-form.module.css'
import { changeSetting } from '../own/change-setting.ts'
import { SettingForm } from '../own/setting-form.tsx'
import { movesQuery } from './moves-query.ts'
import { MovesShown } from './moves-shown.tsx'

type Row = RowOf<typeof territory>
type Rules = Readonly<Record<string, Filter>>

interface Props {
  row: Row
  now: Row | null
  names: ReadonlyMap<string, string | null>
  onClose: () => void
}

/** What must be so of companies and people for them to lie in a territory, and what saying so would move. */
export function TerritoryForm({ row, now, names, onClose }: Props) {
  const t = useWords()
  const [rank, setRank] = useState(row.rank === null ? '' : String(row.rank))
  const [rules, setRules] = useState(() => JSON.parse(row.rules ?? '{}') as Rules)
  const placed = definitions().filter((each) => each.territory && !each.territory.includes('.'))
  const after = { rank: isRank(rank) ? rankIn(rank) : row.rank, rules: JSON.stringify(rules) }
  const change = ({ name }: RecordDefinition, filter: Filter) =>
    setRules(({ [name]: _, ...others }) => (isNothing(filter) ? others : { ...others, [name]: filter }))
  return (
    <SettingForm
      definition={territory}
      title={t('territories.rulesOf', { name: row.name })}
      go={t('save')}
      ready={isRank(rank)}
      row={row as unknown as AnyRow}
      now={now as unknown as AnyRow | null}
      save={(version) => changeSetting(territory, row, { rank: row.rank, rules: row.rules ?? '{}' }, after, version)}
      onClose={onClose}
    >
      {(faults) => (
        <>
          {placed.map((record) => (
            <RuleOf
              key={record.name}
              record={record}
              filter={rules[record.name]}
              onChange={(filter) => change(record, filter)}
            />
          ))}
          {faults.rules && (
            <span className="bad" role="alert">
              {faults.rules}
            </span>
          )}
          <TextField
            label={territory.fields.rank.label}
            help={territory.fields.rank.help!}
            value={rank}
            inputMode="numeric"
            error={isRank(rank) ? faults.rank : t('territories.rankWrong')}
            onChange={(event) => setRank(event.currentTarget.value)}
          />
          <Preview draft={{ id: row.id, ...after }} names={names} />
        </>
      )}
    </SettingForm>
  )
}

const [lowest, highest] = territory.fields.rank.range!
const rankIn = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** Whether it can be a rank, or says none. */
function isRank(text: string): boolean {
  const rank = rankIn(text)
  return rank === null || (Number.isInteger(rank) && rank >= lowest! && rank <= highest!)
}

interface RuleProps {
  record: RecordDefinition
  filter: Filter | undefined
  onChange: (filter: Filter) => void
}

function RuleOf({ record, filter, onChange }: RuleProps) {
  return (
    <ConditionField
      label={record.label.many}
      record={record}
      filter={filter ?? null}
      fault={undefined}
      onChange={(next) => onChange(next ?? { and: [] })}
    />
  )
}

function Preview({ draft, names }: { draft: Parameters<typeof movesQuery>[0]; names: Props['names'] }) {
  const t = useWords()
  const { data, error } = useQuery(movesQuery(draft))
  return (
    <section className={styles.rules} aria-live="polite">
      <h3 className="m">{t('territories.wouldMove')}</h3>
      {error ? <p className="bad">{sentenceOf(error)}</p> : data ? <MovesShown moves={data.data} names={names} /> : <p className="t2">…</p>}
    </section>
  ) // prettier-ignore
}
