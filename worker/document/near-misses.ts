// ヒヤリハット of a month: each by the words it is counted by, for the screen, the paper of the 職員会議 and the file.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type ListQuery, MOST_DAYS } from '../../schema/document/input.ts'
import { countBy, hourOf, NEAR_MISS, SUM_WORDS, SUMS } from '../../schema/document/near-miss.ts'
import type { ListFile } from '../../schema/document/taken.ts'
import { daysBetween } from '../../schema/kit/day.ts'
import { document } from '../../schema/shard.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import { subjectName, wordsIn } from './queries.ts'
import { READERS, ROW, reaches } from './reach.ts'

const MOST = 1_000

export async function readNearMisses(c: Context<App>, { from, to }: ListQuery) {
  const { facilityId } = c.get('scope')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const words = (field: string): SQL.Aliased<string> => sql<string>`${wordsIn(field)}`.as(`its_${field}`)
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    db
      .select({
        subject: document.subject,
        startsOn: document.startsOn,
        name: subjectName(facilityId).as('subject_name'),
        time: words('time'),
        place: words('place'),
        kind: words('kind'),
        child: words('child'),
        prevention: words('prevention'),
      })
      .from(document)
      .where(
        sql`document.facility_id = ${facilityId} and document.kind = ${NEAR_MISS} and document.starts_on between ${from} and ${to}
          and ${reaches(c, ROW, READERS)}`,
      )
      .orderBy(document.startsOn, document.id)
      .limit(MOST),
  ])
  const [[house], list] = rows
  if (!house) throw notFound()
  return { from, to, facility: house.name, list }
}
export type NearMisses = Awaited<ReturnType<typeof readNearMisses>>

const COLUMNS: readonly (readonly [string, number])[] = [
  ['日', 12],
  ['件名', 30],
  ['時刻', 10],
  ['時間帯', 12],
  ['場所', 18],
  ['種類', 18],
  ['年齢', 14],
  ['防ぐために', 50],
]

/** A line a paper, the sums above them. Handed out only once it is written down who took it. */
export async function exportNearMisses(c: Context<App>, { format, from, to }: ListFile) {
  const { facility, list } = await readNearMisses(c, { from, to })
  await logReading(c, '', { exported: format, from, to, papers: list.length })
  return answerTable(c, {
    format,
    name: `ヒヤリハット_${from}_${to}`,
    title: `ヒヤリハット　${from}〜${to}`,
    lines: [
      facility,
      madeAt(c),
      ...SUMS.map(
        (sum) =>
          `${SUM_WORDS[sum]}　${countBy(sum, list)
            .map(({ word, count }) => `${word} ${count}`)
            .join('、')}`,
      ),
    ],
    headings: COLUMNS.map(([heading]) => heading),
    rows: list.map((one) => [
      ...[one.startsOn, one.name, one.time, hourOf(one.time), one.place, one.kind, one.child, one.prevention],
    ]),
    widths: (column) => COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 2,
  })
}
