import { Command, InvalidArgumentError } from 'commander'
import {
  chainReader,
  linkOf,
  readToEnd,
  verifyChain,
  type ChainEnd,
  type ChainFault,
} from '../platform/ledger/index.ts'
import { verifyLooks, type LooksFault } from '../platform/looks/index.ts'
import { atWork } from './at-work.ts'

const verify = new Command('verify')
  .description(
    'Compares each line of the ledger, and who saw what, with what was sealed of it, and prints the end of the chain: kept elsewhere, it proves later that nothing before it was changed.',
  )
  .option('--end <NUMBER:LINK>', 'an end that was printed earlier, which the chain must still hold', endIn)
  .action(async ({ end }: { end?: ChainEnd }) => {
    const { report, looks, held } = await atWork(async ({ site }) => {
      const { db } = site.workspace
      await readToEnd(db, chainReader)
      const held = end ? await linkOf(db, end.number) : null
      return { report: await verifyChain(db), looks: await verifyLooks(db), held }
    })
    for (const fault of report.faults) console.error(sentenceOf(fault))
    for (const fault of looks.faults) console.error(sentenceOfLooks(fault))
    const isHeld = !end || held === end.link
    if (!isHeld) console.error(`Block ${end.number} does not have the link that was kept: the chain was made anew.`)
    const erased = report.erased > 0 ? `, ${report.erased} of them erased` : ''
    console.log(`${report.lines} lines${erased}; the chain ends at ${report.end.number}:${report.end.link}`)
    if (looks.seals > 0) console.log(`${looks.entries} entries of who saw what, in ${looks.seals} seals`)
    if (report.faults.length > 0 || looks.faults.length > 0 || !isHeld) process.exitCode = 1
  })

export const ledgerCommand = new Command('ledger').description('The record of all changes').addCommand(verify)

function endIn(text: string): ChainEnd {
  const [, number, link] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!number) throw new InvalidArgumentError('it looks like 12:9f86d0…, as this command prints it.')
  return { number: Number(number), link: link! }
}

const sentenceOfLooks = ({ from, until }: LooksFault) => `Who saw what from ${from} to ${until} is not what was sealed.`

function sentenceOf({ kind, at }: ChainFault): string {
  if (kind === 'removed') return `Line ${at} is gone.`
  if (kind === 'changed') return `Line ${at} says something else than when it was sealed.`
  if (kind === 'added') return `Line ${at} was put among older ones.`
  return `Block ${at} does not follow from its lines and the block before.`
}
