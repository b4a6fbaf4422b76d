// Where what is offered was written: the place at the desk that shows the row itself.
import type { Source, SourceWord } from '../../schema/document/gathered.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import { mayHere } from '../office/desk.ts'
import { placeOf } from './api.ts'

/** What a paper is about, as far as the place of a row depends on it. */
export interface About {
  classId: Id | undefined
  childId: Id | null
}

const ASKS: Record<SourceWord, Action> = {
  presence: 'presence.read',
  notice: 'notice.read',
  roll: 'roll.read',
  care: 'care.read',
  memo: 'memo.read',
  development: 'memo.read',
  injury: 'injury.read',
  contactbook: 'contactbook.class',
  growth: 'growth.read',
  document: 'document.read',
  roster: 'child.read',
  staff: 'staff.read',
  infection: 'infection.summary',
  photo: 'photo.class',
  calendar: 'facility.settings',
}

/** The address of a row at the desk; undefined where whoever looks may not go. */
export function addressOfSource({ word, day, id, kind, subject }: Source, { classId, childId }: About): string | undefined {
  if (!mayHere(ASKS[word])) return undefined
  const query = (path: string, more: Record<string, string | null | undefined>) =>
    `${path}?${new URLSearchParams(Object.entries(more).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])))}`
  if (word === 'document') return kind && placeOf({ kind, subject, day })
  if (word === 'photo') return query('/office/photo', { day, class: classId })
  if (word === 'calendar') return '/office/facility'
  if (word === 'notice') return query('/office/notice', { day })
  if (word === 'memo') return query('/office/memo', { from: day, to: day, of: childId ?? classId })
  if (word === 'injury') return query('/office/injury', { month: day.slice(0, 7) })
  if (word === 'contactbook') return query('/office/book', { day, class: classId })
  if (word === 'roster') return childId ? `/office/child/${childId}` : undefined
  if (word === 'development') return childId ? `/office/development/${childId}` : undefined
  if (word === 'staff') return '/office/staff/week'
  if (word === 'infection') return '/office/infection'
  // 園日誌 is of no class: whose day it was, the row says.
  if (word === 'presence' && !classId) return query('/office/document/day', { day, class: id })
  if (word === 'growth') return childId ? `/office/growth/${childId}` : undefined
  return classId && query('/office/document/day', { day, class: classId, child: childId })
}
