import type { FastifyRequest } from 'fastify'
import type { From } from '../access/door-log.ts'

/** Where a request comes from; through proxies only as far as they are known. */
export const fromOf = ({ ip, headers }: FastifyRequest): From => ({ address: ip, agent: headers['user-agent'] })
