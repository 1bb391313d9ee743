import { useState } from 'react'
import { sentenceOf } from '../../../../web/api/request.ts'
import { PdfButton } from '../../../../web/files/pdf-button.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { language } from '../../../../web/words/language.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './offer.module.css'
import { at } from './shown.ts'

/** An offer to be kept: as a PDF, where its letters can be set, or printed as it stands here. */
export function TakeAlong({ token, number }: { token: string; number: string }) {
  const t = useWords()
  const [refusal, setRefusal] = useState<string>()
  return (
    <div className={styles.along}>
      {language !== 'ar' && (
        <PdfButton
          label={t('quotes.pdf')}
          path={at(token, '/pdf')}
          number={number}
          language={language}
          onRefused={(error) => setRefusal(sentenceOf(error))}
        />
      )}
      <Button icon="printer" onClick={() => window.print()}>
        {t('quotes.print')}
      </Button>
      {refusal && <p role="alert">{refusal}</p>}
    </div>
  )
}
