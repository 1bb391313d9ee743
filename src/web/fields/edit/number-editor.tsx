import type { Money } from '../../../kernel/field.ts'
import { usePreference } from '../../api/preferences.ts'
import { useMe } from '../../api/use-me.ts'
import { currentLocale, formatMoney, formatNumber } from '../../words/format.ts'
import { useWords } from '../../words/words.ts'
import { parseNumber } from '../parse/decimal.ts'
import { parseDuration } from '../parse/duration.ts'
import { parseMoney } from '../parse/money.ts'
import type { EditorProps } from './editor-props.ts'
import { LineEditor } from './line-editor.tsx'
import { numberWriter } from '../../words/writers.ts'

const plain = (value: number | string) =>
  numberWriter(currentLocale(), { useGrouping: false, maximumFractionDigits: 6 }).format(value as number)

/** A number or a percentage: 1.5k, 2m, 3*450; a length of time: 1:30, 1.5 h. */
export function NumberEditor(props: EditorProps<number>) {
  const { integer, unit } = props.field
  const t = useWords()
  const parse = (text: string) => {
    if (unit === 'minutes') return parseDuration(text, currentLocale())
    const number = parseNumber(text, currentLocale())
    return number === null ? null : integer ? Math.round(number) : number
  }
  return (
    <LineEditor
      {...props}
      write={plain}
      parse={parse}
      read={(value) => (unit === 'minutes' ? t('timeline.minutes', { count: value }) : formatNumber(value))}
      inputMode={unit === 'minutes' ? 'text' : 'decimal'}
      example={t(unit === 'minutes' ? 'fields.example.duration' : 'fields.example.number')}
    />
  )
}

/** An amount; its currency is the one it had, else the one they work in, else the company's, unless another is typed. */
export function MoneyEditor(props: EditorProps<Money>) {
  const own = useMe().workspace.currency
  const mine = usePreference('currency')
  const currency = props.value?.currency ?? mine ?? own
  return (
    <LineEditor
      {...props}
      write={(money) => (money.currency === own ? plain(money.amount) : `${plain(money.amount)} ${money.currency}`)}
      parse={(text) => parseMoney(text, { locale: currentLocale(), currency })}
      read={(money) => formatMoney(money)}
      inputMode="decimal"
      example={useWords()('fields.example.money')}
    />
  )
}
