// 与薬 of some days: today's list for those who give, a family's own requests, the book of a month.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type Day, daysBetween } from '../../schema/kit/day.ts'
import type { MedicineQuery } from '../../schema/medicine/input.ts'
import { DOSE_LATE_AFTER, SHEET_DAYS } from '../../schema/medicine/rule.ts'
import { knownChild, reachesEach } from '../contactbook/reach.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { requestsOf, stepsOf } from './queries.ts'
import { sheetsOf } from './sheet.ts'

/** Days of one list; a fiscal year's book is read month by month. */
const MOST_DAYS = 62
const TOPICS = ['medicine', 'facility']

async function gather(c: Context<App>, { from, to, child }: MedicineQuery) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const { account, door } = tokenOf(c)
  const family = door === 'family'
  const reach = (table: 'medicine_request' | 'medicine_step') => {
    const of = sql.identifier(table)
    const [childId, day] = [sql`${of}.child_id`, sql`${of}.day`]
    const holds = reachesEach(c, childId, day)
    return child ? sql`${childId} = ${child} and ${holds}` : holds
  }
  const wanted = { from, to, account, named: !family }
  const { who, rows } = await read(c, (db) => [
    db.select({ version: versionOfAll(facilityId, TOPICS), known: knownChild(c, child, to) }).from(sql`(select 1)`),
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, today),
    requestsOf(db, facilityId, { ...wanted, only: reach('medicine_request') }),
    stepsOf(db, facilityId, { ...wanted, only: reach('medicine_step') }),
  ])
  const [[counted], [house], [setting], requests, steps] = rows
  if (!counted?.known || !house || !setting) throw notFound()
  const {
    medicine = 'give',
    medicineOpinion = false,
    medicineLate = DOSE_LATE_AFTER,
    medicineSheetDays = SHEET_DAYS,
  } = setting.settings
  const stepsBy = Map.groupBy(steps, ({ requestId }) => requestId)
  const list = {
    from,
    to,
    today,
    facility: house.name,
    gives: medicine === 'give',
    opinion: medicineOpinion,
    sheets: sheetsOf(c, setting.settings),
    sheetDays: medicineSheetDays,
    lateAfter: medicineLate,
    requests: requests.map(
      ({ familyName, givenName, familyKana, givenKana, mine, sheetId, sheetWidth, sheetHeight, ...one }) => ({
        ...one,
        sheet: sheetId && sheetWidth && sheetHeight ? { id: sheetId, width: sheetWidth, height: sheetHeight } : null,
        mine: mine === 1,
        kana: `${familyKana} ${givenKana}`.trim(),
        name: fullName({ familyName, givenName }),
        steps: (stepsBy.get(one.id) ?? []).map(({ requestId: _of, mine: own, ...step }) => ({ ...step, mine: own === 1 })),
      }),
    ),
  }
  return { who, version: counted.version, list }
}
export type MedicineList = Awaited<ReturnType<typeof gather>>['list']

export async function readMedicine(c: Context<App>, asked: MedicineQuery) {
  const { facilityId } = c.get('scope')
  // The settings of today stand in it.
  const key = `${c.get('today')}-${asked.from}-${asked.to}-${asked.child ?? ''}`
  if (await stillFresh(c, versionOfAll(facilityId, TOPICS), key)) return c.body(null, 304)
  const { who, version, list } = await gather(c, asked)
  writeEtag(c, who, version, null, key)
  return c.json(list)
}

/** The same list, for a file. */
export const listMedicine = async (c: Context<App>, asked: { from: Day; to: Day }): Promise<MedicineList> =>
  (await gather(c, asked)).list
