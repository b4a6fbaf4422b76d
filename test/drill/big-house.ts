// Many children in a few statements, with families of different sizes.
import { type Id, newId } from '../../schema/kit/id.ts'
import { child, classMembership, contractHours, enrollment, guardianship, person } from '../../schema/shard.ts'
import { ALL, type World } from '../kit/world.ts'

export interface DrillChild {
  id: Id
  /** Accounts of the guardians who are told. */
  recipients: Id[]
}

const START = '2026-04-01'
const AT_ONCE = 500

/** Adds children to a class of a world; one of three has nobody to tell, one has one guardian, one has two. */
export async function addChildren(world: World, count: number, classId = world.rabbit): Promise<DrillChild[]> {
  const { facilityId, db } = world
  const children = Array.from({ length: count }, (_, place) => ({
    id: newId(0),
    recipients: Array.from({ length: place % 3 }, () => newId(0)),
  }))
  const hours: [number, number] = [8 * 60 + 30, 17 * 60]
  for (let from = 0; from < count; from += AT_ONCE) {
    const part = children.slice(from, from + AT_ONCE)
    const dated = part.map(({ id }) => ({ facilityId, childId: id, startsOn: START }))
    const guardians = part.flatMap(({ id, recipients }) =>
      (recipients.length > 0 ? recipients : [null]).map((accountId) => ({ childId: id, accountId, personId: newId(0) })),
    )
    await db.batch([
      db.insert(child).values(
        part.map(({ id }, place) => ({
          facilityId,
          id,
          familyName: '訓練',
          givenName: String(from + place),
          familyKana: 'くんれん',
          givenKana: '',
          kanaOrder: `くんれん${from + place}`,
          birthDay: '2024-10-10',
          sex: 'f' as const,
          allergens: [],
        })),
      ),
      db.insert(enrollment).values(dated.map((row) => ({ ...row, kind: 'regular' as const }))),
      db.insert(classMembership).values(dated.map((row) => ({ ...row, classroomId: classId }))),
      db
        .insert(contractHours)
        .values(dated.map((row) => ({ ...row, need: 'standard' as const, week: Array.from({ length: 7 }, () => hours) }))),
      db.insert(person).values(
        guardians.map(({ accountId, personId }) => ({
          facilityId,
          id: personId,
          accountId,
          familyName: '保護者',
          givenName: '',
          kana: 'ほごしゃ',
        })),
      ),
      db.insert(guardianship).values(
        guardians.map(({ childId, personId }, place) => ({
          facilityId,
          childId,
          personId,
          startsOn: START,
          relationship: '母',
          capabilities: ALL,
          contactOrder: place,
        })),
      ),
    ])
  }
  return children
}
