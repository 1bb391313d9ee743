import { useState, type FormEvent } from 'react'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { client } from '../../../web/api/client.ts'
import { pathOf } from '../../../web/api/path.ts'
import { refresh } from '../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { Button } from '../../../web/kit/button.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import settings from '../../../web/settings/settings.module.css'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { canMatter, careRule, suggested, type Important } from '../model/index.ts'
import { careKey } from './care-query.ts'

type Rule = RowOf<typeof careRule>
const weights = [0, 1, 2, 3, 4, 5]
const months = [3, 6, 12, 18, 24, 36]
const shares = [50, 60, 70, 80, 90, 100]

/** How much each field matters, from which share on a record is complete, and when it is stale; what is probable stands there until somebody has said it. */
export function CareForm({ record, rule }: { record: RecordDefinition; rule: Rule | null }) {
  const t = useWords()
  const fields = useFields(record)
  const [weight, setWeight] = useState(() => new Map((rule ? importantOf(rule) : suggested(record)).map((each) => [each.field, each.weight]))) // prettier-ignore
  const [enough, setEnough] = useState(rule?.enough ?? 100)
  const [stale, setStale] = useState(rule ? rule.staleAfter : 12)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    const important = [...weight].flatMap(([field, value]) => (value > 0 ? [{ field, weight: value }] : []))
    const given = { important: JSON.stringify(important), enough, staleAfter: stale }
    try {
      if (rule) await request(`${pathOf(careRule)}/${rule.id}`, { method: 'PATCH', body: given, version: rule.version })
      else await request(pathOf(careRule), { method: 'POST', body: { of: record.name, ...given } })
      toast({ text: t('quality.saved', { records: record.label.many }) })
      await Promise.all([refresh(careRule.name), client.invalidateQueries({ queryKey: [careKey] })])
    } catch (fault) {
      setError(sentenceOf(fault))
    }
    setBusy(false)
  }
  const names = Object.keys(fields).filter((name) => fields[name] && canMatter(fields[name]) && name !== 'tags')
  return (
    <form onSubmit={(event) => void save(event)}>
      {!rule && <p className={settings.about}>{t('quality.suggested')}</p>}
      <Rows>
        {names.map((name) => (
          <SettingsRow key={name} name={fields[name]!.label}>
            <select
              className={settings.select}
              style={{ width: 144 }}
              aria-label={t('quality.weightOf', { field: fields[name]!.label })}
              value={weight.get(name) ?? 0}
              onChange={({ currentTarget: { value } }) => setWeight(new Map(weight).set(name, Number(value)))}
            >
              {weights.map((each) => (
                <option key={each} value={each}>
                  {each === 0 ? t('quality.mattersNot') : t('quality.weight', { weight: formatNumber(each) })}
                </option>
              ))}
            </select>
          </SettingsRow>
        ))}
      </Rows>
      <div className={settings.form} style={{ marginBlock: 16 }}>
        <SelectField
          label={t('quality.enough')}
          value={String(enough)}
          options={shares.map((each) => ({
            value: String(each),
            label: formatNumber(each / 100, { style: 'percent' }),
          }))}
          onChange={(value) => setEnough(Number(value))}
        />
        <SelectField
          label={t('quality.staleAfter')}
          value={String(stale ?? '')}
          options={[
            { value: '', label: t('quality.never') },
            ...months.map((each) => ({ value: String(each), label: t('quality.months', { count: each }) })),
          ]}
          onChange={(value) => setStale(value === '' ? null : Number(value))}
        />
        {error && (
          <p role="alert" className="bad">
            {error}
          </p>
        )}
        <div>
          <Button kind="primary" type="submit" busy={busy}>
            {t('quality.save')}
          </Button>
        </div>
      </div>
    </form>
  )
}

function importantOf({ important }: Rule): Important[] {
  try {
    return JSON.parse(important ?? '[]') as Important[]
  } catch {
    return []
  }
}
