import type { RowOf } from '../../../../kernel/record.ts'
import type { Retyped } from '../../../../kernel/retype/retyped.ts'
import { request } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { formatDay } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { customField } from '../../model/index.ts'
import { typeLabel } from '../fields/field-row.tsx'
import styles from './retype.module.css'

type Row = RowOf<typeof customField>

/** The last change of a field’s type whose earlier values are still kept. */
export function keptOf({ retyped }: Pick<Row, 'retyped'>): Retyped | null {
  const last = (JSON.parse(retyped ?? '[]') as Retyped[]).at(-1)
  return last?.column ? last : null
}

/** What the field was before, how long that can be had back, and what did not fit. */
export function TakeBack({ row, kept, onDone, onFault }: { row: Row; kept: Retyped; onDone: () => void; onFault: (error: unknown) => void }) {
  const t = useWords()
  const takeBack = () => request(`custom-fields/${row.id}/retype-back`, { method: 'POST', body: {} }).then(onDone, onFault)
  return (
    <section className={styles.kept}>
      <p>{t('settings.retypeWas', { type: typeLabel(kept.from.type), day: formatDay(kept.until.slice(0, 10)) })}</p>
      <p className={styles.acts}>
        <Button size={32} icon="arrow-back-up" onClick={() => void takeBack()}>
          {t('settings.retypeBack')}
        </Button>
        <a className="link" href={`/api/v1/custom-fields/${row.id}/left-out.csv`} download>
          {t('settings.retypeFile')}
        </a>
      </p>
    </section>
  )
} // prettier-ignore
