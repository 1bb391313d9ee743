import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Due } from './commissions-query.ts'

/** By which plan somebody is paid, what they sold, and how much of the target that is. */
export function Attained({ due: { plan, target, sold, attained }, currency }: { due: Due; currency: string }) {
  const t = useWords()
  const money = (amount: string) => formatMoney({ amount, currency }, { whole: true })
  const share = attained === null ? null : formatNumber(attained / 100, { style: 'percent', maximumFractionDigits: 0 })
  const said =
    target === null || share === null
      ? t('commissions.sold', { amount: money(sold) })
      : t('commissions.attained', { amount: money(sold), share, target: money(target) })
  return [plan, said].filter(Boolean).join(' · ')
}
