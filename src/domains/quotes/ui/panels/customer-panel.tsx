import { Suspense, useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { PdfButton } from '../../../../web/files/pdf-button.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { quote, sendQuote } from '../../model/index.ts'
import styles from './customer-panel.module.css'

const LinkDialog = fetched(() => import('../link-dialog.tsx').then((door) => door.LinkDialog))

/** Beside a quote: sending it to the customer, and the link by which they answer. */
export default function CustomerPanel({ row }: { row: Row }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const send = useAction(sendQuote)
  const may = useMayEdit(quote, row.id)
  const waits = row.status === 'draft' || row.status === 'sent'
  const wasSent = row.sentAt !== null
  if (!wasSent && !(may && waits)) return null
  const go = async () => {
    if (row.status === 'sent' || (await send(row, {}, { done: t('quotes.sent') }))) setOpen(true)
  }
  return (
    <div className={styles.panel}>
      {may && waits && (
        <Button icon={row.status === 'draft' ? 'send' : 'link'} onClick={() => void go()}>
          {t(row.status === 'draft' ? 'quotes.send' : 'quotes.link')}
        </Button>
      )}
      {wasSent && (
        <PdfButton
          label={t('quotes.pdf')}
          path={`quotes/${row.id}/pdf`}
          number={String(row.number)}
          onRefused={toastRefusal}
        />
      )}
      {open && (
        <Suspense>
          <LinkDialog row={row} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
