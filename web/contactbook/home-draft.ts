// 家庭欄 as it is typed, and what of it can be sent. What cannot be is said beside its field; the rest is never lost with it.
import type { Mood, Stool } from '../../schema/care/rule.ts'
import { COLDEST, HOTTEST } from '../../schema/care/rule.ts'
import { clockOf, type HomeField, type HomeMeal, type HomeValue, type HomeValues, onPage } from '../../schema/contactbook/home.ts'
import type { Time } from '../../schema/kit/time.ts'
import type { How } from '../../schema/meal/eating.ts'

export interface Typed {
  temperature: { text: string; at: Time | null }
  mood: Mood | null
  sleep: { from: Time | null; to: Time | null }
  milk: { text: string; at: Time | null }[]
  supper: TypedMeal
  breakfast: TypedMeal
  bath: 'yes' | 'no' | null
  stool: { count: string | null; state: Stool | null }
  eating: { staple: 'yes' | 'no' | null; side: 'yes' | 'no' | null; how: How | 'usual' | null }
  pool: 'yes' | 'no' | null
  note: string
}
export interface TypedMeal {
  at: Time | null
  eaten: string | null
  what: string
}
/** Fields that were touched. A field that is not here stands as it stood. */
export type Draft = Partial<Typed>

const NO_MEAL: TypedMeal = { at: null, eaten: null, what: '' }
/** Everything starts empty, never with what was yesterday. */
export const EMPTY: Typed = {
  temperature: { text: '', at: null },
  mood: null,
  sleep: { from: null, to: null },
  milk: [{ text: '', at: null }],
  supper: NO_MEAL,
  breakfast: NO_MEAL,
  bath: null,
  stool: { count: null, state: null },
  eating: { staple: null, side: null, how: null },
  pool: null,
  note: '',
}

export type FaultOf =
  | 'needDegrees'
  | 'outside'
  | 'needBoth'
  | 'wrongOrder'
  | 'needMl'
  | 'mlOutside'
  | 'needEaten'
  | 'needParts'
  | 'needCount'
export interface ReadDraft {
  fields: Partial<Record<HomeField, HomeValue | null>>
  faults: Partial<Record<HomeField, FaultOf>>
}

/** A number as people type one, full width too; NaN where it is none. */
const numberOf = (text: string): number => {
  const plain = text.normalize('NFKC').replace(',', '.').trim()
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}
const place = (time: Time | null) => (time === null ? null : onPage(time))

/** One field: what it says, null where it was emptied, or what is wrong with it. */
function readField(field: HomeField, typed: Typed): { value: HomeValue | null } | { fault: FaultOf } {
  switch (field) {
    case 'temperature': {
      const { text, at } = typed.temperature
      if (!text.trim()) return at === null ? { value: null } : { fault: 'needDegrees' }
      const tenths = Math.round(numberOf(text) * 10)
      if (Number.isNaN(tenths)) return { fault: 'needDegrees' }
      return tenths < COLDEST || tenths > HOTTEST ? { fault: 'outside' } : { value: { tenths, at: place(at) } }
    }
    case 'sleep': {
      const [from, to] = [place(typed.sleep.from), place(typed.sleep.to)]
      if (from === null && to === null) return { value: null }
      if (from === null || to === null) return { fault: 'needBoth' }
      return from < to ? { value: { from, to } } : { fault: 'wrongOrder' }
    }
    case 'milk': {
      const given = typed.milk.filter(({ text, at }) => text.trim() || at !== null)
      const list = given.map(({ text, at }) => ({ ml: numberOf(text), at: place(at) }))
      if (list.length === 0) return { value: null }
      if (list.some(({ ml }) => !Number.isInteger(ml))) return { fault: 'needMl' }
      return list.some(({ ml }) => ml < 5 || ml > 500) ? { fault: 'mlOutside' } : { value: list }
    }
    case 'supper':
    case 'breakfast': {
      const { at, eaten, what } = typed[field]
      if (eaten === null) return at === null && !what.trim() ? { value: null } : { fault: 'needEaten' }
      return { value: { at: place(at), eaten: Number(eaten), what: what.trim() } }
    }
    case 'bath':
      return { value: typed.bath === null ? null : typed.bath === 'yes' }
    case 'stool': {
      const { count, state } = typed.stool
      if (count === null) return state === null ? { value: null } : { fault: 'needCount' }
      return { value: { count: Number(count), state: count === '0' ? null : state } }
    }
    case 'eating': {
      const { staple, side, how } = typed.eating
      if (how === 'bento') return { value: { staple: false, side: false, how } }
      if (staple === null && side === null && how === null) return { value: null }
      if (staple === null || side === null) return { fault: 'needParts' }
      return { value: { staple: staple === 'yes', side: side === 'yes', how: how === 'usual' ? null : how } }
    }
    case 'pool':
      return { value: typed.pool === null ? null : typed.pool === 'yes' }
    case 'mood':
      return { value: typed.mood }
    case 'note':
      return { value: typed.note.trim() || null }
  }
}

/** What a draft says beyond what stands; a field that says the same again is left out, so that nothing is put over another person's. */
export function readDraft(draft: Draft, standing: (field: HomeField) => HomeValue | null): ReadDraft {
  const read: ReadDraft = { fields: {}, faults: {} }
  for (const field of Object.keys(draft) as HomeField[]) {
    const one = readField(field, { ...EMPTY, ...draft })
    if ('fault' in one) read.faults[field] = one.fault
    else if (JSON.stringify(one.value) !== JSON.stringify(standing(field))) read.fields[field] = one.value
  }
  return read
}

const time = (minutes: number | null): Time | null => (minutes === null ? null : clockOf(minutes))
const typedMeal = ({ at, eaten, what }: HomeMeal): TypedMeal => ({ at: time(at), eaten: String(eaten), what })

/** What stands, to be changed: as it was typed. */
export function typedOf<Field extends HomeField>(field: Field, value: HomeValues[Field]): Typed[Field]
export function typedOf(field: HomeField, value: HomeValue): Typed[HomeField] {
  switch (field) {
    case 'temperature': {
      const { tenths, at } = value as HomeValues['temperature']
      return { text: (tenths / 10).toFixed(1), at: time(at) }
    }
    case 'sleep': {
      const { from, to } = value as HomeValues['sleep']
      return { from: clockOf(from), to: clockOf(to) }
    }
    case 'milk':
      return (value as HomeValues['milk']).map(({ ml, at }) => ({ text: String(ml), at: time(at) }))
    case 'supper':
    case 'breakfast':
      return typedMeal(value as HomeMeal)
    case 'bath':
    case 'pool':
      return value ? 'yes' : 'no'
    case 'eating': {
      const { staple, side, how } = value as HomeValues['eating']
      return { staple: staple ? 'yes' : 'no', side: side ? 'yes' : 'no', how: how ?? 'usual' }
    }
    case 'stool': {
      const { count, state } = value as HomeValues['stool']
      return { count: String(count), state }
    }
    default:
      return value as Mood | string as Typed['note']
  }
}

/** What was said in acts that came back, to be said again. */
export const typedAgain = (acts: readonly { json: Record<string, unknown> }[]): Draft =>
  Object.fromEntries(
    acts.flatMap(({ json }) =>
      (Object.entries(json.fields ?? {}) as [HomeField, HomeValue | null][]).map(([field, value]) => [
        field,
        value === null ? EMPTY[field] : typedOf(field, value as never),
      ]),
    ),
  ) as Draft
