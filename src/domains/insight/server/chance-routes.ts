import { z } from 'zod'
import { route } from '../../../platform/http/route.ts'
import { jobStarted } from '../../../platform/http/schema/envelopes.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { chanceOfDeal } from './chance-of-deal.ts'
import { startLearning } from './learn-chances.ts'
import { newestLesson } from './lesson.ts'

const tag = 'Deals'
const verdict = z
  .enum(['used', 'tooFew', 'noBetter'])
  .describe('Whether what was learned is used: not where too few deals are closed, or where it was no better than the plain share.') // prettier-ignore
const errors = z.object({ logLoss: z.number(), brier: z.number() })
const bin = z.object({ from: z.number(), to: z.number(), count: z.int(), said: z.number(), won: z.number() })
const backTest = z.object({
  from: z.string(),
  to: z.string(),
  learnedFrom: z.int().describe('How many deals were closed before.'),
  tested: z.int(),
  base: z.number().describe('The share of those before that was won.'),
  won: z.number().describe('The share of those tested that was won.'),
  learned: errors,
  plain: errors.describe('Of the plain share, said of each.'),
  bins: z.array(bin).describe('By tenths of the chance: how many, what was said on average, and what came.'),
})

/** What earlier deals teach, for owners and admins, and what they say of a deal, for whoever may see it. */
export const chanceRoutes = [
  route({
    method: 'GET',
    path: '/win-model',
    tag,
    id: 'getWinModel',
    who: 'admin',
    summary: 'What was learned last of the deals that are closed, tried on the last quarter.',
    answer: z.object({
      data: named(
        'WinModel',
        z.object({ madeAt: z.iso.datetime(), verdict, backTest: backTest.nullable() }).nullable(),
      ),
    }),
    run: async ({ ctx }) => {
      const lesson = await newestLesson(ctx.db)
      return { data: lesson && { madeAt: lesson.madeAt, verdict: lesson.verdict, backTest: lesson.backTest && { ...lesson.backTest, bins: [...lesson.backTest.bins] } } } // prettier-ignore
    },
  }),
  route({
    method: 'POST',
    path: '/win-model',
    tag,
    id: 'learnWinModel',
    who: 'admin',
    summary: 'Learns anew from the deals that are closed; each night that happens by itself.',
    status: 202,
    personal: true,
    body: z.strictObject({}).optional(),
    answer: jobStarted,
    run: async ({ ctx }) => ({ data: { id: await startLearning(ctx) } }),
  }),
  route({
    method: 'GET',
    path: '/deals/:id/chance',
    tag,
    id: 'chanceOfDeal',
    summary:
      'What earlier deals say of an open one, by those that the asker may see, with the reasons that weigh most.',
    answer: z.object({
      data: named(
        'Chance',
        z.object({
          chance: z.number().nullable().describe('0 to 1; null where nothing is said.'),
          verdict: verdict.nullable(),
          reasons: z.array(z.object({ move: z.number(), text: z.string() })).describe('What moves it most, and by how much of it.'), // prettier-ignore
        }),
      ),
    }),
    run: async ({ ctx, params }) => ({ data: await chanceOfDeal(ctx, params.id) }),
  }),
]
