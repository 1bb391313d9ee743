import { expect, test } from 'vitest'
import { rooms } from '../../src/domains.server.gen.ts'
import type { FieldType } from '../../src/kernel/field.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import { isPerson, partsOf, personalFields } from '../../src/platform/erasure/index.ts'
import { createRegistry } from '../../src/platform/records/index.ts'

const registry = createRegistry(rooms)

/** What people type freely, or by which somebody is reached, tells of somebody unless it is said here why it does not. */
const telling: readonly FieldType[] = [
  'text',
  'longText',
  'emails',
  'phones',
  'addresses',
  'handles',
  'url',
  'date',
  'file',
]
const tellsOfNobody: Readonly<Record<string, string>> = {
  'person.campaign': 'the name of a campaign is the company’s own',
  'person.language': 'one of few',
  'person.timeZone': 'one of few',
  'employment.startedOn': 'a date that counts',
  'employment.endedOn': 'a date that counts',
  'fact.dueOn': 'goes with its fact',
  'fact.validUntil': 'goes with its fact',
  'file.contentType': 'one of few',
  'enrolment.title': 'the name of a sequence',
  'leadAssignment.title': 'the name of a form',
  'leadAssignment.why': 'what was so of colleagues',
  'person.returnOn': 'a date that counts',
  'leadArrival.title': 'the name of a form',
  'leadArrival.campaign': 'the name of a campaign is the company’s own',
  'consent.title': 'the name of a purpose',
  'consent.words': 'what everybody is told',
  'consent.file': 'the file goes, and the link with it',
  'privacyRequest.title': 'what was asked for, one of few',
  'privacyRequest.receivedOn': 'a date that counts',
  'privacyRequest.dueOn': 'a date that counts',
  'privacyRequest.proof': 'an id',
  'restriction.title': 'the reason, one of few',
  'restriction.until': 'a date that counts',
  'restriction.toldOn': 'a date that counts',
  'visit.day': 'a date that counts',
  'visit.digest': 'a digest; what it is of goes with the signature',
}

const people = registry.records.filter(isPerson)
const ofPeople = (record: RecordDefinition) =>
  isPerson(record) ||
  record.timeline !== undefined ||
  people.some((person) => partsOf(registry, person).some(({ part }) => part === record))

/** Fields of records about people that may tell of somebody and would outlast an erasure. */
function forgotten(records: readonly RecordDefinition[]): string[] {
  return records.filter(ofPeople).flatMap((record) => {
    const erased = new Set(personalFields(record))
    return Object.keys(record.fields)
      .filter((name) => telling.includes(record.fields[name]!.type) && !erased.has(name))
      .map((name) => `${record.name}.${name}`)
  })
}

test('every field that may tell of somebody is erased with them, or it is said why not', () => {
  expect(people.map(({ name }) => name)).toEqual(['person'])
  expect(forgotten(registry.records).toSorted()).toEqual(Object.keys(tellsOfNobody).toSorted())
})

test('a field that somebody forgets to mark is found', () => {
  const person = registry.record('person')!
  const nickname = { ...person.fields.firstName!, sensitivity: 'internal' as const }
  const fields = { ...person.fields, nickname }
  expect(forgotten([{ ...person, fields, all: { ...person.all, nickname } }])).toContain('person.nickname')
})
