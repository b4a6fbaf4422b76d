import * as v from 'valibot'
import { told } from '../infection/input.ts'
import { day, id, listOf, needed, oneOf, strict, text, time, whole } from '../kit/input.ts'
import { ABSENCE_REASONS } from './rule.ts'

/** 緊急連絡先 of a notice of absence: a facility asks for it or not (RA24). */
export const CONTACT_WAYS = ['off', 'optional', 'required'] as const
export type ContactWay = (typeof CONTACT_WAYS)[number]
/** How long it may be: a number, and whose or until when. */
export const LONGEST_CONTACT = 60

export const NOTICE_KINDS = ['absent', 'late', 'early_leave', 'pickup_change'] as const

const entries = {
  kind: oneOf(NOTICE_KINDS),
  reason: v.optional(oneOf(ABSENCE_REASONS)),
  symptoms: v.optional(listOf(needed(24), 0, 20)),
  /** Home temperature in tenths of a degree, 34.0–42.0 ℃ is what a thermometer shows. */
  temperature: v.optional(whole(300, 450)),
  from: day,
  to: v.optional(day),
  time: v.optional(time),
  person: v.optional(text(40)),
  note: v.optional(text(500)),
  /** Where whoever writes can be reached on these days. */
  contact: v.optional(text(LONGEST_CONTACT)),
  /** The name of the illness, where a doctor said one (RA21). */
  disease: v.optional(told),
}

/** A notice for one or more of one's own children in one facility. `replaces` names the version that is corrected. */
export const report = v.pipe(
  strict({ id, childIds: listOf(id, 1, 10), replaces: v.optional(id), ...entries }),
  v.forward(
    v.check((n) => !n.to || n.to >= n.from, '終わりの日は、はじめの日と同じか後にしてください'),
    ['to'],
  ),
  v.forward(
    v.check((n) => n.kind === 'absent' || !n.to || n.to === n.from, '期間はおやすみのときだけ使えます'),
    ['to'],
  ),
  v.forward(
    v.check((n) => n.kind === 'absent' || n.reason === undefined, '理由はおやすみのときだけ使えます'),
    ['reason'],
  ),
  v.forward(
    v.check((n) => (n.kind !== 'late' && n.kind !== 'early_leave') || n.time !== undefined, '時刻を入れてください'),
    ['time'],
  ),
  v.forward(
    v.check((n) => n.kind !== 'absent' || n.time === undefined, 'おやすみに時刻は要りません'),
    ['time'],
  ),
  v.forward(
    v.check((n) => n.kind !== 'pickup_change' || Boolean(n.person) || n.time !== undefined, 'お迎えの人か時刻を入れてください'),
    ['person'],
  ),
  v.forward(
    v.check((n) => n.kind === 'absent' || n.contact === undefined, '緊急連絡先はおやすみのときだけ使えます'),
    ['contact'],
  ),
  v.forward(
    v.check(
      (n) => n.disease === undefined || (n.kind === 'absent' && (n.reason === 'sick' || n.reason === 'suspended')),
      '病名は、病気のおやすみのときだけ使えます',
    ),
    ['disease'],
  ),
  v.forward(
    v.check((n) => n.disease === undefined || n.childIds.length === 1, '病名は、子どもひとりずつ送ってください'),
    ['disease'],
  ),
)

/** Takes a notice back before the nursery confirmed it; afterwards it is a new version all the same. */
export const withdraw = strict({ id, childIds: listOf(id, 1, 10), noticeId: id })
/** 園が確認: a person has read it. */
export const confirm = strict({ id, childIds: listOf(id, 1, 60), noticeId: id })

export const noticesQuery = strict({ from: day, to: v.optional(day) })
export const historyQuery = strict({ childId: id, noticeId: id })

export type Report = v.InferInput<typeof report>
