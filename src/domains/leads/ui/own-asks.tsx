import { isOwnName } from '../../../kernel/own-field.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { SelectField } from '../../../web/settings/select-field.tsx'
import type { AskedHere } from '../../../web/settings/setting-form.tsx'
import { useWords } from '../../../web/words/words.ts'
import { person } from '../../people/model/index.ts'
import { canAsk, ownAsksIn } from '../model/index.ts'

const ways = ['not', 'may', 'must'] as const
type Way = (typeof ways)[number]

/** Which fields of the company's own a form asks for, and which must be answered; nothing where there are none. */
export function OwnAsks({ values, error, onChange }: AskedHere) {
  const t = useWords()
  const fields = useFields(person)
  const names = Object.keys(fields).filter((name) => isOwnName(name) && canAsk(fields[name]!))
  const asks = ownAsksIn(values.ownAsks as string | null)
  const wayOf = (name: string): Way => {
    const ask = asks.find(({ field }) => field === name)
    return ask ? (ask.needed ? 'must' : 'may') : 'not'
  }
  const choose = (name: string, way: Way) => {
    const ways = names.map((each) => ({ field: each, way: each === name ? way : wayOf(each) }))
    const kept = ways.filter((each) => each.way !== 'not')
    onChange(kept.length > 0 ? JSON.stringify(kept.map(({ field, way }) => ({ field, needed: way === 'must' }))) : null)
  }
  return (
    <>
      {names.map((name) => (
        <SelectField
          key={name}
          label={t('leads.ownAsk', { field: fields[name]!.label })}
          value={wayOf(name)}
          options={ways.map((value) => ({ value, label: t(`leads.ownAsks.${value}`) }))}
          onChange={(value) => choose(name, value as Way)}
        />
      ))}
      {error && (
        <p role="alert" className="bad meta">
          {error}
        </p>
      )}
    </>
  )
}
