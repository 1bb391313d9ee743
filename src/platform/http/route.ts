import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Asker } from '../access/asker.ts'
import type { Ctx } from '../context.ts'
import type { Server } from './server.ts'

/** A request, checked. */
export interface Asked<Query = unknown, Body = unknown> {
  server: Server
  params: Readonly<Record<string, string>>
  query: Query
  body: Body
  /** From If-Match, on routes that ask for it. */
  version: number
  request: FastifyRequest
  reply: FastifyReply
  /** Answers with another status than the route's own: `also`. */
  answerAs(status: number): void
}
/** A request of somebody who has shown who they are. */
export interface AskedBy<Query = unknown, Body = unknown> extends Asked<Query, Body> {
  ctx: Ctx
  asker: Asker
}

interface RouteOptions<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api/v1: `/people/:id`. */
  path: string
  /** The operation's name in OpenAPI. */
  id: string
  tag: string
  /** A sentence for people. */
  summary: string
  query?: Query
  body?: Body
  /** What the body may be, for the docs, where the door behind the route checks it. */
  bodyInDocs?: z.ZodType
  answer: Answer
  /** 200 when left out; an answer with status 204 is empty. */
  status?: number
  /** Another status that the same answer may have: 202 for what is done behind, 200 for a preview. */
  also?: number
  /** It changes what is the asker's own, beside all records: a key that may do less than its role is not let in. */
  personal?: boolean
  /** Whoever does not administer, and a key of a scope, is told that there is no such page. */
  hidden?: boolean
  /** If-Match must say which version was seen. */
  needsVersion?: boolean
  /** What it did can be told again: repeated under the same Idempotency-Key, it is done once. */
  once?: boolean
  /** Its answer is the record that it changed, so it can be made again from the ledger. */
  recalls?: boolean
  /** Bytes that a body may have; 1 MiB when left out. */
  bodyLimit?: number
  /** The answer is no JSON and is sent by the route itself. */
  raw?: boolean
  endless?: boolean
  /** Also for who looks as somebody else: though no GET, it changes nothing, or ends that. */
  whileLooking?: boolean
  /** Refusals that are part of the contract beyond the usual ones. */
  refusals?: readonly number[]
}

/** A route as a value: the server, the reference and the tests are made from it. */
export interface Route extends RouteOptions<z.ZodType, z.ZodType, z.ZodType> {
  who: 'anyone' | 'signedIn' | 'admin'
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  run: (asked: any) => unknown
}

type Given<T> = T extends z.ZodType ? z.output<T> : undefined

/** A route for those who are signed in. */
export function route<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  options: RouteOptions<Query, Body, Answer> & {
    who?: 'signedIn' | 'admin'
    run: (asked: AskedBy<Given<Query>, Given<Body>>) => Promise<z.input<Answer> | FastifyReply>
  },
): Route {
  return { who: 'signedIn', ...options } as unknown as Route
}

/** A route for everybody. */
export function openRoute<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  options: RouteOptions<Query, Body, Answer> & {
    run: (asked: Asked<Given<Query>, Given<Body>>) => Promise<z.input<Answer> | FastifyReply>
  },
): Route {
  return { ...options, who: 'anyone' } as unknown as Route
}
