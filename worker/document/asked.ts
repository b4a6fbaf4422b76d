// Which paper a call is about: its kind in the version it was begun with, and its period.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { DocumentQuery } from '../../schema/document/input.ts'
import { type About, beginsOn, type Kind, periodOf } from '../../schema/document/kind.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { kindHere } from './forms.ts'
import type { Paper } from './reach.ts'

/** How far ahead papers are written, and how far back they are found, in days: a 要録 is kept until primary school ends (rules §19). */
const AHEAD = 400
const BACK = 4_400

export interface Asked extends Paper {
  kind: Kind
  subjectId: string
  from: Day
  to: Day
}

/** What was asked for, as the queries take it; refuses a kind there is not, and a day on which no period of it begins. */
export function askedOf(c: Context<App>, { kind: key, subject = '', day, version }: DocumentQuery & { version?: number }): Asked {
  const today = c.get('today')
  const kind = kindHere(c, key, version)
  if (!kind) throw badInput('書類の種類（kind）: ありません', 'kind')
  if (!beginsOn(kind.cadence, day)) throw badInput('日（day）: この書類がはじまる日ではありません', 'day')
  if (day > addDays(today, AHEAD) || day < addDays(today, -BACK)) throw badInput('日（day）: はなれすぎています', 'day')
  if ((kind.about === 'facility') !== (subject === ''))
    throw badInput('だれの書類か（subject）: だれの、どの書類かをえらんでください', 'subject')
  return paperOf(kind, subject, day)
}

/** What a kind is about, written out: as a parameter it would take up one of a statement's hundred each time it is asked. */
const ABOUT_SQL: Record<About, SQL> = {
  class: sql`'class'`,
  facility: sql`'facility'`,
  child: sql`'child'`,
  event: sql`'event'`,
  case: sql`'case'`,
}

/** A paper as the queries take it: of a kind, about something, of the period in which a day lies. */
export function paperOf(kind: Kind, subjectId: string, day: Day): Asked {
  const { startsOn: from, endsOn: to } = periodOf(kind.cadence, day)
  return {
    kind,
    subjectId,
    from,
    to,
    key: sql`${kind.key}`,
    about: ABOUT_SQL[kind.about],
    subject: sql`${subjectId}`,
    startsOn: sql`${from}`,
    endsOn: sql`${to}`,
  }
}
