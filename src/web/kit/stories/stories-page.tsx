import type { Family } from './family.ts'
import styles from './stories-page.module.css'

/** Every part of the kit in all its states: all families, or `?family=` one. */
export function StoriesPage({ families }: { families: readonly Family[] }) {
  const asked = new URLSearchParams(location.search).get('family')
  const shown = families.filter(({ name }) => asked === null || name === asked)
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label="Kit">
        <a href="?">Kit</a>
        {families.map(({ name }) => (
          <a key={name} href={`?family=${encodeURIComponent(name)}`} aria-current={name === asked ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <main className={styles.families}>
        {shown.map((family) => (
          <Stories key={family.name} family={family} />
        ))}
      </main>
    </div>
  )
}

function Stories({ family: { name, stories } }: { family: Family }) {
  return (
    <section className={styles.family} aria-label={name}>
      <h1>{name}</h1>
      {Object.entries(stories).map(([state, Story]) => (
        <div key={state} className={styles.story}>
          <h2>{state}</h2>
          <div className={styles.shown}>
            <Story />
          </div>
        </div>
      ))}
    </section>
  )
}
