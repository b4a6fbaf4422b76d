import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { FORMS } from './diseases.ts'
import { CERTAINTIES } from './fold-case.ts'
import { BASES, CHECKS } from './rule.ts'

/** The key of a disease: the guideline's word, or `own:` and an id. */
export const diseaseKey = v.pipe(
  v.string('文字で送ってください'),
  v.regex(/^(?:[a-z0-9_]{2,40}|own:[A-Za-z0-9_-]{22})$/, '知らない病名です'),
)

/** Days of what happened; null takes one back. */
const days = v.optional(
  v.pipe(
    v.record(oneOf(BASES), v.nullable(day)),
    v.check((given) => Object.keys(given).length > 0, '1つ以上入れてください'),
  ),
)
/** Checks that hold as of today, and such that hold no more. */
const checks = v.optional(listOf(oneOf(CHECKS), 1, CHECKS.length))

/** The name of an illness in a report of absence (RA21). */
export const told = strict({ key: diseaseKey, certainty: oneOf(CERTAINTIES), onset: v.optional(day) })

/** Opens a case: the doctor named a disease, or suspects one. */
export const openCase = strict({ id, childId: id, key: diseaseKey, certainty: oneOf(CERTAINTIES), days })

/** Facts that became known: by the family, or by staff after a call. */
export const addFacts = v.pipe(
  strict({ id, childId: id, caseId: id, certainty: v.optional(oneOf(CERTAINTIES)), days, checks, notSo: checks }),
  v.forward(
    v.check(
      (given) => [given.certainty, given.days, given.checks, given.notSo].some((one) => one !== undefined),
      'わかったことを1つ以上入れてください',
    ),
    ['days'],
  ),
)

export const endCase = v.pipe(
  strict({ id, childId: id, caseId: id, how: oneOf(['recovered', 'wrong']), note: v.optional(text(100)) }),
  v.forward(
    v.check(({ how, note }) => how !== 'wrong' || Boolean(note), '理由を入れてください'),
    ['note'],
  ),
)

/** 病名の訂正: the same illness under its right name. */
export const correctCase = strict({ id, childId: id, caseId: id, key: diseaseKey, note: needed(100) })

/** 登園届: what is declared, with the account as the signature. */
export const submitForm = strict({
  id,
  childId: id,
  caseId: id,
  checks: v.optional(listOf(oneOf(CHECKS), 0, CHECKS.length), []),
  doctor: needed(60),
  visitedOn: day,
  declared: v.literal(true, '内容にまちがいがないことを、確かめてください'),
})

const ofForm = { id, childId: id, caseId: id, formId: id }
export const withdrawForm = strict({ ...ofForm, note: v.optional(text(100)) })
export const confirmForm = strict(ofForm)
/** 紙で受領: the doctor's paper, or a 登園届 on paper. */
export const receivePaper = strict({ id, childId: id, caseId: id, day })
/** The child is received although the paper or the day is missing. */
export const receiveAnyway = strict({ id, childId: id, caseId: id, day, note: needed(100) })

/** A disease from a day on: of the guideline the paper alone, else a disease of the nursery's own. */
export const changeDisease = v.pipe(
  strict({
    id,
    key: v.optional(diseaseKey),
    startsOn: day,
    form: oneOf(FORMS),
    name: v.optional(needed(40)),
    criteria: v.optional(needed(120)),
    base: v.optional(oneOf(BASES)),
    days: v.optional(whole(0, 60)),
    checks: v.optional(listOf(oneOf(CHECKS), 0, 6)),
  }),
  v.forward(
    v.check((one) => one.key !== undefined || Boolean(one.name && one.criteria), '病名と、登園のめやすを入れてください'),
    ['name'],
  ),
  v.forward(
    v.check((one) => (one.base === undefined) === (one.days === undefined), '何から何日かを、そろえて入れてください'),
    ['days'],
  ),
)

export const weekQuery = strict({ from: day })
export const fileQuery = strict({ from: day, format: oneOf(['csv', 'xlsx']) })
