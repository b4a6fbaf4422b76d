import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { digestOf } from '../../worker/kit/audit-row.ts'
import type { PhraseList } from '../../worker/phrase/read.ts'
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Client } from './scene.ts'
import { mustBeGood } from './scene-extras.ts'

/** The Monday of the last 週案 of a class that a scene wrote; each call gets one of its own, because steps are taken once. */
const mondays = new Map<Id, Day>()
const FIRST: Day = '2026-04-06'

/** A 週案 of that class: written in, handed in where it is decided about, and decided where that is taken along. */
export async function documentOf(teacher: Client, director: Client, classId: Id, key: string): Promise<Partial<Ids>> {
  if (key.includes('/phrase/')) return phraseOf(director)
  if (key.endsWith('/measure')) return missOf(teacher)
  if (key.includes('/relay/')) {
    const relayId = act()
    await mustBeGood(teacher.post('/relay/write', { id: relayId, classId, endsOn: DAY, text: '薬を飲みました' }))
    return { relayId }
  }
  const last = mondays.get(classId)
  const monday = last ? addDays(last, 7) : FIRST
  mondays.set(classId, monday)
  const plan = { kind: 'week_plan', version: 1, subject: classId, day: monday }
  const edits = [{ id: act(), field: 'aim', bases: [], text: '秋' }]
  await mustBeGood(teacher.post('/document/write', { id: act(), ...plan, edits }))
  const decided = key.endsWith('/decided/file')
  if (decided || key.endsWith('/decide'))
    await mustBeGood(director.post('/document/hand-in', { id: act(), ...plan, step: 'submitted', after: 0, times: 1 }))
  if (decided) {
    const step = (kind: string, place: number) =>
      director.post('/document/decide', { id: act(), ...plan, step: kind, after: place + 1, place, comment: '代わりに' })
    await mustBeGood(step('stood_in', 0))
    await mustBeGood(step('approved', 1))
  }
  return { weekDay: monday, digest: digestOf({ aim: '秋' }) }
}

/** A ヒヤリハット that somebody has begun. */
async function missOf(teacher: Client): Promise<Partial<Ids>> {
  const eventId = act()
  const paper = { kind: 'near_miss', version: 2, subject: eventId, day: DAY }
  const edits = [{ id: act(), field: 'name', bases: [], text: '門の鍵が開いていた' }]
  await mustBeGood(teacher.post('/document/write', { id: act(), ...paper, edits }))
  return { eventId }
}

/** A phrase that stands, and the word rules of the house, made anew. */
async function phraseOf(director: Client): Promise<Partial<Ids>> {
  const phraseId = act()
  await mustBeGood(director.post('/phrase/keep', { id: phraseId, text: '秋の自然にふれる' }))
  const { wording } = (await director.get('/phrase/list')).body as unknown as PhraseList
  const wordingId = act()
  const upon = wording.id ? { upon: wording.id } : {}
  await mustBeGood(director.post('/phrase/wording', { id: wordingId, ...upon, rules: { pairs: [], avoid: [] } }))
  return { phraseId, wordingId }
}
