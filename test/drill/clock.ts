// R4: tablets with wrong clocks. The screens' own code tells the time and sends; the worker answers in this process. Whatever the clock says, an
// act lies at its true time or waits for a person who reads why: never silently on another day. And the skew is known to whoever looks.
import { HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { CLOCK_TOLERANCE } from '../../schema/kit/wrong-clock.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, at, bindings, DAY, makeWorld, type World } from '../kit/world.ts'
import { addChildren } from './big-house.ts'
import { bundleKit, type Network, openClient } from './client.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'
import { virtualTime } from './virtual-time.ts'

const A_DAY = 24 * HOUR

interface Case {
  name: string
  /** How far the device's clock is ahead at the beginning, and from 9:30 on, ms. */
  skew: number
  after?: number
  /** The tablet was switched on without a line: it never heard the server before it wrote something down. */
  deaf?: true
}
const CASES: readonly Case[] = [
  { name: 'three hours behind', skew: -3 * HOUR },
  { name: 'three hours ahead', skew: 3 * HOUR },
  { name: 'a day ahead', skew: A_DAY },
  { name: 'a day behind', skew: -A_DAY },
  { name: 'a year behind', skew: -365 * A_DAY },
  { name: 'in the zone of London', skew: -9 * HOUR },
  { name: 'three hours ahead, never heard the server', skew: 3 * HOUR, deaf: true },
  { name: 'a day behind, never heard the server', skew: -A_DAY, deaf: true },
  { name: 'a year behind, never heard the server', skew: -365 * A_DAY, deaf: true },
  { name: 'jumps three hours ahead', skew: 0, after: 3 * HOUR },
  { name: 'jumps a day ahead', skew: 0, after: A_DAY },
  { name: 'jumps a day back', skew: 0, after: -A_DAY },
  { name: 'jumps a year back', skew: 0, after: -365 * A_DAY },
  { name: 'wrong by ten minutes, is set right', skew: 10 * MINUTE, after: 0 },
  { name: 'jumps three hours back', skew: 0, after: -3 * HOUR },
]
const TIMES = ['8:00', '8:05', '8:20', '9:00', '9:15', '10:00', '11:30', '12:10']
const [LINE_GOES, JUMP, LINE_COMES, END] = ['8:10', '9:30', '12:00', '12:20'].map((time) => at(time)) as [
  Moment,
  Moment,
  Moment,
  Moment,
]

export async function clock(): Promise<Finding> {
  const finding = openFinding('clock')
  openInProcess()
  const code = await bundleKit()
  const figures: Record<string, { recorded: number; putAside: number; worstSeconds: number }> = {}
  for (const one of CASES) {
    const world = await makeWorld()
    figures[one.name] = await morning(world, code, one, (sentence) => finding.fault(`${one.name}: ${sentence}`))
  }
  for (const sentence of await serversPart()) finding.fault(sentence)
  return finding.close({ cases: figures })
}

async function morning(world: World, code: string, { skew, after = skew, deaf }: Case, fault: (sentence: string) => void) {
  const { exports } = await import('cloudflare:workers')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const time = virtualTime(at('7:50'))
  const hasLine = () => time.now() >= LINE_COMES || (!deaf && time.now() < LINE_GOES)
  const network: Network = {
    fetch: async (path, init) => {
      await time.wait(40)
      if (!hasLine()) throw new TypeError('fetch failed')
      const headers = { ...(init.headers as object), cookie: teacher.cookie ?? '', 'x-test-now': String(time.now()) }
      return exports.default.fetch(`http://tsumugi.test${path}`, { ...init, headers })
    },
    listen: async () => null,
  }
  const kit = openClient(code, 'room', time, network, Math.random, () => (time.now() < JUMP ? skew : after))
  await kit.openOutbox()
  const board = kit.load(`/api/f/${world.facilityId}/presence/board?day=${DAY}`, { every: MINUTE })
  const children = await addChildren(world, TIMES.length)
  const meant = new Map<Id, Moment>()
  for (const [place, said] of TIMES.entries()) {
    time.later(() => {
      const childId = children[place]?.id ?? ''
      const id = newId(kit.moment())
      meant.set(id, time.now())
      const json = { id, childId, kind: 'arrive', at: kit.moment() }
      void kit.send({ id, facility: world.facilityId, path: 'presence/tap', json, childIds: [childId] })
    }, at(said) - time.now())
  }
  await time.runTo(at('8:09'))
  // What a tablet shows, and says with its beat, is this.
  const knows = () => Math.abs(kit.ahead.value)
  if (!deaf && Math.abs(knows() - Math.abs(skew)) > CLOCK_TOLERANCE) fault(`the tablet thinks that it is ${knows()} ms off`)
  await time.runTo(END)
  if (Math.abs(knows() - Math.abs(after)) > CLOCK_TOLERANCE) fault(`at the end the tablet thinks that it is ${knows()} ms off`)
  await shownInOffice(world, Math.round(kit.ahead.value), fault)
  board.stop()

  const { results = [] } =
    (await bindings[world.shard]
      ?.prepare("select id, day, at from presence_fact where facility_id = ? and kind = 'arrive'")
      .bind(world.facilityId)
      .all<{ id: Id; day: string; at: Moment }>()) ?? {}
  const there = new Map(results.map((row) => [row.id, row]))
  const aside = new Map(kit.refusedActs.value.map((one) => [one.id, one.message]))
  if (kit.unsent.value.length > 0) fault(`${kit.unsent.value.length} acts are still unsent`)
  let worst = 0
  for (const [id, when] of meant) {
    const row = there.get(id)
    if (!row && !aside.get(id)) fault('an act is neither there nor does a person read of it')
    if (!row) continue
    if (row.day !== DAY) fault(`an act of ${DAY} lies on ${row.day}`)
    worst = Math.max(worst, Math.abs(row.at - when))
    if (Math.abs(row.at - when) > CLOCK_TOLERANCE) fault(`an act is recorded ${Math.round((row.at - when) / MINUTE)} minutes off`)
  }
  return { recorded: there.size, putAside: aside.size, worstSeconds: Math.round(worst / 1000) }
}

/** A tablet that says with its beat how wrong it is, is shown so in the office while it is more than two minutes. */
async function shownInOffice(world: World, ahead: number, fault: (sentence: string) => void): Promise<void> {
  const tablet = await addTablet(world)
  const wrong = Math.abs(ahead) > CLOCK_TOLERANCE ? ahead : 0
  tablet.at(END)
  const { status, text } = await tablet.post('/device/beat', { unsent: 0, ahead: wrong })
  if (status !== 200) return fault(`the beat is answered ${status} ${text.slice(0, 200)}`)
  const director = await world.addStaff('director')
  director.at(END)
  const devices = (await director.get('/device')).body.devices as { deviceId: Id; ahead?: number }[]
  const shown = devices.find(({ deviceId }) => deviceId === tablet.deviceId)?.ahead ?? 0
  if (shown !== wrong) fault(`the office reads ${shown} ms of ${wrong}`)
}

/** What the server makes of a time by itself, whoever sends it. */
async function serversPart(): Promise<string[]> {
  const world = await makeWorld()
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const now = at('12:00')
  teacher.at(now)
  const faults: string[] = []
  const said: [string, number, number][] = [
    ['in three hours', 3 * HOUR, 400],
    ['tomorrow', A_DAY, 400],
    ['in three minutes', 3 * MINUTE, 400],
    ['a minute ahead', MINUTE, 200],
    ['three hours ago', -3 * HOUR, 200],
    ['a year ago', -365 * A_DAY, 404],
    ['eight days ago', -8 * A_DAY, 400],
  ]
  for (const [name, by, wanted] of said) {
    const childId = await world.addChild(`こども ${name}`)
    const { status, body } = await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: now + by })
    const { error } = body as { error?: { field?: string; message?: string } }
    if (status !== wanted) faults.push(`${name}: the server answers ${status}`)
    if (wanted === 400 && (error?.field !== 'at' || !error.message)) faults.push(`${name}: the refusal does not name the time`)
  }
  return faults
}
