import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { parseDecimal } from '../../../../web/fields/parse/decimal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { currentLocale, formatList, formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords, type words } from '../../../../web/words/words.ts'
import { readTiers, type priceEntry, type Tier } from '../../model/index.ts'
import styles from './prices.module.css'

type Entry = RowOf<typeof priceEntry>
type Patch = Pick<Entry, 'tiers' | 'tierMode'>
/** A tier as it is typed: “10”, and “5 %” or “8.50”. */
interface Typed {
  from: string
  what: string
}

/** A price's tiers in words: from 10 −5 %, from 100 €8.50. */
export function tierWords({ tiers }: Entry, currency: string, t: typeof words): string | undefined {
  const known = readTiers(tiers).map((tier) => {
    const from = formatNumber(Number(tier.from), { maximumFractionDigits: 4 })
    if ('price' in tier) return t('catalog.tierPrice', { from, price: formatMoney({ amount: tier.price, currency }) })
    return t('catalog.tierOff', { from, percent: formatNumber(Number(tier.percentOff), { maximumFractionDigits: 4 }) })
  })
  return known.length > 0 ? formatList(known) : undefined
}

/** Opens what a product costs in larger quantities. */
export function TiersButton({ row, name, onSave }: { row: Entry; name: string; onSave: (patch: Patch) => void }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="list-details" label={t('catalog.tiersOf', { name })} onClick={() => setOpen(true)} />
      {open && <TiersDialog row={row} name={name} onSave={onSave} onClose={() => setOpen(false)} />}
    </>
  )
}

function TiersDialog({ row, name, onSave, onClose }: { row: Entry; name: string; onSave: (patch: Patch) => void; onClose: () => void }) {
  const t = useWords()
  const [typed, setTyped] = useState<readonly Typed[]>(() => [...readTiers(row.tiers).map(typedOf), { from: '', what: '' }])
  const [graduated, setGraduated] = useState(row.tierMode === 'graduated')
  const filled = typed.filter(({ from, what }) => from.trim() !== '' || what.trim() !== '')
  const tiers = filled.map(tierOf)
  const put = (at: number, patch: Partial<Typed>) => {
    const next = typed.map((each, index) => (index === at ? { ...each, ...patch } : each))
    const last = next.at(-1)!
    setTyped(last.from || last.what ? [...next, { from: '', what: '' }] : next)
  }
  const save = () => {
    onSave({ tiers: tiers.length > 0 ? JSON.stringify(tiers) : null, tierMode: graduated ? 'graduated' : 'all' })
    onClose()
  }
  return (
    <Dialog
      title={t('catalog.tiersOf', { name })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={tiers.includes(null)} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.tiers}>
        <Segmented
          label={t('catalog.tierMode')}
          value={graduated ? 'graduated' : 'all'}
          options={[
            { value: 'all', label: t('catalog.tierAll') },
            { value: 'graduated', label: t('catalog.tierGraduated') },
          ]}
          onChange={(value) => setGraduated(value === 'graduated')}
        />
        {typed.map((each, index) => (
          <div key={index} className={styles.tier}>
            <TextField
              label={t('catalog.tierFrom')}
              value={each.from}
              inputMode="decimal"
              error={isFaulty(each) ? t('catalog.tierExample') : undefined}
              onChange={(event) => put(index, { from: event.currentTarget.value })}
            />
            <TextField
              label={t('catalog.tierWhat')}
              value={each.what}
              onChange={(event) => put(index, { what: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </Dialog>
  )
} // prettier-ignore

const typedOf = (tier: Tier): Typed => ({
  from: tier.from,
  what: 'price' in tier ? tier.price : `${tier.percentOff} %`,
})

const isFaulty = (typed: Typed) => typed.from !== '' && typed.what !== '' && tierOf(typed) === null

/** What was typed, as it is kept; null where it is not understood. */
function tierOf({ from, what }: Typed): Tier | null {
  const quantity = parseDecimal(from, currentLocale())
  const isShare = /[%٪]/.test(what)
  const number = parseDecimal(what.replace(/[-−%٪]/g, ''), currentLocale())
  if (quantity === null || number === null || Number(quantity) <= 0 || Number(number) < 0) return null
  return isShare ? { from: quantity, percentOff: number } : { from: quantity, price: number }
}
