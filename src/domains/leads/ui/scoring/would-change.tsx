import { useQuery } from '@tanstack/react-query'
import { pageOf } from '../../../../web/api/path.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import { formatPoints } from './points.ts'
import { previewQuery, type Preview } from './preview-query.ts'
import styles from './scoring.module.css'

/** Whose scores a rule would change, before it is kept; a rule that is not whole yet changes nobody's. */
export function WouldChange({ id, values }: { id: string | null; values: Readonly<Record<string, unknown>> }) {
  const { asks, condition, points, within, halfLife, active } = values
  const isWhole = typeof points === 'number' && points !== 0 && (asks !== 'person' || Boolean(condition))
  const draft = { id, asks, condition: condition ?? null, points, within: within ?? null, halfLife: halfLife ?? null, active: active ?? true } // prettier-ignore
  const { data, error } = useQuery({ ...previewQuery(draft), enabled: isWhole })
  return (
    <section className={styles.preview} aria-live="polite">
      {!isWhole ? null : error ? <p className="bad">{sentenceOf(error)}</p> : data ? <Changes preview={data.data} /> : <p className="t2">…</p>}
    </section>
  ) // prettier-ignore
}

function Changes({ preview: { leads, changed, first } }: { preview: Preview }) {
  const t = useWords()
  return (
    <>
      <p className="t2">{t('leads.changed', { changed, leads })}</p>
      <ul>
        {first.map(({ id, title, from, to }) => (
          <li key={id}>
            <a href={`${pageOf(person)}/${id}`} onClick={(event) => followHere(event, `${pageOf(person)}/${id}`)}>
              {title ?? person.label.one}
            </a>
            <span className="t2">{formatPoints(to - from)}</span>
          </li>
        ))}
      </ul>
    </>
  )
} // prettier-ignore
