// 文例 and 言葉のきまり on their way into the books. Nothing is changed there: a change is one more version.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { type ChangeWording, type DropPhrase, type KeepPhrase, MOST_PHRASES } from '../../schema/phrase/input.ts'
import { phrase, wordRule } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound, overtaken } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

/** SQL: a version of the facility's phrases. */
const version = (facilityId: number, id: Id): SQL => sql`phrase p where p.facility_id = ${facilityId} and p.id = ${id}`

/** The version that is replaced is there, and nobody has replaced it. */
const upon = (facilityId: number, id: Id): Condition[] => [
  { holds: sql`exists (select 1 from ${version(facilityId, id)} and p.gone = 0)`, fail: notFound },
  {
    holds: sql`not exists (select 1 from phrase n where n.facility_id = ${facilityId} and n.supersedes = ${id})`,
    fail: overtaken,
  },
]

/** A new phrase, or another version of one. */
export function keep(c: Context<App>, asked: KeepPhrase): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, kind = '', section = '', age = null, month = null, text } = asked
  const root = asked.upon ? sql`(select p.root_id from ${version(facilityId, asked.upon)})` : sql`${id}`
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: asked.upon
      ? upon(facilityId, asked.upon)
      : [
          {
            holds: sql`(select count(*) from phrase p where p.facility_id = ${facilityId} and p.supersedes is null) < ${MOST_PHRASES}`,
            fail: () =>
              conflict('full', `文例は${MOST_PHRASES.toLocaleString('ja')}までです。使わないものをとりさげてください。`),
          },
        ],
    rows: (db) => [
      db
        .insert(phrase)
        .select(sql`select ${facilityId}, ${id}, ${root}, ${asked.upon ?? null}, ${kind}, ${section}, ${age}, ${month},
        ${text}, 'house', 0, ${tokenOf(c).account}, ${c.get('now')}`),
    ],
    content: { phrase: text, ...(asked.upon ? { upon: asked.upon } : {}) },
    topics: ['phrase'],
  })
}

/** とりさげ: it is offered no more. */
export function drop(c: Context<App>, asked: DropPhrase): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: upon(facilityId, asked.upon),
    rows: (db) => [
      db
        .insert(phrase)
        .select(sql`select p.facility_id, ${asked.id}, p.root_id, p.id, p.kind, p.section, p.age, p.month, p.text, p.made_by, 1,
        ${tokenOf(c).account}, ${c.get('now')} from ${version(facilityId, asked.upon)}`),
    ],
    content: { phrase: 'とりさげ', upon: asked.upon },
    topics: ['phrase'],
  })
}

/** 言葉のきまり anew, as a whole. */
export function changeWording(c: Context<App>, asked: ChangeWording): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const last = sql`word_rule w where w.facility_id = ${facilityId} and not exists (select 1 from word_rule n
    where n.facility_id = w.facility_id and n.number > w.number)`
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`(select w.id from ${last}) is ${asked.upon ?? null}`,
        fail: overtaken,
      },
    ],
    rows: (db) => [
      db.insert(wordRule).select(sql`select ${facilityId}, coalesce((select w.number from ${last}), 0) + 1, ${asked.id},
        ${JSON.stringify(asked.rules)}, ${tokenOf(c).account}, ${c.get('now')}`),
    ],
    content: { rules: asked.rules },
    topics: ['phrase'],
  })
}
