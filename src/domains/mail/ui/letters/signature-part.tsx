import { useState } from 'react'
import { client } from '../../../../web/api/client.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { RichText } from '../../../../web/rich-text/rich-text.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { mailbox } from '../../model/index.ts'
import type { MailboxRow } from '../sync.ts'
import { sendersQuery } from './senders.ts'

/** What stands under each letter from a mailbox. */
export function SignaturePart({ row }: { row: MailboxRow }) {
  const t = useWords()
  const update = useUpdate(mailbox)
  const [signature, setSignature] = useState(row.signature ?? '')
  const { label } = mailbox.fields.signature
  const save = async () => {
    await update(row, { signature: signature || null })
    await client.invalidateQueries({ queryKey: sendersQuery.queryKey })
  }
  return (
    <Part title={label} about={t('letters.signatureAbout')}>
      <RichText label={label} value={row.signature ?? ''} onChange={setSignature} />
      <div className={settings.back}>
        <Button size={32} disabled={signature === (row.signature ?? '')} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </Part>
  )
}
