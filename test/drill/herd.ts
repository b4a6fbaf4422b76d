// R11: everybody lost the server for a minute and comes back. How often clients ask, how they wait and how they send again is the screens' own
// code; the worker answers in this process. No error is seen by a person, nobody comes in a herd, and every act is there once.
import { readFileSync } from 'node:fs'
import { MINUTE, SECOND } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { here } from '../../worker/dev/place.ts'
import { at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { addChildren } from './big-house.ts'
import { bundleKit, type ClientKit, type Line, type Network, openClient } from './client.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'
import { virtualTime } from './virtual-time.ts'

const BEGINS = at('8:00')
/** Everybody has come and found their pace; then what is measured; then a minute without a server; then the coming back. */
const [PACE, OUTAGE, AFTER] = [MINUTE, MINUTE, 4 * MINUTE]
const STEADY = 2 * MINUTE
/** A house: tablets, and families with the app open. */
const [TABLETS, FAMILIES] = [3, 7]
const ACT_EVERY = 20 * SECOND
const MOST = 3
const ENOUGH = 50

/** How often a screen asks, from the screen itself. */
const everyOf = (...file: string[]): number =>
  Number(/^const EVERY = ([\d_]+)$/m.exec(readFileSync(here(...file), 'utf8'))?.[1]?.replaceAll('_', ''))

/** The same row of numbers from 0 to 1 each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** @param clients in houses of ten */
export async function herd({ clients: wanted = 300, seed = 7 } = {}): Promise<Finding> {
  const finding = openFinding('herd')
  const [board, today] = [everyOf('web', 'presence', 'open-board.ts'), everyOf('web', 'family', 'today.ts')]
  finding.must(board > 0 && today > 0, 'the screens do not say any more how often they ask')
  const code = await bundleKit()
  const time = virtualTime(BEGINS)
  const chance = dice(seed)
  const lines = new Map<string, Set<Line>>()
  let up = true
  /** How many came in each second since the beginning. */
  const seconds: number[] = []
  const count = () => {
    const second = Math.floor((time.now() - BEGINS) / SECOND)
    seconds[second] = (seconds[second] ?? 0) + 1
  }
  const FACILITY = {
    getByName: (name: string) => ({
      nudge: async () => undefined,
      seal: async () => 0,
      exchange: async () => false,
      // The worst case: whatever happens concerns everybody who listens.
      tell: async () => {
        for (const line of lines.get(name) ?? []) time.later(() => line.say('changed'), 20)
      },
      fetch: () => new Response(null, { status: 501 }),
    }),
  }
  const env = openInProcess({ FACILITY })
  try {
    const network = (cookie: string): Network => ({
      fetch: async (path, init) => {
        await time.wait(20 + chance() * 60)
        count()
        // Half of it is a line that leads nowhere, half an answer of something before the worker.
        if (!up && chance() < 0.5) throw new TypeError('fetch failed')
        if (!up) return new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } })
        return answer(path, { ...init, headers: { ...(init.headers as object), cookie, 'x-test-now': String(time.now()) } })
      },
      listen: async (path) => {
        await time.wait(20 + chance() * 60)
        count()
        if (!up) return null
        const house = /^\/api\/f\/(\d+)/.exec(path)?.[1] ?? ''
        const line: Line = { say: () => undefined, drop: () => undefined }
        lines.set(house, (lines.get(house) ?? new Set()).add(line))
        return line
      },
    })
    const { exports } = await import('cloudflare:workers')
    const answer = (path: string, init: RequestInit) => exports.default.fetch(`http://tsumugi.test${path}`, init)

    const acts: { facilityId: number; childId: Id; id: Id }[] = []
    const opened: { kit: ClientKit; loaded: ReturnType<ClientKit['load']> }[] = []
    const houses: { facilityId: number; shard: `SHARD_${number}` }[] = []
    for (let made = 0; made < wanted; ) {
      const world = await makeWorld()
      houses.push(world)
      const children = await addChildren(world, TABLETS * Math.ceil((PACE + STEADY + OUTAGE + AFTER) / ACT_EVERY + 1))
      for (let place = 0; place < TABLETS + FAMILIES && made < wanted; place++) {
        made += 1
        const isTablet = place < TABLETS
        const own = children[place]?.id ?? ''
        const who = isTablet ? await world.addStaff('nursery_teacher', { classId: world.rabbit }) : await world.addGuardian([own])
        const kit = openClient(code, isTablet ? 'room' : 'family', time, network(who.cookie ?? ''), chance)
        const base = `/api/f/${world.facilityId}`
        const address = isTablet ? `${base}/presence/board?day=${DAY}&class=${world.rabbit}` : `${base}/family/today`
        time.later(() => {
          void kit.openOutbox()
          opened.push({ kit, loaded: kit.load(address, { every: isTablet ? board : today }) })
        }, chance() * board)
        if (!isTablet) continue
        const mine = children.filter((_, index) => index % TABLETS === place)
        for (const [turn, { id: childId }] of mine.entries()) {
          time.later(
            () => {
              const id = newId(time.now())
              acts.push({ facilityId: world.facilityId, childId, id })
              const json = { id, childId, kind: 'arrive', at: time.now() }
              void kit.send({ id, facility: world.facilityId, path: 'presence/tap', json, childIds: [childId] })
            },
            board + (turn + chance()) * ACT_EVERY,
          )
        }
      }
    }
    const down = BEGINS + PACE + STEADY
    await time.runTo(down)
    up = false
    for (const line of [...lines.values()].flatMap((set) => [...set])) line.drop()
    lines.clear()
    await time.runTo(down + OUTAGE)
    const unsentAtReturn = opened.reduce((sum, { kit }) => sum + kit.unsent.value.length, 0)
    up = true
    await time.runTo(down + OUTAGE + AFTER)

    const inSeconds = (from: number, until: number) =>
      Array.from({ length: (until - from) / SECOND }, (_, place) => seconds[from / SECOND + place] ?? 0)
    const steady = inSeconds(PACE, PACE + STEADY).reduce((sum, one) => sum + one, 0) / (STEADY / SECOND)
    const after = inSeconds(PACE + STEADY + OUTAGE, PACE + STEADY + OUTAGE + AFTER)
    // A rate is of so many seconds that chance alone does not make it three times as high.
    const span = Math.max(1, Math.ceil(ENOUGH / steady))
    const peak = Math.max(
      ...after.slice(span - 1).map((_, place) => after.slice(place, place + span).reduce((sum, one) => sum + one, 0) / span),
    )
    const during = inSeconds(PACE + STEADY, PACE + STEADY + OUTAGE)
    finding.must(
      peak <= MOST * steady,
      `${peak} came in a second, ${(peak / steady).toFixed(1)} × the ${steady.toFixed(1)} of before`,
    )
    for (const { kit, loaded } of opened) {
      if (loaded.refused.value) finding.fault(`a screen shows “${loaded.refused.value.message}”`)
      if (loaded.data.value === null) finding.fault('a screen is empty')
      if (loaded.offline.value) finding.fault('a screen still says that there is no line')
      for (const act of kit.refusedActs.value) finding.fault(`an act was put aside: ${act.message}`)
      if (kit.unsent.value.length > 0) finding.fault(`${kit.unsent.value.length} acts are still unsent`)
    }
    finding.must(unsentAtReturn > 0, 'nobody did anything in that minute')
    let [lost, doubled] = [0, 0]
    for (const { facilityId, shard } of houses) {
      const { results = [] } =
        (await bindings[shard]
          ?.prepare(
            "select child_id, group_concat(id) as ids from presence_fact where facility_id = ? and kind = 'arrive' group by child_id",
          )
          .bind(facilityId)
          .all<{ child_id: Id; ids: string }>()) ?? {}
      const there = new Map(results.map(({ child_id, ids }) => [child_id, ids]))
      for (const act of acts.filter((one) => one.facilityId === facilityId)) {
        const ids = there.get(act.childId)
        if (ids === undefined) lost += 1
        else if (ids !== act.id) doubled += 1
      }
    }
    finding.must(lost + doubled === 0, `${lost} acts are lost, ${doubled} are there twice`)
    return finding.close({
      clients: opened.length,
      houses: houses.length,
      acts: acts.length,
      unsentAtReturn,
      lost,
      doubled,
      steadyPerSecond: Math.round(steady * 10) / 10,
      peakPerSecond: Math.round(peak * 10) / 10,
      secondsOfPeak: span,
      peakToSteady: Math.round((peak / steady) * 100) / 100,
      peakWhileDown: Math.max(...during),
      seed,
    })
  } finally {
    delete env.FACILITY
  }
}
