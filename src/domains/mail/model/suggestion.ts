/** What the signature of somebody says, as far as Farley has fields for it. */
export interface Said {
  firstName: string | null
  lastName: string | null
  jobTitle: string | null
  company: string | null
  phones: { value: string; label: string | null }[]
}

/** Somebody with whom mail was exchanged and who is not known yet; a house that is written to as such (`info@`) is a company. */
export interface Suggestion {
  address: string
  becomes: 'person' | 'company'
  firstName: string | null
  lastName: string | null
  jobTitle: string | null
  phones: { value: string; label: string | null }[]
  /** Where they work: a company that is there, or one that is made of its domain; null for an address that many share. */
  company: { id: string | null; name: string; domain: string } | null
  messages: number
  lastAt: string
}
