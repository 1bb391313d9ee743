import { saveFile } from '../../../../web/api/download.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './two-steps.module.css'

/** What lets one in without the phone: shown this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useWords()
  const text = codes.join('\n')
  const copy = () => void navigator.clipboard.writeText(text).then(() => toast({ text: t('settings.copied') }))
  return (
    <Dialog
      title={t('twoSteps.codes')}
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button size={32} icon="copy" onClick={copy}>
            {t('settings.copy')}
          </Button>
          <Button size={32} icon="download" onClick={() => save(text)}>
            {t('twoSteps.save')}
          </Button>
          <Button size={32} kind="primary" onClick={onClose}>
            {t('twoSteps.kept')}
          </Button>
        </>
      }
    >
      <p>{t('twoSteps.codesAbout')}</p>
      <ul className={styles.codes} aria-label={t('twoSteps.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  )
}

const save = (text: string) => saveFile(new Blob([`${text}\n`], { type: 'text/plain' }), 'farley-recovery-codes.txt')
