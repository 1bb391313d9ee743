import { useQuery } from '@tanstack/react-query'
import { client } from '../api/client.ts'
import { offline } from '../api/offline.ts'
import { worksOffline } from '../app/newer.ts'
import type { Shared } from '../offline/database.ts'
import { isCard, signatureOf } from './vcard.ts'

/** Something that was shared: its words, its files, and of whom it is a card, as a signature would say it. */
export interface Thing {
  id: number
  text: string
  files: readonly File[]
  signature: string | null
}

const key = ['shared'] as const

/** The oldest thing that was shared with the reader and is nowhere yet; undefined until that is known. */
export function useArrival(): Thing | null | undefined {
  const { data } = useQuery({ queryKey: key, queryFn: readFirst, staleTime: 0 })
  return data
}

/** It is where it belongs, or thrown away: the next one is looked at. */
export async function letGo({ id }: Thing): Promise<void> {
  await (await offline()).dropShared(id)
  await client.invalidateQueries({ queryKey: key })
}

async function readFirst(): Promise<Thing | null> {
  const [first] = worksOffline ? await (await offline()).sharedHere() : []
  return first ? thingOf(first) : null
}

/** A card says by itself whose it is; other text may be a signature. */
async function thingOf({ id, text, files }: Shared): Promise<Thing> {
  const cards = files.filter(({ name, type }) => /vcard/i.test(type) || /\.vcf$/i.test(name))
  const card = isCard(text) ? text : await cards[0]?.text()
  const others = files.filter((file) => !cards.includes(file))
  return card
    ? { id, text: '', files: others, signature: signatureOf(card) }
    : { id, text, files, signature: text || null }
}
