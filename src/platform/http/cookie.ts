import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Address } from './address.ts'

/** A `__Host-` cookie can be set by this host over https alone. Plain http has it only on a person's own machine. */
export const cookieName = ({ secure }: Address) => (secure ? '__Host-farley' : 'farley')

const options = ({ secure }: Address) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure })
const days = 90

export function readCookie(request: FastifyRequest, address: Address): string | undefined {
  return request.cookies[cookieName(address)] || undefined
}

export function setCookie(reply: FastifyReply, address: Address, token: string): void {
  reply.setCookie(cookieName(address), token, { ...options(address), maxAge: days * 86_400 })
}

export function clearCookie(reply: FastifyReply, address: Address): void {
  reply.clearCookie(cookieName(address), options(address))
}
