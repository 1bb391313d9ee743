import { Command } from 'commander'
import { labelledSet } from './labelled-set.ts'

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

await program.parseAsync()
