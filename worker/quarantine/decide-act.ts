// 届かなかった記録: 主任 or 園長 reads what a lost tablet handed over, and records it with its true time or not, with a reason.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Id } from '../../schema/kit/id.ts'
import { comeBack, goOut, sighting, stamp, tap } from '../../schema/presence/input.ts'
import { act as actSchema } from '../../schema/quarantine/input.ts'
import { child, device, person, presenceFact, quarantine } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { type DoorAct, recordAct } from '../presence/record-act.ts'
import { openSealed } from './seal.ts'

const TAPPED = {
  arrive: ['arrive', 'sighting'],
  leave: ['leave', 'handover'],
} as const
const SEEN = { 'presence/sighting': ['sighting'], 'presence/out': ['out'], 'presence/back': ['back'] } as const

/** The door act in a sealed one, when it is one that can be recorded as it was meant; at the moment it happened. */
function doorActOf({ path, json, madeAt }: v.InferOutput<typeof actSchema>): Omit<DoorAct, 'id'> | null {
  const schema = {
    'presence/tap': tap,
    'presence/stamp': stamp,
    'presence/sighting': sighting,
    'presence/out': goOut,
    'presence/back': comeBack,
  }[path]
  const read = schema && v.safeParse(schema as typeof tap, json)
  if (!read?.success) return null
  const {
    childId,
    kind,
    at = madeAt,
    person: who,
    place,
    ask,
    vouched,
  } = read.output as v.InferOutput<typeof tap> & { place?: string }
  const facts = SEEN[path as keyof typeof SEEN] ?? (path === 'presence/stamp' ? [kind] : TAPPED[kind])
  return {
    childId,
    facts,
    at,
    ...(who ? { person: who } : {}),
    ...(ask ? { ask } : {}),
    ...(vouched ? { vouched } : {}),
    ...(place ? { place } : {}),
  }
}

const waiting = (db: Shard, facilityId: number) =>
  db
    .select({
      id: quarantine.id,
      sealed: quarantine.sealed,
      receivedAt: quarantine.receivedAt,
      deviceName: device.name,
      arrived: sql<
        0 | 1
      >`exists (select 1 from ${presenceFact} f where f.facility_id = ${facilityId} and f.id = ${quarantine.id})`.as('arrived'),
    })
    .from(quarantine)
    .innerJoin(device, and(eq(device.facilityId, quarantine.facilityId), eq(device.id, quarantine.deviceId)))
    .where(and(eq(quarantine.facilityId, facilityId), sql`${quarantine.decidedAt} is null`))
    .orderBy(quarantine.receivedAt, quarantine.id)
    .limit(200)

/** What waits, opened: child, act, true time, and who says to have done it. Nobody sees a child a block keeps from them. */
export async function readQuarantine(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [
    waiting(db, facilityId),
    db
      .select({ childId: child.id, familyName: child.familyName, givenName: child.givenName })
      .from(child)
      .where(eq(child.facilityId, facilityId)),
    db
      .select({ personId: person.id, familyName: person.familyName, givenName: person.givenName })
      .from(person)
      .where(eq(person.facilityId, facilityId)),
  ])
  const [acts, children, people] = rows
  const nameOf = new Map(withoutKept(who, children).map((one) => [one.childId, fullName(one)]))
  const opened = await Promise.all(
    acts.map(async ({ sealed, arrived, ...row }) => {
      const content = v.safeParse(actSchema, await openSealed(c.env, facilityId, row.id, sealed))
      if (!content.success) return { ...row, arrived: arrived === 1, content: null }
      const { path, json, childIds, madeAt, personId } = content.output
      if (childIds.some((childId) => who.kept.has(childId))) return null
      const by = people.find((one) => one.personId === personId)
      return {
        ...row,
        arrived: arrived === 1,
        content: {
          path,
          kind: typeof json.kind === 'string' ? json.kind : null,
          children: childIds.map((childId) => nameOf.get(childId) ?? ''),
          at: typeof json.at === 'number' ? json.at : madeAt,
          person: typeof json.person === 'string' ? json.person : null,
          by: by ? fullName(by) : null,
          recordable: doorActOf(content.output) !== null,
          /** All that it says, with the names of who is in it: what cannot be recorded from here is entered by hand. */
          json,
          names: Object.fromEntries(childIds.map((childId) => [childId, nameOf.get(childId) ?? ''])),
        },
      }
    }),
  )
  return { acts: opened.filter((act) => act !== null) }
}

/** 記録する writes the act with its true time, marked in the audit; 採らない keeps why. Either way it is decided once. */
export async function decideAct(
  c: Context<App>,
  asked: { id: Id; actId: Id; decision: 'recorded' | 'refused'; reason?: string | undefined },
): Promise<Receipt> {
  const { facilityId, db } = c.get('scope')
  const { id, actId, decision, reason } = asked
  if (decision === 'refused' && !reason) throw badInput('理由（reason）: 採らない理由を書いてください', 'reason')
  const now = c.get('now')
  const row = and(eq(quarantine.facilityId, facilityId), eq(quarantine.id, actId))
  const { who, rows } = await read(c, () => [db.select().from(quarantine).where(row)])
  const [kept] = rows[0]
  if (!kept) throw notFound()
  const content = v.safeParse(actSchema, await openSealed(c.env, facilityId, actId, kept.sealed))
  if (content.success && content.output.childIds.some((childId) => who.kept.has(childId))) throw notFound()
  const open: Condition = {
    holds: sql`exists (select 1 from quarantine q where q.facility_id = ${facilityId} and q.id = ${actId} and q.decided_at is null)`,
    fail: () => conflict('over', 'この記録は、もう片づいています。'),
  }
  const close = (db: Shard) => [
    db
      .update(quarantine)
      .set({ decidedBy: tokenOf(c).account, decidedAt: now, decision, reason: reason ?? null })
      .where(row),
  ]
  const noted = {
    quarantine: actId,
    decision,
    fromDevice: kept.deviceId,
    ...(content.success && content.output.personId ? { claimedBy: content.output.personId } : {}),
    ...(reason ? { reason } : {}),
  }
  if (decision === 'refused')
    return write(c, { id, input: asked, children: [], conditions: [open], rows: close, content: noted, topics: [] })
  const act = content.success ? doorActOf(content.output) : null
  if (!act)
    throw conflict('not_recordable', 'この記録は、ここからは入れられません。内容を見て、それぞれの画面から入れてください。')
  const unheard: Condition = {
    holds: sql`not exists (select 1 from presence_fact f where f.facility_id = ${facilityId} and f.id = ${actId})`,
    fail: () => conflict('already', 'この記録は、もう園に届いています。「採らない」で片づけてください。'),
  }
  return recordAct(c, {
    ...act,
    id,
    late: { actId, input: asked, conditions: [open, unheard], rows: close, content: noted },
  })
}
