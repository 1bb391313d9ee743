import { useQuery } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { create } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { visitSample } from '../../model/index.ts'
import { productsQuery } from '../queries.ts'
import styles from './report.module.css'

const { product, quantity, lot } = visitSample.fields

/** Notes what is left: a product by its name, or anything else, how much and of which lot; without a network too. */
export function SampleForm({ visit }: { visit: string }) {
  const t = useWords()
  const list = useId()
  const products = useQuery(productsQuery).data?.data ?? []
  const [name, setName] = useState('')
  const [count, setCount] = useState('1')
  const [of, setOf] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const label = name.trim()
    if (label === '') return
    const known = products.find((each) => each.name === label)?.id
    const given = { visit, label, quantity: Number(count) || 1, ...(of.trim() && { lot: of.trim() }), ...(known && { product: known }) } // prettier-ignore
    try {
      await create(visitSample, given)
      setName('')
      setCount('1')
      setOf('')
    } catch (error) {
      toastRefusal(error)
    }
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField label={product.label} list={list} value={name} maxLength={300} onChange={(event) => setName(event.currentTarget.value)} className={styles.name!} />
      <datalist id={list}>
        {products.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
      <TextField label={quantity.label} type="number" min={1} max={1e6} value={count} onChange={(event) => setCount(event.currentTarget.value)} className={styles.count!} />
      <TextField label={lot.label} value={of} maxLength={60} onChange={(event) => setOf(event.currentTarget.value)} className={styles.lot!} />
      <Button size={32} type="submit" icon="plus">
        {t('visits.addSample')}
      </Button>
    </form>
  )
} // prettier-ignore
