// What a caregiver does with a finger: each becomes one act with its own id and moment, kept on the tablet before it is sent.
import { signal } from '@preact/signals'
import { addDays, type Day, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Routes as NoticeRoutes } from '../../worker/notice/routes.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import type { Sent } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { drop, send } from '../kit/outbox.ts'

/** The last thing done on this tablet that can be taken back with one tap. */
export interface Done {
  actId: Id
  facility: number
  childId: Id
  kana: string
  kind: 'arrive' | 'sighting' | 'leave' | 'out' | 'back'
  person?: string
  at: Moment
}

/** What was done of more than one child at once, with its own way back. */
export interface DoneMove {
  kind: 'move'
  actId: Id
  kana: string
  said: string
  at: Moment
  undo: () => void
}

/** The act とりけす would take back; null when there is none. */
export const lastDone = signal<Done | DoneMove | null>(null)

interface Who {
  facility: number
  childId: Id
  kana: string
  /** 日またぎ: the day before, of a child whose stay began then. */
  of: Day | undefined
}

/** A child of today's board, as acts name it. */
export const whoOf = (facility: number, { childId, kana, night }: BoardChild): Who => ({
  facility,
  childId,
  kana,
  of: night && addDays(today(), -1),
})

/** 登園: the caregiver sees the child. */
export const arrive = (who: Who): void => perform(who, 'arrive')

/** 受入: a caregiver sees a child whom only a machine had heard. */
export const see = (who: Who): void => perform(who, 'sighting')

/** How somebody on no list may take a child along: by a question that was said yes to, or on a telephone call without a line. */
export type ByAsking = Pick<Sent<Routes, '/tap'>, 'ask' | 'vouched'>

/** 降園: handed to a person; without a name, to the one who was planned. */
export const handOver = (who: Who, person?: string, by?: ByAsking): void => perform(who, 'leave', person, undefined, by)

/** 外出: the child goes out of the house for a while, with somebody. */
export const goOut = (who: Who, place?: string): void => perform(who, 'out', undefined, place)

/** もどりました: the caregiver sees the child back in the house. */
export const comeBack = (who: Who): void => perform(who, 'back')

const PATHS = {
  arrive: 'presence/tap',
  leave: 'presence/tap',
  sighting: 'presence/sighting',
  out: 'presence/out',
  back: 'presence/back',
}

function perform({ facility, childId, kana, of }: Who, kind: Done['kind'], person?: string, place?: string, by?: ByAsking): void {
  const at = moment()
  const id = newId(at)
  const named = person ? { person } : {}
  const json: Sent<Routes, '/tap'> | Sent<Routes, '/out'> | Sent<Routes, '/sighting'> =
    kind === 'arrive' || kind === 'leave'
      ? { id, childId, kind, at, of, ...named, ...by }
      : { id, childId, at, of, ...(kind === 'out' && place ? { place } : {}) }
  void send({
    id,
    facility,
    path: PATHS[kind],
    json: { ...json },
    childIds: [childId],
  })
  lastDone.value = { actId: id, facility, childId, kana, kind, at, ...named }
}

const dropped = new Set<Id>()
/** True for an act that was taken back before it ever left this tablet. */
export const wasDropped = (id: Id): boolean => dropped.has(id)

/** Takes back an act: dropped if it never left this tablet, else undone on the server. After a minute a reason is needed. */
export async function takeBack(act: { actId: Id; facility: number; childId: Id }, reason?: string): Promise<void> {
  if (lastDone.peek()?.actId === act.actId) lastDone.value = null
  dropped.add(act.actId)
  if (await drop(act.actId)) return
  dropped.delete(act.actId)
  undo(act, reason)
}

function undo({ actId, facility, childId }: { actId: Id; facility: number; childId: Id }, reason?: string): void {
  const id = newId(moment())
  const json: Sent<Routes, '/undo'> = { id, childId, actId, ...(reason ? { reason } : {}) }
  void send({ id, facility, path: 'presence/undo', json: { ...json }, childIds: [childId] })
}

/** 園が確認: a person here has read it. */
export function confirmNotice(facility: number, noticeId: Id, childIds: readonly Id[]): void {
  const id = newId(moment())
  const json: Sent<NoticeRoutes, '/confirm'> = { id, childIds: [...childIds], noticeId }
  void send({ id, facility, path: 'notice/confirm', json: { ...json }, childIds: [...childIds] })
}

/** Writes down what a family said on the telephone; whoever took the call has read it, so it is confirmed with it. */
export function reportForFamily(facility: number, said: Omit<Sent<NoticeRoutes, '/'>, 'id'>): void {
  const id = newId(moment())
  void send({ id, facility, path: 'notice', json: { id, ...said }, childIds: [...said.childIds] })
  confirmNotice(facility, id, said.childIds)
}

/** Takes back a notice that was written down here for the wrong child or with wrong content. */
export function withdrawNotice(facility: number, noticeId: Id, childIds: readonly Id[]): void {
  const id = newId(moment())
  const json: Sent<NoticeRoutes, '/withdraw'> = { id, childIds: [...childIds], noticeId }
  void send({ id, facility, path: 'notice/withdraw', json: { ...json }, childIds: [...childIds] })
  confirmNotice(facility, id, childIds)
}
