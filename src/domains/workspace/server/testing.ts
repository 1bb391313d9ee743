import { expect } from 'vitest'
import type { Client, TestApp } from '../../../../test/app.ts'
import { shape } from '../../../platform/own/shape.ts'

/** A record as the API answers with it. */
export type Row = Record<string, unknown> & { id: string; version: number; custom: Record<string, unknown> }

/** Adds a field of the company's own and has its column made; it is called by its key where nothing else is said. */
export async function addField(app: TestApp, by: Client, given: Record<string, unknown>): Promise<Row> {
  const answer = await by.post('/custom-fields', { ...(given.key !== undefined && { label: given.key }), ...given })
  expect(answer.status, answer.text).toBe(201)
  await shape(app.site)
  return (await by.get(`/custom-fields/${answer.body.data.id}`)).body.data
}
