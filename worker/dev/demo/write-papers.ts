// 書類 of the demo: diaries, week and month plans and records of the last weeks, handed in and decided as a house does it. The newest wait: for
// 主任, for 園長, and one came back to its writer.
import { periodOf } from '../../../schema/document/kind.ts'
import type { Snapshot } from '../../../schema/document/snapshot.ts'
import { addDays, type Day, type Moment } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import type { Role } from '../../../schema/permission/matrix.ts'
import { document, documentEdit, documentStep } from '../../../schema/shard.ts'
import { digestOf } from '../../kit/audit-row.ts'
import { diceOf } from './dice.ts'
import { type Child, type Draft, papersOf, type Room } from './invent-papers.ts'
import { bandOf } from './paper-texts.ts'
import { cameSince, type House } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

/** Since when the demo's houses write their papers here. */
export const PAPER_WEEKS = 4

/** Writes the papers after a day (null: of the last weeks); those that are there stay as they are. */
export async function writePapers(house: House, after: Day | null, today: Day, now: Moment): Promise<void> {
  const { db, facilityId } = house
  const first = after === null ? addDays(today, -PAPER_WEEKS * 7) : addDays(after, -7)
  const own = <Row>(sql: string): Promise<Row[]> => rowsOf<Row>(db, sql, facilityId)
  const [names] = await own<{ name: string }>('select name from facility where facility_id = ?')
  const people = await own<{ accountId: Id; name: string }>(
    "select account_id as accountId, trim(family_name || ' ' || given_name) as name from person where facility_id = ? and account_id is not null",
  )
  const rooms = (
    await own<{ id: Id; name: string; classAge: number }>(
      'select id, name, class_age as classAge from classroom where facility_id = ? order by position',
    )
  ).flatMap((room): Room[] => {
    const teacher = house.staff.find((one) => one.role === 'nursery_teacher' && one.classroomId === room.id)
    const writer = people.find(({ accountId }) => accountId === teacher?.accountId)?.name ?? ''
    return teacher ? [{ ...room, band: bandOf(room.classAge), teacher, writer }] : []
  })
  const children = await own<Child>(
    `select c.id, trim(c.family_name || ' ' || c.given_name) as name, m.classroom_id as classroomId
     from child c join class_membership m on m.facility_id = c.facility_id and m.child_id = c.id and m.ends_on is null
     where c.facility_id = ? and c.archived_at is null order by c.family_kana, c.given_kana`,
  )
  const known = new Set(
    (
      await own<{ name: string }>("select kind || ' ' || subject || ' ' || starts_on as name from document where facility_id = ?")
    ).map(({ name }) => name),
  )
  const came = await cameSince(house, first)
  const drafts = rooms.flatMap((room) => {
    const inClass = children.filter(({ classroomId }) => classroomId === room.id)
    return papersOf({ house, room, inClass, came, first, today, all: after === null })
  })
  const rows = { papers: [] as Paper[], edits: [] as Edit[], steps: [] as Step[] }
  for (const draft of drafts) {
    if (known.has(`${draft.kind.key} ${draft.subject} ${draft.startsOn}`) || draft.writtenAt > now) continue
    addPaper(rows, house, names?.name ?? '', draft, now)
  }
  await insertRows(db, document, rows.papers)
  await insertRows(db, documentEdit, rows.edits)
  await insertRows(db, documentStep, rows.steps)
}

type Paper = typeof document.$inferInsert
type Edit = typeof documentEdit.$inferInsert
type Step = typeof documentStep.$inferInsert

function addPaper(
  rows: { papers: Paper[]; edits: Edit[]; steps: Step[] },
  { facilityId, staff }: House,
  facility: string,
  draft: Draft,
  now: Moment,
): void {
  const { kind, about, subject, name, room, texts, writtenAt, children } = draft
  const { startsOn, endsOn } = periodOf(kind.cadence, draft.startsOn)
  const dice = diceOf(`${facilityId} ${kind.key} ${subject} ${startsOn}`)
  const id = dice.id(writtenAt)
  const { accountId } = room.teacher
  rows.papers.push({
    ...{ facilityId, id, kind: kind.key, kindVersion: kind.version, about, subject, startsOn, endsOn, accountId },
    createdAt: writtenAt,
  })
  for (const [field, text] of Object.entries(texts))
    rows.edits.push({
      ...{ facilityId, documentId: id, id: dice.id(writtenAt), field, bases: [], text, accountId },
      ...{ beganAt: writtenAt, at: writtenAt, times: 1 },
    })
  const snapshot: Snapshot = {
    ...{ kind: kind.key, kindVersion: kind.version, facility, subject: name, classAge: room.classAge, startsOn, endsOn, texts },
    writers: [room.writer],
    children: children.map((one) => [one.id, one.name]),
  }
  const digest = digestOf(snapshot)
  const by = (role: Role) => staff.find((one) => one.role === role)?.accountId ?? accountId
  draft.steps
    .filter(({ at }) => at <= now)
    .forEach((step, index) => {
      rows.steps.push({
        ...{ facilityId, documentId: id, number: index + 1, id: dice.id(step.at), digest, at: step.at },
        ...{ kind: step.kind, place: step.place, role: step.role, comment: step.comment ?? null, field: step.field ?? null },
        snapshot: step.kind === 'submitted' ? snapshot : null,
        accountId: step.role === 'nursery_teacher' ? accountId : by(step.role),
      })
    })
}
