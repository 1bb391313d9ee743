import { Command } from 'commander'
import { periodsReader, readToEnd, rebuildPeriods } from '../platform/ledger/index.ts'
import { atWork } from './at-work.ts'

const rebuild = new Command('rebuild')
  .description(
    'Makes the periods of tracked fields anew from the ledger: what lists and reports of the past are asked from. Others go on working.',
  )
  .action(async () => {
    const count = await atWork(async ({ site }) => {
      const { db } = site.workspace
      await rebuildPeriods(db)
      await readToEnd(
        db,
        periodsReader(() => site.registry),
      )
      const [row] = await db.run<{ count: number }>({ text: 'select count(*)::int as count from period', values: [] })
      return row!.count
    })
    console.log(`The ledger was read from its beginning; there are ${count} periods.`)
  })

export const periodsCommand = new Command('periods').description('What was so from when to when').addCommand(rebuild)
