import type { OwnType } from '../own-field.ts'

/** What the values of a field of a company's own can become, by what they are. What is not said here has no meaning as the other. */
const ways: Readonly<Partial<Record<OwnType, readonly OwnType[]>>> = {
  text: ['longText', 'number', 'money', 'percent', 'date', 'dateTime', 'boolean', 'choice', 'emails', 'phones', 'url'],
  longText: ['text'],
  number: ['text', 'money', 'percent'],
  money: ['text', 'number'],
  percent: ['text', 'number'],
  date: ['text', 'dateTime'],
  dateTime: ['text', 'date'],
  boolean: ['text', 'choice'],
  choice: ['text', 'choices', 'boolean'],
  choices: ['choice'],
  emails: ['text'],
  phones: ['text'],
  url: ['text'],
  link: ['links'],
  links: ['link'],
}

/** The types that a field of this type can be changed to; each of them leads back. */
export const waysFrom = (type: OwnType): readonly OwnType[] => ways[type] ?? []
