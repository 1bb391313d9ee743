import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Address } from './address.ts'
import { cookieName } from './cookie.ts'

const minutes = 10
const nameIn = (address: Address) => `${cookieName(address)}-away`
// Lax: coming back from the provider is a step from another site to ours.
const options = ({ secure }: Address) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure })

/** The word by which a browser that comes back from a provider is known to be the one that went there. */
export const readAway = (request: FastifyRequest, address: Address) => request.cookies[nameIn(address)] || undefined

export function setAway(reply: FastifyReply, address: Address, word: string): void {
  reply.setCookie(nameIn(address), word, { ...options(address), maxAge: minutes * 60 })
}

export function clearAway(reply: FastifyReply, address: Address): void {
  reply.clearCookie(nameIn(address), options(address))
}
