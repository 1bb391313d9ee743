import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useWords } from '../words/words.ts'
import { helpOpen, helpTopics, type HelpTopic } from './help-open.ts'
import styles from './help.module.css'

/** A page of help, shipped with Farley: nothing in it leads out of the machine. */
export function HelpDialog({ topic }: { topic: HelpTopic }) {
  const t = useWords()
  const at = helpTopics.indexOf(topic)
  const to = (step: number) => helpOpen.set(helpTopics[(at + step + helpTopics.length) % helpTopics.length]!)
  return (
    <Dialog
      title={t(`help.topics.${topic}.title`)}
      onClose={() => helpOpen.set(null)}
      width={520}
      foot={
        <>
          <Button icon="chevron-left" onClick={() => to(-1)}>
            {t('help.previous')}
          </Button>
          <Button iconAfter="chevron-right" onClick={() => to(1)}>
            {t('help.next')}
          </Button>
        </>
      }
    >
      <div className={styles.text}>
        {t(`help.topics.${topic}.text`)
          .split('\n')
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
      </div>
    </Dialog>
  )
}
