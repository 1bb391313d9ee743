import styles from './begin-parts.module.css'

/** What a step of the first five minutes asks, and what follows from it. */
export function StepHead({ title, about }: { title: string; about: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{about}</p>
    </>
  )
}
