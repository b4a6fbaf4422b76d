// A request as it is typed, what is missing of it, and how it is sent.
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { Sort, Special, Storage, Timing } from '../../schema/medicine/rule.ts'
import { addressOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import type { Word } from '../kit/words.tsx'
import { upload } from '../photo/upload.ts'
import { type SheetRef, medicine as word } from './api.ts'
import { words } from './family-words.ts'

/** A picture of 薬剤情報: taken now and still here, or one of an earlier request. */
export type SheetChosen = { id: Id; blob: Blob } | { id: Id; earlier: SheetRef }

/** Everything that can be typed; of a 服薬連絡 only some of it is asked. */
export interface Typed {
  day: Day | null
  sheet: SheetChosen | null
  medicine: string
  sorts: Sort[]
  special: Special[]
  amount: string
  timing: Timing | null
  time: Time | null
  storage: Storage | null
  condition: string
  clinic: string
  prescribedOn: Day | null
  usedBefore: boolean
  declared: boolean
  note: string
}
export type Faults = Partial<Record<keyof Typed, Word>>

/** Nothing is filled in beforehand but the day. */
export const nothingTyped = (): Typed => ({
  ...{ day: today(), sheet: null, medicine: '', sorts: [], special: [], amount: '', timing: null, time: null, storage: null },
  ...{ condition: '', clinic: '', prescribedOn: null, usedBefore: false, declared: false, note: '' },
})

/** What is missing, before it is sent; the server looks again. */
export function faultsOf(kind: 'give' | 'tell', typed: Typed, wantsSheet: boolean): Faults {
  const faults: Faults = {}
  const need = (key: keyof Typed, word: Word) => {
    const value = typed[key]
    if (value === null || value === false || (typeof value === 'string' && value.trim() === '')) faults[key] = word
  }
  need('day', words.required)
  need('condition', words.required)
  if (typed.sorts.length === 0) faults.sorts = words.choose
  if (kind === 'tell') return faults
  if (wantsSheet) need('sheet', words.sheetNeeded)
  for (const key of ['medicine', 'amount', 'time', 'clinic', 'prescribedOn'] as const) need(key, words.required)
  for (const key of ['timing', 'storage'] as const) need(key, words.choose)
  need('declared', words.tick)
  if (typed.special.includes('suppository') && !typed.usedBefore) faults.usedBefore = words.first
  return faults
}

/**
 * Sends a form without faults: the picture first, then the request that names it. A picture that had arrived before its request was refused is known
 * by its id, and lies there once.
 * @param onPart hears how much of the picture has gone, from 0 to 1
 * @throws Refused, NoLine
 */
export async function sendIt(
  facility: number,
  of: { id: Id; childId: Id },
  kind: 'give' | 'tell',
  typed: Typed,
  onPart: (part: number) => void,
): Promise<unknown> {
  const { sorts, special, usedBefore, sheet } = typed
  const [medicine, condition, note] = [typed.medicine.trim(), typed.condition.trim(), typed.note.trim()]
  const day = typed.day ?? today()
  if (kind === 'tell') return word.post(facility, '/tell', { ...of, day, medicine, sorts, special, condition, note })
  if (sheet && 'blob' in sheet) {
    const address = addressOf(facility, 'medicine', '/sheet', { id: sheet.id, childId: of.childId })
    await upload(address, sheet.blob, {}, onPart).done
  }
  return word.post(facility, '/ask', {
    ...{ ...of, day, medicine, special, condition, note, usedBefore, declared: true },
    ...(sheet ? { sheetId: sheet.id } : {}),
    sort: sorts[0] ?? 'other',
    amount: typed.amount.trim(),
    timing: typed.timing ?? 'other',
    time: writeTime(typed.time ?? 0),
    storage: typed.storage ?? 'room',
    clinic: typed.clinic.trim(),
    prescribedOn: typed.prescribedOn ?? day,
  })
}
