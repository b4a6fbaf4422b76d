// When a child who had an infectious disease may come again. Source: domain/rules.md §10: the day a fact began is day 0, so «5 days passed»
// is its day + 6. Calendar days of Japan; days on which the nursery is closed count like any other.
import { addDays, type Day, later } from '../kit/day.ts'

/** Days that count from something that happened once. */
export const BASES = ['onset', 'fever_down', 'relief', 'swelling_onset', 'symptoms_gone', 'antibiotic_start'] as const
export type Base = (typeof BASES)[number]

/** What a person looks at and says that it is so. */
export const CHECKS = [
  'rash_gone',
  'all_crusted',
  'good_condition',
  'doctor_clearance',
  'conjunctivitis_gone',
  'cough_gone',
  'no_fever',
  'no_severe_cough',
  'no_mouth_effect',
  'eats_normally',
  'no_vomiting',
  'no_diarrhea',
  'respiratory_gone',
  'good_mood',
] as const
export type Check = (typeof CHECKS)[number]

/** One part of a return criterion. Several keys must all be met. */
interface Part {
  base?: Base | undefined
  days?: number | undefined
  hours?: number | undefined
  check?: readonly Check[] | undefined
}

/** A return criterion, as the master writes it: its own part, all of some parts, and one of some. */
export interface Rule extends Part {
  all?: readonly Part[] | undefined
  any?: readonly Part[] | undefined
}

/** The day of each thing that is known; what is missing is unknown. A check's day is the first on which it was so. */
export type Facts = Readonly<Partial<Record<Base | Check, Day>>>

export interface Return {
  /** The first day on which the child may come; null while something is not known. */
  day: Day | null
  /** What has to be known first, in the order of the rule; empty when the day is known. */
  waitsFor: (Base | Check)[]
}

const HOURS = 24
const NOTHING: Return = { day: null, waitsFor: [] }

/** The first day on which all of these are met; a rule that asks for nothing gives none. */
const allOf = (parts: readonly Return[]): Return => {
  const waitsFor = [...new Set(parts.flatMap((part) => part.waitsFor))]
  const days = parts.flatMap(({ day }) => (day === null ? [] : [day]))
  if (parts.length === 0 || days.length < parts.length) return { day: null, waitsFor }
  return { day: days.reduce(later), waitsFor: [] }
}

const anyOf = (parts: readonly Return[]): Return => {
  const [first] = parts.flatMap(({ day }) => (day === null ? [] : [day])).sort()
  return first === undefined
    ? { day: null, waitsFor: [...new Set(parts.flatMap(({ waitsFor }) => waitsFor))] }
    : { day: first, waitsFor: [] }
}

/** The day a wait of whole days after a fact is over; hours are counted in days begun, since only the day is known. */
function after(facts: Facts, base: Base, { days, hours }: Rule): Return {
  const day = facts[base]
  return day
    ? { day: addDays(day, (days ?? Math.ceil((hours ?? 0) / HOURS)) + 1), waitsFor: [] }
    : { day: null, waitsFor: [base] }
}

/** From which day on a child may come by a rule, and for what it waits. Source: rules.md §10. */
export function returnOn(rule: Rule | null, facts: Facts): Return {
  if (!rule) return NOTHING
  return allOf([
    ...(rule.base ? [after(facts, rule.base, rule)] : []),
    ...(rule.check ?? []).map((check): Return => {
      const day = facts[check]
      return day ? { day, waitsFor: [] } : { day: null, waitsFor: [check] }
    }),
    ...(rule.all ?? []).map((part) => returnOn(part, facts)),
    ...(rule.any ? [anyOf(rule.any.map((part) => returnOn(part, facts)))] : []),
  ])
}

/** Everything a rule may ask for, in its order. */
export function factsAskedBy(rule: Rule | null): (Base | Check)[] {
  if (!rule) return []
  return [
    ...new Set([
      ...(rule.base ? [rule.base] : []),
      ...(rule.all ?? []).flatMap(factsAskedBy),
      ...(rule.any ?? []).flatMap(factsAskedBy),
      ...(rule.check ?? []),
    ]),
  ]
}

export const isBase = (fact: string): fact is Base => BASES.some((base) => base === fact)
export const isCheck = (fact: string): fact is Check => CHECKS.some((check) => check === fact)
