import { readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { format, resolveConfig } from 'prettier'
import { weights } from '../../src/platform/matching/index.ts'
import { fromBits, learned } from './learn.ts'
import { measured, rowOfTable, together } from './measure.ts'
import { pairsOf } from './pairs.ts'
import type { Labelled } from './shape.ts'
import { labelledSet } from './labelled-set.ts'

const training = [1, 2, 3]
const precision = 0.982

const program = new Command('matching').description(
  'The labelled set of people and companies, and how well Farley finds the doubled ones.',
)

program
  .command('set')
  .description('prints the records of a seed, a line each, as JSON')
  .option('--seed <number>', 'the same seed gives the same set', '1')
  .action(({ seed }: { seed: string }) => {
    for (const record of labelledSet(Number(seed))) process.stdout.write(`${JSON.stringify(record)}\n`)
  })

program
  .command('learn')
  .description('learns the weights from the training seeds and writes src/platform/matching/weights.ts')
  .action(async () => {
    const of = (kind: Labelled['kind']) => {
      const examples = training.flatMap((seed) => pairsOf(labelledSet(seed).filter((record) => record.kind === kind)))
      const by = learned(examples)
      // Companies of the set have no addresses: what is known of domains is said of them.
      const email = kind === 'company' && by.domain ? { email: { same: by.domain.same!, shared: by.domain.same! } } : {}
      return { ...by, ...email, from: fromBits(examples, by, precision) }
    }
    const table = { people: of('person'), companies: of('company') }
    const file = new URL('../../src/platform/matching/weights.ts', import.meta.url)
    const text = readFileSync(file, 'utf8').replace(
      /(export const weights[^=]*= )[\s\S]*$/,
      `$1${JSON.stringify(table)}`,
    )
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'typescript' }))
  })

program
  .command('measure')
  .description('how well the doubled ones of a seed are found')
  .option('--seed <number>', 'the same seed gives the same set', '1')
  .option('--show <number>', 'prints so many of the wrong and the missed ones', '0')
  .action(({ seed, show }: { seed: string; show: string }) => {
    const set = labelledSet(Number(seed))
    const all = (['person', 'company'] as const).map((kind) => {
      const by = kind === 'person' ? weights.people : weights.companies
      return measured(set.filter((record) => record.kind === kind), by) // prettier-ignore
    })
    console.log('| seed | records | same pairs | compared | same among them | shown | right | precision | recall |')
    console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|')
    ;[...all, together(all)].forEach((each, at) => console.log(rowOfTable(`${seed}, ${['people', 'companies', 'both'][at]}`, each))) // prettier-ignore
    for (const { wrong, missed } of all)
      for (const pair of [...wrong.slice(0, Number(show)), ...missed.slice(0, Number(show))])
        console.log(pair.same ? 'missed' : 'wrong', JSON.stringify([pair.one, pair.other, pair.levels]))
  })

await program.parseAsync()
