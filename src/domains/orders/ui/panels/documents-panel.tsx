import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Row } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { PdfButton } from '../../../../web/files/pdf-button.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { order } from '../../model/index.ts'
import styles from './documents-panel.module.css'

interface Issued {
  kind: 'invoice' | 'credit'
  number: string
}

// What came back is derived: it leaves the version as it is.
const issuedQuery = ({ id, version, returnedTotal }: Row) =>
  queryOptions({
    queryKey: ['order-documents', id, version, returnedTotal],
    queryFn: ({ signal }) => request<{ data: Issued[] }>(`orders/${id}/documents`, { signal }),
    retry: false,
  })

/** Beside an order: its invoice and its credit notes as they were issued, for who may know what they say. */
export default function DocumentsPanel({ row }: { row: Row }) {
  const t = useWords()
  const isKnown = useFields(order).invoiceNumber !== undefined && row.invoiceNumber !== null
  const { data } = useQuery({ ...issuedQuery(row), enabled: isKnown })
  if (!isKnown || !data?.data.length) return null
  return (
    <div className={styles.panel}>
      {data.data.map(({ kind, number }) => (
        <PdfButton
          key={number}
          label={kind === 'invoice' ? t('orders.invoicePdf') : t('orders.creditPdf', { number })}
          path={`orders/${row.id}/${kind === 'invoice' ? 'invoice.pdf' : `credit-notes/${number}/pdf`}`}
          number={number}
          onRefused={toastRefusal}
        />
      ))}
    </div>
  )
} // prettier-ignore
