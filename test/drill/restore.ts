// The databases are gone in the middle of a morning. The night's backup is put into empty ones, and the tablets bring again everything they did
// today: what the backup knew gives its receipt, what came later is written, and nothing is there twice.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { MINUTE } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { presenceFact } from '../../schema/shard.ts'
import { backUp } from '../../worker/backup/write-backup.ts'
import { restoreBackup } from '../../worker/dev/restore-backup.ts'
import { memoryBucket } from '../kit/memory-bucket.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'
import { stateOf } from './table-state.ts'

/** Assurance G13: half an hour, scripted. */
const MOST_MS = 30 * MINUTE
const PAGES_A_CALL = 20

const sorted = (rows: readonly object[] = []): string =>
  rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n')

/** @param children of the house; a third of them comes before the backup is written, the rest after it */
export async function restore({ children: count = 150 } = {}): Promise<Finding> {
  const finding = openFinding('restore')
  const kept = { ARCHIVE: memoryBucket(), SECRET: 'a secret that outlives the databases' }
  openInProcess(kept)
  const world = await makeWorld()
  const tablet = await addTablet(world)
  const teacher = await openOn(world, tablet, await world.addStaff('nursery_teacher', { classId: world.rabbit }), at('6:50'))
  const acts: { id: string; childId: string; kind: 'arrive'; at: number }[] = []
  for (let place = 0; place < count; place++) {
    const moment = at('7:00') + place * 20_000
    acts.push({ id: newId(moment), childId: await world.addChild(`こども ${place}`), kind: 'arrive', at: moment })
  }
  const send = async (act: (typeof acts)[number], now: number) => {
    teacher.at(now)
    const answer = await teacher.post('/presence/tap', act)
    if (answer.status !== 200) finding.fault(`an arrival was answered ${answer.status} ${answer.text.slice(0, 200)}`)
    return Number(answer.body.at)
  }
  /** Who came how and when, by the databases that are bound now. */
  const facts = async () =>
    (
      await drizzle(bindings[world.shard])
        .select({ childId: presenceFact.childId, kind: presenceFact.kind, at: presenceFact.at })
        .from(presenceFact)
        .where(and(eq(presenceFact.facilityId, world.facilityId), eq(presenceFact.day, DAY)))
    ).map(({ childId, kind, at: moment }) => `${childId} ${kind} ${moment}`)

  const early = acts.slice(0, Math.ceil(count / 3))
  const written = at('7:00') + early.length * 20_000
  for (const one of early) await send(one, one.at)
  let calls = 1
  const begun = performance.now()
  for (let now = written; !(await backUp(bindings, now, PAGES_A_CALL)); now += MINUTE) calls += 1
  const backupMs = performance.now() - begun
  const before = await stateOf(bindings)
  for (const one of acts.slice(early.length)) await send(one, Math.max(one.at, written))
  const whole = await facts()

  openInProcess(kept)
  finding.must((await stateOf(bindings)).get('DIRECTORY.placement')?.length === 0, 'the databases are not gone')
  const lost = performance.now()
  const { units } = await restoreBackup(bindings, DAY)
  const restoreMs = performance.now() - lost
  finding.must(restoreMs <= MOST_MS, `it took ${Math.round(restoreMs / MINUTE)} minutes`)
  const after = await stateOf(bindings)
  for (const [table, rows] of before)
    if (sorted(rows) !== sorted(after.get(table)))
      finding.fault(`${table}: ${rows.length} rows became ${after.get(table)?.length}, or others`)

  const back = at('10:00')
  let known = 0
  for (const one of acts) if ((await send(one, back)) < back) known += 1
  finding.must(known === early.length, `${known} acts gave their receipt, ${early.length} were in the backup`)
  for (const one of acts) await send(one, back + MINUTE)
  const again = await facts()
  finding.must(
    sorted(again.map((text) => ({ text }))) === sorted(whole.map((text) => ({ text }))),
    `${again.length} facts instead of ${whole.length}`,
  )
  return finding.close({
    children: count,
    ...{
      units: units.length,
      rowsCompared: [...before.values()].reduce((sum, rows) => sum + rows.length, 0),
      tables: before.size,
    },
    ...{ backupCalls: calls, backupMs: Math.round(backupMs), rtoMs: Math.round(restoreMs) },
    ...{ replayed: 2 * acts.length, known, late: acts.length - known, doubled: again.length - whole.length },
  })
}
