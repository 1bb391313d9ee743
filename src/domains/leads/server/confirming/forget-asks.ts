import type { JobHandler } from '../../../../platform/room.ts'

/** That somebody was asked and has not confirmed is forgotten after its term; what was confirmed stands in the consent. */
export const forgetAsks: JobHandler = {
  name: 'forget-asks',
  cron: '20 * * * *',
  async run({ db }) {
    await db.run({ text: 'delete from lead_ask where until < clock_timestamp()', values: [] })
  },
}
