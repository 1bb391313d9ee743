import { ownName } from '../../../../kernel/own-field.ts'
import { Archived } from '../own/archived.tsx'
import { DropByName } from '../own/drop-by-name.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { typeLabel } from './field-row.tsx'

/** Fields that were put away: they keep their values until one deletes them with these. */
export function ArchivedFields({ of }: { of: string }) {
  const t = useWords()
  return (
    <Archived
      definition={customField}
      filter={{ field: 'of', is: of }}
      about={t('settings.fieldsArchivedAbout')}
      line={({ label, type, key }) => ({ name: label, under: `${typeLabel(type)} · ${ownName(key!)}` })}
      ask={({ id, label, key }, onClose) => (
        <DropByName
          definition={customField}
          id={id}
          title={t('settings.fieldDropTitle', { name: label })}
          name={label}
          typed={{ key: key! }}
          onClose={onClose}
        >
          <p>{t('settings.fieldDropAbout')}</p>
        </DropByName>
      )}
    />
  )
}
