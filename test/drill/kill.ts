// R1: the runtime is killed in the middle of the morning, again and again. Clients behave as the outbox does: an act keeps its id and is sent
// until it is receipted. Afterwards every act is there exactly once, in each table it writes to. The databases outlive the processes, not a
// machine without power: that is the disk's promise.
import { setTimeout as pause } from 'node:timers/promises'
import { type Id, newId } from '../../schema/kit/id.ts'
import { sealFacility } from '../../worker/audit/seal.ts'
import { verifyAll } from '../../worker/dev/audit-verify.ts'
import { at, bindings, makeWorld } from '../kit/world.ts'
import { addChildren, type DrillChild } from './big-house.ts'
import { type Finding, openFinding } from './finding.ts'
import { openRuntime } from './open-worker.ts'

interface Act {
  id: Id
  child: DrillChild
  at: number
  /** What was answered, once it was. */
  receipt: { id: Id; at: number } | null
}

/** Waits before a try again, in place of the outbox's ten seconds. */
const AGAIN = 200
/** One answer of so many is not waited for, as when a page is closed. */
const CUT = 40
const PATIENCE = 10_000

/** @param acts check-ins in all, shared by the clients */
export async function kill({ clients = 20, acts: count = 4_000, kills = 5 } = {}): Promise<Finding> {
  const finding = openFinding('kill')
  const runtime = await openRuntime(at('8:00'))
  try {
    const world = await makeWorld({ shard: 'SHARD_1' })
    const children = await addChildren(world, count)
    const acts = children.map((child): Act => ({ id: newId(runtime.now()), child, at: 0, receipt: null }))
    let [attempts, done, underWay, atKills, refused] = [0, 0, 0, 0, 0]

    async function attempt(act: Act, cookie: string): Promise<'receipted' | 'again' | 'refused'> {
      attempts += 1
      underWay += 1
      const patience = attempts % CUT === 0 ? 1 + (attempts % 7) : PATIENCE
      try {
        const answer = await fetch(`${runtime.url()}/api/f/${world.facilityId}/presence/tap`, {
          method: 'POST',
          headers: { cookie, 'x-door': 'room', 'content-type': 'application/json' },
          body: JSON.stringify({ id: act.id, childId: act.child.id, kind: 'arrive', at: act.at }),
          signal: AbortSignal.timeout(patience),
        })
        const body = (await answer.json()) as { id: Id; at: number }
        if (answer.ok) act.receipt = body
        else if (answer.status !== 401 && answer.status !== 429 && answer.status < 500) {
          finding.fault(`an act was refused with ${answer.status}: ${JSON.stringify(body)}`)
          return 'refused'
        }
        return answer.ok ? 'receipted' : 'again'
      } catch {
        return 'again'
      } finally {
        underWay -= 1
      }
    }
    async function client(number: number): Promise<void> {
      const { cookie = '' } = await world.addStaff('nursery_teacher', { classId: world.rabbit })
      for (let place = number; place < acts.length; place += clients) {
        const act = acts[place] as Act
        act.at = Math.round(runtime.now())
        let came = await attempt(act, cookie)
        for (; came === 'again'; came = await attempt(act, cookie)) await pause(AGAIN * (0.5 + Math.random()))
        done += 1
        refused += came === 'refused' ? 1 : 0
      }
    }
    const restarts: number[] = []
    async function killer(): Promise<void> {
      for (let number = 1; number <= kills; number++) {
        while (done < (count * number) / (kills + 1)) await pause(2)
        atKills += underWay
        await runtime.kill()
        const begun = performance.now()
        await runtime.start()
        restarts.push(Math.round(performance.now() - begun))
      }
    }
    const begun = performance.now()
    await Promise.all([...Array.from({ length: clients }, (_, number) => client(number)), killer()])
    const seconds = Math.round((performance.now() - begun) / 100) / 10

    await sealFacility(bindings, world.facilityId, Math.round(runtime.now()), true)
    const [verdict] = verifyAll(runtime.target, Math.round(runtime.now()), world.facilityId)
    finding.must(verdict !== undefined && verdict.faults.length === 0, `the audit chain: ${JSON.stringify(verdict?.faults)}`)
    finding.must(verdict?.waiting === 0 && verdict.links === verdict.rows, `not all is sealed: ${JSON.stringify(verdict)}`)

    const rows = (table: string, columns: string, where = '1') =>
      runtime.target
        .all('SHARD_1', `select ${columns} from ${table} where facility_id = ${world.facilityId} and ${where}`)
        .map((row) => Object.values(row).join(' '))
    const lists: Record<string, { wanted: string[]; found: string[] }> = {
      event: {
        wanted: acts.flatMap(({ id, child, at, receipt }) =>
          ['arrive', 'sighting'].map((kind) => `${id} ${child.id} ${kind} ${at} ${receipt?.at}`),
        ),
        found: rows('presence_fact', 'id, child_id, kind, at, received_at'),
      },
      audit: {
        wanted: acts.map(({ id, child, at }) => `${id} ${child.id} done ${at}`),
        found: rows('audit', 'command_id, child_id, outcome, device_at'),
      },
      outbox: {
        wanted: acts.flatMap(({ id, child, at }) =>
          child.recipients.map((account) => `${id} ${child.id} ${account} arrived ${at}`),
        ),
        found: rows('outbox', 'command_id, child_id, account_id, kind, at'),
      },
      command: {
        wanted: acts.map(({ id, receipt }) => `${id} ${JSON.stringify(receipt)}`),
        found: rows('command', 'id, receipt'),
      },
    }
    let [lost, doubled] = [0, 0]
    for (const [name, { wanted, found }] of Object.entries(lists)) {
      const [missing, surplus] = [less(wanted, found), less(found, wanted)]
      lost += missing.length
      doubled += surplus.length
      if (missing.length > 0) finding.fault(`${name}: ${missing.length} lost, ${missing[0]}`)
      if (surplus.length > 0) finding.fault(`${name}: ${surplus.length} that nobody meant, ${surplus[0]}`)
    }
    finding.must(attempts > count, 'nothing was ever sent twice: the kills met nobody')
    const counted = Object.fromEntries(Object.entries(lists).map(([name, { found }]) => [name, found.length]))
    return finding.close({
      clients,
      acts: count,
      attempts,
      kills,
      underWayAtKills: atKills,
      refused,
      rows: counted,
      lost,
      doubled,
      seconds,
      restartMs: restarts,
    })
  } finally {
    await runtime.close()
  }
}

/** What of a list is not in another, each as often as it stands there. */
function less(list: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const one of other) counts.set(one, (counts.get(one) ?? 0) + 1)
  return list.filter((one) => {
    const left = counts.get(one) ?? 0
    counts.set(one, left - 1)
    return left <= 0
  })
}
