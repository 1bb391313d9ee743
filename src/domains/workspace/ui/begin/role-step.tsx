import { workRoles } from '../../../../kernel/sidebar.ts'
import { prefer, usePreference } from '../../../../web/api/preferences.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { roleIcons } from '../../../../web/shell/role-templates.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './begin.module.css'

/** What one does with customers: from it follows what stands open. */
export function RoleStep({ onDone }: { onDone: () => void }) {
  const t = useWords()
  const chosen = usePreference('workRole')
  return (
    <>
      <h1>{t('begin.role.title')}</h1>
      <p className={styles.lead}>{t('begin.role.about')}</p>
      <div className={styles.roles}>
        {workRoles.map((role) => (
          <button
            key={role}
            type="button"
            className={styles.role}
            aria-pressed={role === chosen}
            onClick={() => void prefer({ workRole: role, sidebar: null }).then(onDone)}
          >
            <span className={styles.mark}>
              <Icon name={roleIcons[role]} size={20} />
            </span>
            <b>{t(`workRole.${role}`)}</b>
            <span className="t2">{t(`begin.role.${role}`)}</span>
          </button>
        ))}
      </div>
    </>
  )
}
