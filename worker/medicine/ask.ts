// 与薬依頼 and 服薬連絡 on their way into the books, and とりさげ.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { AskMedicine, TellMedicine, withdrawMedicine as withdrawInput } from '../../schema/medicine/input.ts'
import { MOST_A_DAY, MOST_AHEAD } from '../../schema/medicine/rule.ts'
import { KIND_WORDS } from '../../schema/medicine/words.ts'
import { medicineRequest, medicineStep } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, conflict, type Fail, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { stands } from './queries.ts'
import { isKept, sheetsOf } from './sheet.ts'

export const topicsOf = (childId: string): string[] => ['medicine', 'nap', `child:${childId}`]

/** 与薬依頼: one medicine, one dose, on one day. */
export async function askMedicine(c: Context<App>, asked: AskMedicine): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { sort, declared: _declared, ...one } = asked
  const { rows } = await read(c, (db) => [settingsOn(db, facilityId, asked.day)])
  const settings = rows[0][0]?.settings
  if (!settings) throw notFound()
  const refused = notGiven(c, asked, settings) ?? noSheet(c, asked, settings)
  return keep(c, asked, { ...one, kind: 'give', sorts: [sort] }, [
    ...(refused ? [{ holds: sql`0`, fail: refused }] : []),
    ...(asked.sheetId ? [{ holds: isKept(c, asked.childId, asked.sheetId), fail: sheetGone }] : []),
    {
      holds: sql`not exists (select 1 from medicine_request r where ${standing(c, asked)} and r.kind = 'give' and r.medicine = ${asked.medicine})`,
      fail: () => conflict('already_asked', 'この日に、おなじ薬の依頼がもうあります。1日に1回分だけおあずかりします。'),
    },
  ])
}

/** 服薬連絡: the nursery gives nothing, and looks at the child. */
export const tellMedicine = (c: Context<App>, asked: TellMedicine): Promise<Receipt> =>
  keep(c, asked, { ...asked, kind: 'tell', usedBefore: true }, [])

/** SQL: requests `r` of that child and day that nobody withdrew. */
const standing = (c: Context<App>, { day, childId }: { day: string; childId: string }) =>
  sql`r.facility_id = ${c.get('scope').facilityId} and r.day = ${day} and r.child_id = ${childId} and not ${stands(sql`'withdrawn'`)}`

type Row = Omit<typeof medicineRequest.$inferInsert, 'facilityId' | 'source' | 'accountId' | 'writtenAt'>

function keep(c: Context<App>, input: unknown, row: Row, conditions: readonly Condition[]): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const [today, { account, door }] = [c.get('today'), tokenOf(c)]
  const { id, childId, day, kind } = row
  if (day < today) throw badInput('日（day）: すぎた日には出せません', 'day')
  if (day > addDays(today, MOST_AHEAD)) throw badInput(`日（day）: ${MOST_AHEAD}日先までにしてください`, 'day')
  return write(c, {
    id,
    input,
    children: [childId],
    conditions: [
      { holds: enrolledOn(facilityId, JSON.stringify([childId]), day), fail: notFound },
      {
        holds: sql`(select count(*) from medicine_request r where ${standing(c, row)}) < ${MOST_A_DAY}`,
        fail: () => conflict('too_many', `薬の連絡は、ひとりの子に1日${MOST_A_DAY}件までです。`),
      },
      ...conditions,
    ],
    rows: (db) => [
      insertRows(db, medicineRequest, [
        { ...row, facilityId, source: door === 'family' ? 'guardian' : 'staff', accountId: account, writtenAt: c.get('now') },
      ]),
    ],
    content: { day, medicine: KIND_WORDS[kind], ...(row.sheetId ? { medicineSheet: 'あり' } : {}) },
    topics: topicsOf(childId),
  })
}

/** Why a dose cannot be asked for; null when it can. */
function notGiven(c: Context<App>, { day, time }: AskMedicine, settings: FacilitySettings): Fail | null {
  // Settings that were made before there was a word of medicine.
  if ((settings.medicine ?? 'give') === 'tell')
    return conflict('not_given', 'この園では薬をおあずかりしていません。飲んでいる薬は「服薬連絡」で知らせてください。')
  if (time < settings.opensAt || time > settings.closesAt)
    return badInput('時刻（time）: 園があいている時間の中にしてください', 'time')
  return momentOf(day, time) < c.get('now') ? badInput('時刻（time）: もうすぎた時刻です', 'time') : null
}

/** Why a request needs a picture of 薬剤情報 that it has not; a paper that the desk types in lies there itself. */
const noSheet = (c: Context<App>, { sheetId }: AskMedicine, settings: FacilitySettings): Fail | null =>
  sheetId === undefined && sheetsOf(c, settings) === 'require' && tokenOf(c).door === 'family'
    ? badInput('薬剤情報の写真（sheetId）: 薬局の説明の紙を撮って、つけてください', 'sheetId')
    : null
const sheetGone = () => badInput('薬剤情報の写真（sheetId）: この写真はもうありません。もういちど撮ってください', 'sheetId')

/** とりさげ, until the thing is here; afterwards the nursery writes down what became of it. */
export const withdrawMedicine = (c: Context<App>, asked: v.InferOutput<typeof withdrawInput>): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  const { id, childId, day, requestId, note = null } = asked
  const now = c.get('now')
  const row = sql`r.facility_id = ${facilityId} and r.day = ${day} and r.child_id = ${childId} and r.id = ${requestId}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: sql`exists (select 1 from medicine_request r where ${row})`, fail: notFound },
      {
        holds: sql`exists (select 1 from medicine_request r where ${row} and not ${stands(sql`'received', 'given', 'withheld', 'withdrawn'`)})`,
        fail: () => conflict('in_hand', '園が薬を受け取ったあとか、もうとりさげてあります。園にお電話ください。'),
      },
    ],
    rows: (db) => [
      insertRows(db, medicineStep, [
        {
          ...{ facilityId, day, childId, requestId, id, kind: 'withdrawn' as const, at: now, receivedAt: now, note },
          accountId: tokenOf(c).account,
        },
      ]),
    ],
    content: { day, medicine: 'とりさげ', ...(note ? { note } : {}) },
    topics: topicsOf(childId),
  })
}
