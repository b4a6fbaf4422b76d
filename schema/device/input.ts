import * as v from 'valibot'
import { id, listOf, needed, oneOf, strict, whole } from '../kit/input.ts'
import { DEVICE_KINDS, type PinFault, pinFault } from './rule.ts'

const FAULTS: Record<PinFault, string> = {
  length: '4〜6けたの数字にしてください',
  repeated: 'おなじ数字のくりかえしは使えません',
  row: '続き番号は使えません',
  year: '西暦の年は使えません',
}

const digits = v.pipe(v.string('文字で送ってください'), v.regex(/^\d{4,6}$/, FAULTS.length))
/** A PIN to be kept; the sentence says why one is refused. */
const newPin = v.pipe(
  v.string('文字で送ってください'),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? pinFault(dataset.value) : null
    if (fault) addIssue({ message: FAULTS[fault] })
  }),
)

const about = { name: needed(40), kind: oneOf(DEVICE_KINDS), classIds: listOf(id, 0, 60) }

/** The tablet asks again with the secret it was given, until the office has answered. */
export const waiting = strict({
  secret: v.pipe(v.string('文字で送ってください'), v.regex(/^[\w-]{43}$/, '正しい形ではありません')),
})
/** The office confirms the code that stands on the tablet. No classes: all of them. */
export const pair = strict({ id, code: needed(40), ...about })
export const changeDevice = strict({ id, deviceId: id, ...about })
export const revoke = strict({ id, deviceId: id })
/** How many acts the tablet holds that it has not sent, and how far its clock is ahead of the server's, ms. */
export const beat = strict({
  unsent: whole(0, 100_000),
  ahead: v.optional(v.pipe(v.number('数で送ってください'), v.safeInteger('整数にしてください'))),
})
export const openName = strict({ personId: id, pin: digits })
/** A PIN is chosen with the one-time code of the office, or by whoever knows the old one. */
export const choosePin = strict({ personId: id, code: v.optional(needed(40)), old: v.optional(digits), pin: newPin })
export const issuePinCode = strict({ id, personId: id })
