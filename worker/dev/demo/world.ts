// The demo: 汐見市, its facilities, families and staff, the days that have been, and this morning until now. Made once, then continued.
import { addDays, type Day, dayOf, daysFrom, fiscalYearOf, startOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { hashPassword } from '../../account/password.ts'
import { shardNames } from '../../kit/env.ts'
import type { DemoOptions } from '../world.ts'
import { askBelongings } from './ask-belongings.ts'
import { checkNaps } from './check-naps.ts'
import { CITY, makeFacilities } from './city.ts'
import { diceOf } from './dice.ts'
import { fillBooks } from './fill-books.ts'
import { makeHouseholds } from './household.ts'
import { infectChildren } from './infect.ts'
import { dutiesOn, inventDay, type KnownDay } from './invent-day.ts'
import { measureChildren } from './measure.ts'
import { openCity } from './open-city.ts'
import { DEMO_PASSWORD } from './people.ts'
import { type House, readHouse } from './read-house.ts'
import { recordAllergy } from './record-allergy.ts'
import { recordHealth } from './record-health.ts'
import { recordMedicine } from './record-medicine.ts'
import { rowsOf, shardOf } from './store.ts'
import { takePictures } from './take-pictures.ts'
import { addDay, addDuties, noRows, writeDays } from './write-days.ts'
import { writeFees } from './write-fees.ts'
import { writeMemos } from './write-memos.ts'
import { writeMenus } from './write-menus.ts'
import { writePapers } from './write-papers.ts'

export { demoPeople, demoPin } from './people.ts'

/** Days ahead for which absences are announced and duties are set. */
const AHEAD = 10

/** Makes the world in empty databases. `wording` chooses 園 or 所. The same options give the same world. */
export async function makeDemoWorld(options: DemoOptions): Promise<void> {
  const { env, now, say } = options
  const dice = diceOf(CITY)
  const today = dayOf(now)
  const fiscalYear = fiscalYearOf(today)
  // Opened before any day of its history.
  const bornAt = startOf(addDays(today, -options.days - 30))
  const facilities = makeFacilities(dice, options.facilities, options.children, shardNames(env), bornAt)
  const households = makeHouseholds(dice, facilities, today, fiscalYear, bornAt)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await openCity(env, dice, { facilities, households, wording: options.wording ?? 'en', today, bornAt, passwordHash })
  await fill({ env, now, say }, addDays(today, -options.days))
}

/** Fills the days between the last one the world knows and today; what people did in it stays as they did it. */
export async function continueDemoWorld(options: Pick<DemoOptions, 'env' | 'now' | 'say'>): Promise<void> {
  await fill(options, null)
}

async function fill({ env, now, say }: Pick<DemoOptions, 'env' | 'now' | 'say'>, from: Day | null): Promise<void> {
  const today = dayOf(now)
  const accounts = await rowsOf<{ id: Id }>(env.DIRECTORY, "select id from account where password_hash <> ''")
  const demoAccounts = new Set(accounts.map(({ id }) => id))
  const places = await rowsOf<{ facilityId: number; name: string; shard: `SHARD_${number}` }>(
    env.DIRECTORY,
    'select facility_id as facilityId, name, shard from placement order by facility_id',
  )
  for (const { facilityId, name, shard } of places) {
    const house = await readHouse(shardOf(env, shard), facilityId)
    const first = from ?? house.lastDay ?? today
    const rows = noRows()
    for (const day of daysFrom(first, addDays(today, AHEAD))) {
      addDuties(rows, house, day, dutiesOn({ house, day, demoAccounts }))
      const known = day === house.lastDay ? await knownDay(house, day) : undefined
      const children = inventDay({ house, day, demoAccounts, today, isToday: day >= today, ...(known ? { known } : {}) })
      addDay(rows, house, day, children, now)
      for (const { child, story } of children) {
        if (story.notice?.kind === 'absent') child.absences.push({ startsOn: day, endsOn: story.notice.endsOn })
      }
    }
    await writeDays(house, rows)
    await checkNaps(house, today, now)
    await measureChildren(house, from === null ? house.lastDay : null, today)
    if (env.PHOTOS) await takePictures(house, env.PHOTOS, from === null ? house.lastDay : null, today)
    await writeMemos(house, from === null ? house.lastDay : null, today)
    await fillBooks(house, from === null ? house.lastDay : null, today, now)
    await askBelongings(house, today)
    await writeMenus(house, today)
    await writeFees(house, today)
    await writePapers(house, from === null ? house.lastDay : null, today, now)
    if (from !== null) await infectChildren(house, today)
    if (from !== null) await recordHealth(house, today)
    if (from !== null) await recordMedicine(house, today)
    if (from !== null) await recordAllergy(house, today)
    say(`${name}: 子ども${house.children.length}人、${first} から`)
  }
}

/** What is known of each child on a day that was played already. */
async function knownDay({ db, facilityId }: House, day: Day): Promise<Map<Id, KnownDay>> {
  const rows = await rowsOf<{ childId: Id; arrived: number; left: number; noticed: number; absent: number }>(
    db,
    `with live as (select f.child_id, f.kind from presence_fact f where f.facility_id = ?1 and f.day = ?2 and f.kind <> 'undo' and not exists
       (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id))
     select c.id as childId,
       exists (select 1 from live l where l.child_id = c.id and l.kind in ('arrive', 'sighting')) as arrived,
       exists (select 1 from live l where l.child_id = c.id and l.kind in ('leave', 'handover')) as left,
       exists (select 1 from notice n where n.facility_id = ?1 and n.child_id = c.id and ?2 between n.starts_on and n.ends_on) as noticed,
       exists (select 1 from notice n where n.facility_id = ?1 and n.child_id = c.id and ?2 between n.starts_on and n.ends_on
         and n.kind = 'absent' and not n.withdrawn and not exists
           (select 1 from notice m where m.facility_id = n.facility_id and m.child_id = n.child_id and m.supersedes = n.id)) as absent
     from child c where c.facility_id = ?1`,
    facilityId,
    day,
  )
  return new Map(
    rows.map(({ childId, arrived, left, noticed, absent }) => [
      childId,
      { arrived: arrived === 1, left: left === 1, noticed: noticed === 1, absent: absent === 1 && arrived === 0 },
    ]),
  )
}
