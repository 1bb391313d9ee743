import { prefer, usePreference } from '../api/preferences.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { useWords } from '../words/words.ts'
import { useAllCommands, type Command } from './commands.ts'
import { keyMapOpen } from './key-map-open.ts'
import styles from './key-map.module.css'

const groups: readonly Command['group'][] = ['here', 'selection', 'create', 'go', 'app']

/** Every key that does something on this screen, by what it is about. */
export function KeyMap() {
  const t = useWords()
  const all = useAllCommands().filter((command) => command.keys)
  const commands = all.filter(
    (command, index) => !all.slice(index + 1).some((later) => later.keys === command.keys && !later.listedOnly),
  )
  const on = usePreference('singleKeys')
  return (
    <Dialog title={t('keys.title')} onClose={() => keyMapOpen.set(false)} width={560}>
      <div className={styles.groups}>
        {groups.map((group) => {
          const listed = commands.filter((command) => command.group === group)
          return listed.length === 0 ? null : (
            <section key={group}>
              <h3>{t(`keys.group.${group}`)}</h3>
              <dl>
                {listed.map((command) => (
                  <div key={command.id} className={styles.line}>
                    <dt>{command.label}</dt>
                    <dd>
                      <KeyCap keys={command.keys!} aloud />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <label className={styles.switch}>
        <Checkbox
          label={t('keys.single')}
          checked={on}
          onChange={(event) => void prefer({ singleKeys: event.target.checked })}
        />
        {t('keys.single')}
      </label>
      <p>
        <Button
          kind="link"
          onClick={() => {
            keyMapOpen.set(false)
            goTo('/settings/keyboard')
          }}
        >
          {t('keys.change')}
        </Button>
      </p>
    </Dialog>
  )
}
