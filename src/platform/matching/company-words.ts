import { inPlainLetters } from './letters.ts'

const plain = (words: string) => new Set(words.split(/\s+/).map(inPlainLetters))

/** Legal forms, letter by letter where they are written with dots or spaces. */
export const legalForms = plain(
  `gmbh mbh ag kg kgaa ohg gbr ug ek ev se ewiv haftungsbeschränkt inc incorporated llc llp lp ltd limited plc corp corporation co company
  cie sarl sas sasu sa eurl snc sci sl slu srl spa sapa snc bv nv vof cv ab hb as asa aps oy oyj kft zrt sro doo ood ad
  spzoo spolka zoo sp z o ooo ооо ао зао пао оао тов пп фоп ат pat tov ooo zao oao pao as sti ltdsti anonim sirketi pty pte pvt
  limitada ltda me eireli kk gk holding group gruppe groupe gruppo`,
)
// Those that tell one company from its sister are no mere forms.
for (const name of ['holding', 'group', 'gruppe', 'groupe', 'gruppo']) legalForms.delete(name)

/** Words between others, and what every company may call itself. */
export const smallWords = plain('and und et y e i og och the der die das le la les & of for für de del di do da')
