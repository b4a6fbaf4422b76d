import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, text } from '../kit/input.ts'
import { allergenWord } from './allergen.ts'
import { PAPER_FORMS, RELEASED_BY } from './rule.ts'

const yes = v.boolean('はい か いいえ で送ってください')
const distinct = (words: readonly string[]): boolean => new Set(words.map(allergenWord)).size === words.length
const TWICE = 'おなじ食べものが2度入っています'

const values = {
  ask: strict({ due: v.nullable(day), note: text(200) }),
  paper: strict({
    form: oneOf(PAPER_FORMS),
    writtenOn: day,
    clinic: text(60),
    foods: v.pipe(
      listOf(strict({ word: needed(40), care: text(100) }), 1, 20),
      v.check((foods) => distinct(foods.map(({ word }) => word)), TWICE),
    ),
    symptoms: text(300),
    anaphylaxis: yes,
    epipen: yes,
    medicine: text(100),
  }),
  plan: strict({
    epipenPlace: text(60),
    medicinePlace: text(60),
    watch: text(300),
    steps: text(600),
    hospital: text(60),
    phone: text(20),
  }),
  release: strict({
    words: v.pipe(
      listOf(needed(40), 1, 20),
      v.check((words) => distinct(words), TWICE),
    ),
    writtenOn: day,
    by: oneOf(RELEASED_BY),
  }),
}

const of = <Kind extends keyof typeof values, More extends v.ObjectEntries>(kind: Kind, more: More) =>
  strict({ kind: v.literal(kind), value: values[kind], ...more })

/** A guardian hands in a paper, or asks for the end of a removal. */
export const proposeAllergy = strict({
  id,
  childId: id,
  said: v.variant('kind', [of('paper', {}), of('release', {})], '知らない種類です'),
})

/** The original was looked at: on which day, and until when it is good. */
const seen = strict({ originalOn: day, expiresOn: day })
/** The nursery's own. `seen`: with the original in hand. */
export const writeAllergy = strict({
  id,
  childId: id,
  said: v.variant(
    'kind',
    [of('ask', {}), of('paper', { seen: v.nullable(seen) }), of('plan', {}), of('release', {})],
    '知らない種類です',
  ),
})

/** Somebody looked at a paper that was handed in: of 生活管理指導表 with its end, of a release without. */
export const confirmAllergy = strict({ id, childId: id, entryId: id, originalOn: day, expiresOn: v.nullable(day) })
/** Sent back with a sentence for the family. */
export const returnAllergy = strict({ id, childId: id, entryId: id, note: needed(200) })
export const withdrawAllergy = strict({ id, childId: id, entryId: id })

export const allergyChildQuery = strict({ childId: id })
export const allergyFileQuery = strict({ format: oneOf(['csv', 'xlsx']) })
