import { formatNumber } from '../words/format.ts'
import { words } from '../words/words.ts'
import { trendOf, type Trend } from './numbers.ts'

/** A trend in words: “12 % more than last quarter by now”. */
export function sayTrend(now: number, before: number | null, than: string): Trend | null {
  const when = words(`home.numbers.${than}`)
  return trendOf(now, before, {
    share: (share) =>
      words(share > 0 ? 'home.numbers.more' : 'home.numbers.less', {
        share: formatNumber(Math.abs(share), { style: 'percent', maximumFractionDigits: 0 }),
      }),
    same: words('home.numbers.same', { before: when }),
    than: words('home.numbers.than', { before: when }),
  })
}
