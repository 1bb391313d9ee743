import { create, remove } from '../../../../web/api/create.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { AddByName } from '../../../../web/settings/add-by-name.tsx'
import { SettingName } from '../../../../web/settings/setting-name.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { productCategory } from '../../model/index.ts'
import { Taxes } from './taxes.tsx'

/** How the range is divided, and how it is taxed. */
export default function RangePage() {
  return (
    <>
      <Categories />
      <Taxes />
    </>
  )
}

function Categories() {
  const t = useWords()
  const { data } = useAll(productCategory)
  const fields = useFields(productCategory)
  const update = useUpdate(productCategory)
  const rows = data?.data ?? []
  const linked = Object.fromEntries(rows.map(({ id, name }) => [id, { id, record: 'productCategory', title: name, subtitle: null, deleted: false }])) // prettier-ignore
  return (
    <Part title={t('catalog.categories')} about={t('catalog.categoriesAbout')}>
      <AddByName label={t('catalog.newCategory')} max={120} add={(name) => create(productCategory, { name })} />
      <Rows waiting={!data}>
        {rows.map((row) => (
          <SettingsRow key={row.id} name={<SettingName definition={productCategory} row={row} />}>
            <FormField
              inline
              field={fields.within!}
              value={row.within}
              linked={linked}
              onChange={(within) => void update(row, { within: within as string | null })}
            />
            <Button
              kind="quiet"
              icon="x"
              label={t('catalog.removeCategory', { name: row.name })}
              onClick={() => void remove(productCategory, row).catch(toastRefusal)}
            />
          </SettingsRow>
        ))}
      </Rows>
    </Part>
  )
}
