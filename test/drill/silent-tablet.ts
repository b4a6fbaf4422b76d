// The line is down from 7:00: the tablet takes the whole morning and nobody else knows of it. No family is told that its child has not come;
// the office reads 端末不通 and has everybody to look for. When the tablet has a line again, families are told once, as late, and only those
// who really did not come are looked for.
import { eq } from 'drizzle-orm'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { presenceFact } from '../../schema/shard.ts'
import { publicKeyOf } from '../../worker/notification/send-push.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { openPushService } from '../kit/push-service.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { type Finding, openFinding } from './finding.ts'
import { openInProcess } from './open-worker.ts'

const LATE = '遅れて通知：連絡があります'
/** How often families and the office look, in minutes. */
const LOOKS = 15

/** @param children of the house; every seventh does not come, and nobody says why */
export async function silentTablet({ children: count = 42 } = {}): Promise<Finding> {
  const finding = openFinding('silent-tablet')
  const service = await openPushService(publicKeyOf(openInProcess()))
  try {
    const world = await makeWorld()
    const tablet = await addTablet(world)
    const teacher = await openOn(world, tablet, await world.addStaff('nursery_teacher', { classId: world.rabbit }), at('6:50'))
    const head = await world.addStaff('head_teacher')
    const addFamily = async (place: number) => {
      const childId = await world.addChild(`こども ${place}`)
      const mother = await world.addGuardian([childId])
      const phone = service.subscribe()
      mother.at('6:40')
      await mother.post('/notification/device', { id: act(), endpoint: phone.endpoint, keys: phone.keys, language: 'ja' })
      const came = place % 7 === 6 ? null : at('7:10') + Math.round((place * 110 * MINUTE) / count)
      return { childId, mother, phone, came }
    }
    const families = await Promise.all(Array.from({ length: count }, (_, place) => addFamily(place)))
    const here = families.filter(({ came }) => came !== null)
    const away = families.filter(({ came }) => came === null)

    const beat = async (now: Moment, unsent: number) => {
      tablet.at(now)
      const { status } = await tablet.post('/device/beat', { unsent })
      finding.must(status === 200, `a beat was answered ${status}`)
    }
    const today = async ({ mother }: (typeof families)[number], now: Moment) => {
      mother.at(now)
      return ((await mother.get('/family/today')).body.children as { status: string; lines: { kind: string; at: Moment }[] }[])[0]
    }
    const statuses = (now: Moment) => Promise.all(families.map(async (one) => (await today(one, now))?.status))
    const office = async (now: Moment) => {
      head.at(now)
      const silent = (await head.get('/device/silent')).body.tablets as { seenAt: Moment; unsent: number }[]
      const chases = (await head.get('/chase')).body.chases as { children: { childId: Id }[] }[]
      return { silent, missing: new Set(chases.flatMap((chase) => chase.children.map(({ childId }) => childId))) }
    }

    for (let now = at('6:50'); now < at('7:00'); now += MINUTE) await beat(now, 0)
    let [looks, alarmed] = [0, 0]
    for (let now = at('7:00'); now < at('10:00'); now += MINUTE) {
      const failed = await everyMinute(bindings, now)
      finding.must(failed.length === 0, `the minute’s work failed: ${failed}`)
      if ((now - at('7:00')) % (LOOKS * MINUTE) !== 0) continue
      looks += 1
      const alarms = (await statuses(now)).filter((status) => status !== 'expected').length
      alarmed += alarms
      if (alarms > 0) finding.fault(`${alarms} families read something else than “not here yet” while the tablet was silent`)
      const { silent, missing } = await office(now)
      const isSilent = now >= at('7:04')
      finding.must(silent.length === (isSilent ? 1 : 0), `the office is told of ${silent.length} silent tablets`)
      finding.must(missing.size === (now >= at('9:00') ? count : 0), `${missing.size} children are looked for by the office`)
    }
    finding.must(
      families.every(({ phone }) => phone.knocks === 0),
      'a phone was knocked at while nobody knew anything',
    )

    // The line is back; half of it is through when it goes once more.
    let back = at('10:00')
    for (const [place, { childId, came }] of here.entries()) {
      if (place === Math.floor(here.length / 2)) {
        await beat(back, here.length - place)
        await everyMinute(bindings, back)
        const alarms = (await statuses(back)).filter((status) => status === 'overdue').length
        alarmed += alarms
        finding.must(alarms === 0, `${alarms} families are alarmed although the tablet still holds acts`)
        finding.must((await office(back)).silent.length === 1, 'a tablet that holds acts is not shown to the office')
        back += 2 * MINUTE
      }
      teacher.at(back)
      const json = { id: newId(came ?? 0), childId, kind: 'arrive', at: came }
      const answer = await teacher.post('/presence/tap', json)
      if (answer.status !== 200) finding.fault(`an arrival was answered ${answer.status} ${answer.text.slice(0, 200)}`)
    }
    await beat(back, 0)
    for (let minute = 0; minute <= 20; minute++) await everyMinute(bindings, back + minute * MINUTE)

    const after = await office(back + MINUTE)
    finding.must(after.silent.length === 0, 'the tablet has synced and is still called silent')
    finding.must(
      after.missing.size === away.length && away.every(({ childId }) => after.missing.has(childId)),
      `${after.missing.size} are looked for, ${away.length} have not come`,
    )
    let told = 0
    for (const one of families) {
      const { phone, came } = one
      const seen = await today(one, back + MINUTE)
      const lines = seen?.lines.map(({ kind, at }) => `${kind} ${at}`).join()
      const texts = phone.notes.map(({ text }) => text).join()
      told += phone.notes.length
      if (came === null) {
        if (seen?.status !== 'overdue') finding.fault(`a family whose child has not come reads ${seen?.status}`)
        if (texts !== '') finding.fault(`a family whose child has not come was pushed ${texts}`)
        continue
      }
      if (seen?.status !== 'present') finding.fault(`a family whose child came reads ${seen?.status}`)
      if (lines !== `arrived ${came}`) finding.fault(`a family reads ${lines}, not the one true time`)
      if (texts !== LATE) finding.fault(`a family was pushed “${texts}”, not once as late`)
    }
    for (const sentence of service.faults) finding.fault(`a push ${sentence}`)
    const row = await world.db.select().from(presenceFact).where(eq(presenceFact.facilityId, world.facilityId))
    finding.must(row.length === 2 * here.length, `${row.length} facts of ${2 * here.length}`)
    finding.must(
      row.every(({ day }) => day === DAY),
      'a fact lies on another day',
    )
    return finding.close({
      children: count,
      came: here.length,
      missing: away.length,
      silentMinutes: 180,
      looks,
      alarmed,
      toldOnceAsLate: told,
    })
  } finally {
    await service.stop()
  }
}
