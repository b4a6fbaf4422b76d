// An illness with a name: by the family with its absence, later on, or by staff after a call.
import { sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import type { Disease } from '../../schema/infection/diseases.ts'
import type { openCase as input, told } from '../../schema/infection/input.ts'
import type { Base } from '../../schema/infection/rule.ts'
import { diseasesOn, type OwnDisease } from '../../schema/infection/versions.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { infectionCase, infectionStep, notice, noticeConfirmation } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { rightHolds } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { openCases, ownDiseases } from './queries.ts'

type Certainty = v.InferOutput<typeof input>['certainty']
type StepRow = Omit<typeof infectionStep.$inferInsert, 'facilityId' | 'position' | 'source' | 'accountId' | 'at'>

export const unknownDisease = () => badInput('病名（key）: 知らない病名です。画面をひらき直してください', 'key')

/** A day of the illness lies behind, and not years. */
export const daysRefused = (c: Context<App>, days: Partial<Record<Base, Day | null>> | undefined): Condition[] =>
  Object.values(days ?? {}).some((day) => day && (day > c.get('today') || day.slice(0, 4) < '2000'))
    ? [{ holds: sql`0`, fail: () => badInput('日（days）: まだ来ていない日は入れられません', 'days') }]
    : []

/** A statement takes a hundred parameters, a step has twelve. */
const STEP_ROWS = 8

/** Statements for what was said, in the order given. */
export function stepRows(db: Shard, c: Context<App>, steps: readonly StepRow[]): BatchItem<'sqlite'>[] {
  const rows = steps.map((step, position) => ({
    facilityId: c.get('scope').facilityId,
    fact: null,
    day: null,
    formId: null,
    note: null,
    ...step,
    position,
    source: tokenOf(c).door === 'family' ? ('guardian' as const) : ('staff' as const),
    accountId: tokenOf(c).account,
    at: c.get('now'),
  }))
  return Array.from({ length: Math.ceil(rows.length / STEP_ROWS) }, (_, part) =>
    insertRows(db, infectionStep, rows.slice(part * STEP_ROWS, (part + 1) * STEP_ROWS)),
  )
}

export const factSteps = (
  at: Pick<StepRow, 'childId' | 'caseId' | 'id'>,
  facts: Partial<Record<string, Day | null>> | undefined,
): StepRow[] => Object.entries(facts ?? {}).map(([fact, day]) => ({ ...at, kind: 'fact', fact, day: day ?? null }))

/** The case and its first steps. The act's id is the case's. */
export const openingRows = (
  db: Shard,
  c: Context<App>,
  { id, childId, disease, certainty, days }: { id: Id; childId: Id; disease: Disease; certainty: Certainty; days: StepRow[] },
): BatchItem<'sqlite'>[] => [
  insertRows(db, infectionCase, [
    {
      facilityId: c.get('scope').facilityId,
      childId,
      id,
      disease,
      day: c.get('today'),
      accountId: tokenOf(c).account,
      writtenAt: c.get('now'),
    },
  ]),
  ...stepRows(db, c, [{ childId, caseId: id, id, kind: certainty }, ...days]),
]

/** The child is here, and has no open case of this disease. */
export function mayOpen(facilityId: number, childId: Id, key: string, today: Day): Condition[] {
  return [
    {
      holds: sql`exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${childId} and k.archived_at is null)`,
      fail: notFound,
    },
    {
      holds: sql`not exists (${openCases(facilityId, childId, key, today)})`,
      fail: () => conflict('already_open', 'この病名は、もう連絡されています。つづきの画面で、わかったことを足してください。'),
    },
  ]
}

/**
 * A further version of the absence that stands today, or else of the next one to come, with the other reason in the register. Written by
 * staff it needs no confirmation of staff.
 */
export function remark(
  db: Shard,
  c: Context<App>,
  { id, childId, from, to }: { id: Id; childId: Id; from: 'sick' | 'suspended'; to: 'sick' | 'suspended' },
): BatchItem<'sqlite'>[] {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const today = c.get('today')
  const source = door === 'family' ? 'guardian' : 'staff'
  const again = db.insert(notice).select(sql`
    select n.facility_id, n.child_id, ${id}, n.kind, n.starts_on, n.ends_on, ${to}, n.symptoms, n.temperature, n.time, n.pickup_person, n.note,
      0, n.id, ${source}, n.after_cutoff, ${account}, ${c.get('now')}
    from notice n where n.facility_id = ${facilityId} and n.child_id = ${childId} and n.kind = 'absent' and n.reason = ${from}
      and not n.withdrawn and n.ends_on >= ${today}
      and not exists (select 1 from notice w where w.facility_id = n.facility_id and w.child_id = n.child_id and w.supersedes = n.id)
    order by n.starts_on, n.written_at desc limit 1`)
  if (source === 'guardian') return [again]
  return [
    again,
    db.insert(noticeConfirmation).select(sql`
      select n.facility_id, n.child_id, n.id, ${account}, ${c.get('now')} from notice n
      where n.facility_id = ${facilityId} and n.child_id = ${childId} and n.id = ${id}`),
  ]
}

/** The register's word for an absence with this disease. */
export const absenceOf = (settings: FacilitySettings): 'sick' | 'suspended' => settings.infectionAbsence ?? 'suspended'

interface Named {
  childIds: readonly Id[]
  id: Id
}

/**
 * What a report of absence with the name of an illness asks and writes besides: the case, opened by the same act (RA21). One that already goes
 * on stays as it is, and the absence is written all the same.
 */
export function namesDisease(
  c: Context<App>,
  { childIds: [childId = ''], id }: Named,
  { key, certainty, onset }: v.InferOutput<typeof told>,
  { own, known }: { own: readonly OwnDisease[]; known: boolean },
): { content: Record<string, unknown>; conditions: Condition[]; rows: (db: Shard) => BatchItem<'sqlite'>[] } {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const disease = diseasesOn(today, own).find((one) => one.key === key)
  const days = onset ? { onset } : undefined
  return {
    content: { disease: disease?.name ?? key, certainty },
    conditions: [
      { holds: rightHolds('infection.report', facilityId, tokenOf(c), today, c.get('now'), [childId]), fail: notFound },
      ...(known ? [] : mayOpen(facilityId, childId, key, today)),
      ...(disease ? [] : [{ holds: sql`0`, fail: unknownDisease }]),
      ...daysRefused(c, days),
    ],
    rows: (db) =>
      disease && !known
        ? openingRows(db, c, { id, childId, disease, certainty, days: factSteps({ childId, caseId: id, id }, days) })
        : [],
  }
}

/** Opens a case; the absence that stands becomes 出席停止 where the setting says so. */
export async function openCase(c: Context<App>, asked: v.InferOutput<typeof input>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, key, certainty, days } = asked
  const today = c.get('today')
  const { rows } = await read(c, (db) => [settingsOn(db, facilityId, today), ownDiseases(db, facilityId)])
  const [[setting], own] = rows
  const disease = diseasesOn(today, own).find((one) => one.key === key)
  if (!setting) throw notFound()
  const suspends = absenceOf(setting.settings) === 'suspended'
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...mayOpen(facilityId, childId, key, today),
      ...(disease ? [] : [{ holds: sql`0`, fail: unknownDisease }]),
      ...daysRefused(c, days),
    ],
    rows: (db) =>
      disease
        ? [
            ...openingRows(db, c, {
              id,
              childId,
              disease,
              certainty,
              days: factSteps({ childId, caseId: id, id }, days),
            }),
            ...(suspends ? remark(db, c, { id, childId, from: 'sick', to: 'suspended' }) : []),
          ]
        : [],
    content: { disease: disease?.name ?? key, certainty, days: days ?? null },
    topics: ['presence', 'infection', `child:${childId}`],
  })
}
