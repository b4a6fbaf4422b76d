// A facility moves to another shard while tablets go on: what comes before the fence moves along, what comes behind it is told to wait and finds the
// new home by itself. No act is lost, none is there twice, and the old home takes nothing more.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Id, newId } from '../../schema/kit/id.ts'
import { migrateLocal } from '../../worker/dev/database.ts'
import { here } from '../../worker/dev/place.ts'
import { localTarget } from '../../worker/dev/target.ts'
import { fileEnv } from '../kit/sqlite-d1.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { at, makeWorld } from '../kit/world.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'

/** @param children of the house; each arrives once, most of them while the house moves */
export async function move({ children: count = 400 } = {}): Promise<Finding> {
  const finding = openFinding('move')
  const folder = mkdtempSync(join(tmpdir(), 'tsumugi-move-'))
  const state = join(folder, 'local')
  migrateLocal(state)
  const { close, ...databases } = fileEnv(state)
  try {
    openInProcess(databases)
    const target = localTarget(state)
    const world = await makeWorld({ shard: 'SHARD_1' })
    const tablet = await addTablet(world)
    const teacher = await openOn(world, tablet, await world.addStaff('nursery_teacher', { classId: world.rabbit }), at('6:50'))
    const waiting: { id: Id; childId: Id; kind: 'arrive'; at: number }[] = []
    for (let place = 0; place < count; place++)
      waiting.push({
        id: newId(at('7:00') + place),
        childId: await world.addChild(`こども ${place}`),
        kind: 'arrive',
        at: at('7:00') + place,
      })
    const all = waiting.map(({ childId }) => childId)

    const moving = spawn(
      process.execPath,
      [here('worker/dev/shard.ts'), 'move', '--facility', String(world.facilityId), '--to', 'SHARD_2', '--json'],
      {
        env: { ...process.env, TSUMUGI_STATE: folder },
      },
    )
    let said = ''
    for (const stream of [moving.stdout, moving.stderr]) stream.on('data', (text) => (said += text))
    const left = new Promise<number | null>((settle) => moving.on('close', settle))
    const ended = { code: null as number | null, yet: false }
    let [before, waits, last] = [0, 0, 0]
    let [fence, pausedMs] = [0, 0]
    void left.then((code) => Object.assign(ended, { code, yet: true }))
    const homes = () =>
      ['SHARD_1', 'SHARD_2'].map(
        (shard) => target.all(shard, `select state from facility_home where facility_id = ${world.facilityId}`)[0]?.state,
      )
    while (waiting.length > 0) {
      // The last quarter comes to the fence, and behind it.
      if (fence === 0 && !ended.yet && waiting.length <= count / 4 && homes()[0] === 'open') {
        await pause(2)
        continue
      }
      const [act] = waiting
      teacher.at(at('8:00'))
      const answer = await teacher.post('/presence/tap', act as object)
      if (answer.status === 200) {
        waiting.shift()
        if (fence > 0) pausedMs ||= performance.now() - fence
        else before += 1
        last += 1
      } else if (answer.status === 503 && (answer.body.error as { code?: string }).code === 'moving') {
        fence ||= performance.now()
        waits += 1
        // As a tablet does, though it waits longer.
        await pause(30)
      } else {
        finding.fault(`an arrival was answered ${answer.status} ${answer.text.slice(0, 200)}`)
        break
      }
      // The move has its turn as well.
      await pause(2)
    }
    await left
    finding.must(ended.code === 0, `the move ended with ${ended.code}: ${said.slice(-300)}`)
    const factsIn = (shard: string) =>
      target.all(shard, `select child_id as child, kind from presence_fact where facility_id = ${world.facilityId} order by 1, 2`)
    const there = factsIn('SHARD_2').map(({ child, kind }) => `${child} ${kind}`)
    finding.must(
      there.join() ===
        all
          .flatMap((child) => [`${child} arrive`, `${child} sighting`])
          .sort()
          .join(),
      `${there.length} facts of ${2 * count}`,
    )
    finding.must(factsIn('SHARD_1').length === 2 * before, 'the old home took an act behind the fence')
    finding.must(homes().join() === 'moved,open', `the homes are ${homes()}`)
    return finding.close({
      children: count,
      beforeTheFence: before,
      toldToWait: waits,
      behindTheFence: last - before,
      writesPausedMs: Math.round(pausedMs),
    })
  } finally {
    close()
    rmSync(folder, { recursive: true, force: true })
  }
}
