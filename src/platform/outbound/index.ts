export { createOutbound, type Outbound, type CallFailure, type OutboundAnswer, type OutboundRequest } from './client.ts'
export { createGuard, type Guard, type GuardOptions } from './guard.ts'
