import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { AddByName } from '../../../../web/settings/add-by-name.tsx'
import { SettingName } from '../../../../web/settings/setting-name.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { currentLocale, formatDay, formatNumber, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { taxClass, taxRate } from '../../model/index.ts'

type Rate = RowOf<typeof taxRate>

/** Tax classes, and what each country takes on them from which day on. */
export function Taxes() {
  const t = useWords()
  const classes = useAll(taxClass)
  const rates = useAll(taxRate)
  return (
    <Part title={t('catalog.taxes')} about={t('catalog.taxesAbout')}>
      <AddByName label={t('catalog.newTaxClass')} max={120} add={(name) => create(taxClass, { name })} />
      <Rows waiting={!classes.data}>
        {classes.data?.data.map((row) => (
          <OneClass
            key={row.id}
            row={row}
            rates={(rates.data?.data ?? []).filter((rate) => rate.taxClass === row.id).sort(newestFirst)}
          />
        ))}
      </Rows>
    </Part>
  )
}

const newestFirst = (one: Rate, other: Rate) =>
  one.country.localeCompare(other.country) || other.validFrom.localeCompare(one.validFrom)

function OneClass({ row, rates }: { row: RowOf<typeof taxClass>; rates: readonly Rate[] }) {
  const t = useWords()
  const me = useMe()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <SettingsRow name={<SettingName definition={taxClass} row={row} />}>
        <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('catalog.addTaxRate')}
        </Button>
        <Button
          kind="quiet"
          icon="x"
          label={t('catalog.removeTaxClass', { name: row.name })}
          onClick={() => void remove(taxClass, row).catch(toastRefusal)}
        />
      </SettingsRow>
      {rates.map((rate) => (
        <OneRate key={rate.id} row={rate} name={row.name} />
      ))}
      {adding && (
        <QuickCreate
          definition={taxRate}
          initial={{ taxClass: row.id, country: me.workspace.country, validFrom: today() }}
          ask={['country', 'rate', 'validFrom']}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function OneRate({ row, name }: { row: Rate; name: string }) {
  const t = useWords()
  const country = new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(row.country) ?? row.country
  const rate = formatNumber(row.rate / 100, { style: 'percent', maximumFractionDigits: 4 })
  return (
    <SettingsRow
      name={t('catalog.taxRate', { rate, country })}
      under={t('catalog.taxRateFrom', { day: formatDay(row.validFrom, { year: true }) })}
    >
      <Button
        kind="quiet"
        icon="x"
        label={t('catalog.removeTaxRate', { rate, country, name })}
        onClick={() => void remove(taxRate, row).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
