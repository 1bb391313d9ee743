import { freshFirm, similarFirms, typedOf, type Firm } from './companies.ts'
import { secondOf } from './errors.ts'
import { freshPerson, lookalikes } from './people.ts'
import { readTongues } from './real-names.ts'
import { createChance, type Chance, type Labelled } from './shape.ts'

export interface Sizes {
  people: number
  companies: number
}

const usual: Sizes = { people: 12_000, companies: 4_000 }

/** People and companies as a workspace collects them, some of them twice or three times: the same for the same seed. */
export function labelledSet(seed: number, sizes: Sizes = usual): Labelled[] {
  const chance = createChance(seed)
  const tongues = readTongues()
  const made: Labelled[] = []
  let entities = 0
  const add = (kind: Labelled['kind'], entity: number, { made: how, values }: Pick<Labelled, 'made' | 'values'>) =>
    made.push({ id: `${kind[0]}${made.length}`, kind, entity, made: how, values: structuredClone(values) })

  const firms: Firm[] = []
  const domains = new Set<string>()
  const addFirm = (firm: Firm, how: readonly string[]) => {
    firms.push(firm)
    const entity = ++entities
    const tongue = tongues.find(({ country }) => country === firm.country)!
    add('company', entity, { made: how, values: typedOf(firm) })
    for (let more = seconds(chance); more > 0; more--)
      add('company', entity, secondOf('company', typedOf(firm), { chance, tongue, tongues, firms }))
  }
  for (let number = 0; number < sizes.companies; number++) {
    const firm = freshFirm(chance, tongues, `f${number}`, domains)
    addFirm(firm, [])
    for (const similar of similarFirms(chance, firm, tongues, `f${number}s`, domains))
      addFirm(similar.firm, similar.made)
  }

  const addPerson = ({ made: how, values }: Pick<Labelled, 'made' | 'values'>) => {
    const entity = ++entities
    const tongue = tongues.find(({ last }) => last.includes(values.lastName!)) ?? tongues[0]!
    add('person', entity, { made: how, values })
    for (let more = seconds(chance); more > 0; more--)
      add('person', entity, secondOf('person', values, { chance, tongue, tongues, firms }))
  }
  for (let number = 0; number < sizes.people; number++) {
    const person = freshPerson(chance, tongues, firms)
    const others = lookalikes(chance, person, tongues, firms)
    for (const each of [{ made: [], values: person }, ...others]) addPerson(each)
  }
  return made
}

/** How many more times somebody is there: most are not. */
const seconds = (chance: Chance) => (chance.percent(25) ? (chance.percent(20) ? 2 : 1) : 0)
