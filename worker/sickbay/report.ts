// The month's report of 体調不良児型病児保育: made of the steps and of what stands in 日々の記録, for the desk, on paper and as a file.
import { and, between, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { SIGN_WORDS } from '../../schema/care/words.ts'
import { type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { careEntry, child } from '../../schema/shard.ts'
import { foldStays, minutesOf, type ReportLine, type SickbayMonth, seenIn } from '../../schema/sickbay/rule.ts'
import { careColumns } from '../care/read-day.ts'
import { reachesEach } from '../contactbook/reach.ts'
import { settingsBetween } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'
import { sickbaySteps } from './queries.ts'

export async function readMonth(c: Context<App>, month: Month): Promise<SickbayMonth> {
  const { facilityId } = c.get('scope')
  const { from, to } = monthRange(month)
  const reaches = (childId: SQL, day: SQL) => reachesEach(c, childId, day)
  const was = sql`exists (select 1 from sickbay_step x where x.facility_id = ${facilityId} and x.day = care_entry.day
    and x.child_id = care_entry.child_id)`
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    settingsBetween(db, facilityId, from, to),
    sickbaySteps(db, facilityId, from, to, reaches(sql`sickbay_step.child_id`, sql`sickbay_step.day`)),
    db
      .select({ day: careEntry.day, ...careColumns, by: sql<string>`''`.as('by_name') })
      .from(careEntry)
      .where(and(eq(careEntry.facilityId, facilityId), between(careEntry.day, from, to), was)),
    db
      .select({
        childId: child.id,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
      })
      .from(child)
      .where(
        and(
          eq(child.facilityId, facilityId),
          sql`child.id in (select x.child_id from sickbay_step x where x.facility_id = ${facilityId} and x.day between ${from} and ${to})`,
        ),
      ),
    db
      .select({
        childId: sql<Id>`m.child_id`.as('child_id'),
        startsOn: sql<string>`m.starts_on`.as('starts_on'),
        endsOn: sql<string | null>`m.ends_on`.as('ends_on'),
        name: sql<string>`r.name`.as('class_name'),
        age: sql<number | null>`r.class_age`.as('class_age'),
      })
      .from(sql`class_membership m join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id`)
      .where(
        sql`m.facility_id = ${facilityId} and m.starts_on <= ${to} and (m.ends_on is null or m.ends_on >= ${from})
          and m.child_id in (select x.child_id from sickbay_step x where x.facility_id = ${facilityId} and x.day between ${from} and ${to})`,
      ),
  ])
  const [[house], settings, steps, care, children, classes] = rows
  if (!house) throw notFound()
  const of = new Map(children.map((one) => [one.childId, one]))
  return {
    month,
    facility: house.name,
    on: settings.some((one) => one.settings.sickbay),
    lines: foldStays(steps).flatMap((stay): ReportLine[] => {
      const who = of.get(stay.childId)
      const room = classes.find(
        ({ childId, startsOn, endsOn }) =>
          childId === stay.childId && startsOn <= stay.day && (endsOn === null || endsOn >= stay.day),
      )
      if (!who) return []
      const { temperatures, signs } = seenIn(
        stay,
        care.filter(({ childId, day }) => childId === stay.childId && day === stay.day),
      )
      return [
        {
          ...stay,
          name: fullName(who),
          kana: `${who.familyKana} ${who.givenKana}`.trim(),
          className: room?.name ?? '',
          age: room?.age ?? null,
          temperatures: temperatures.map(({ tenths, at }) => [tenths, at]),
          signs,
        },
      ]
    }),
  }
}

const HEADINGS = ['日付', '氏名', 'ふりがな', 'クラス', '年齢', 'はじめ', 'おわり', '分', '体温', '症状', '記録した人'] as const

export async function exportMonth(c: Context<App>, { month, format }: { month: Month; format: 'csv' | 'xlsx' }) {
  const { facility, lines } = await readMonth(c, month)
  await logReading(c, '', { exported: format, month, children: new Set(lines.map(({ childId }) => childId)).size })
  return answerTable(c, {
    format,
    name: `病児保育_${month}_${facility}`,
    title: `体調不良児対応型病児保育 実施報告 ${month}`,
    lines: [facility, madeAt(c), '体温と症状は、日々の記録にあるその時間のものです'],
    headings: [...HEADINGS],
    rows: [
      ...lines.map((line) => [
        line.day,
        line.name,
        line.kana,
        line.className,
        line.age,
        showTime(timeOn(line.day, line.from)),
        line.to === null ? '記録なし' : showTime(timeOn(line.day, line.to)),
        minutesOf(line),
        line.temperatures.map(([tenths, at]) => `${(tenths / 10).toFixed(1)}℃ ${showTime(timeOn(line.day, at))}`).join('、'),
        line.signs.map((sign) => SIGN_WORDS[sign]).join('、'),
        line.by,
      ]),
      ['計', `${lines.length}件`, '', '', null, '', '', lines.reduce((sum, line) => sum + (minutesOf(line) ?? 0), 0), '', '', ''],
    ],
    widths: (column) => (column === 8 || column === 9 ? 28 : column === 1 || column === 2 ? 16 : 10),
    frozenColumns: 2,
  })
}
