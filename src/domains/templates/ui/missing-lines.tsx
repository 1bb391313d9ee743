import { Icon } from '../../../web/kit/icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Missing } from './rendering.ts'
import styles from './templates.module.css'

/** What is not known of whoever is written to, and what stands in its stead. */
export default function MissingLines({ missing }: { missing: readonly Missing[] }) {
  const t = useWords()
  if (missing.length === 0) return null
  return (
    <div role="status">
      <ul className={styles.missing}>
        {missing.map(({ path, label, instead }) => (
          <li key={path}>
            <Icon name="info-circle" />
            <span>
              {instead
                ? t('letterTemplates.missingInstead', { label, instead })
                : t('letterTemplates.missing', { label })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
