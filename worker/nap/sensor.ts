// What a machine measured, taken in from a file by 主任 or 園長: a row a child, beside the looks and never among them.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { dropSensor, takeSensor } from '../../schema/nap/input.ts'
import { napSensor } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

/** SQL: that row `x` was not taken out again. */
const stands = sql`x.gone = 0 and not exists (select 1 from nap_sensor g where g.facility_id = x.facility_id and g.day = x.day
  and g.child_id = x.child_id and g.import_id = x.import_id and g.gone = 1)`

/** Takes readings in; of a child of whom the same stands already nothing is written, so that a file taken in twice is there once. */
export async function take(c: Context<App>, asked: v.InferOutput<typeof takeSensor>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, importId, day, file, children } = asked
  if (day > c.get('today')) throw badInput('日付（day）: まだ来ていない日です', 'day')
  const childIds = children.map(({ childId }) => childId)
  const list = JSON.stringify(children.map(({ childId, readings }) => ({ childId, readings: JSON.stringify(readings) })))
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [{ holds: enrolledOn(facilityId, JSON.stringify(childIds), day), fail: notFound }],
    rows: (db) => [
      db
        .insert(napSensor)
        .select(sql`select ${facilityId}, ${day}, e.value ->> 'childId', ${id}, ${importId}, ${file}, e.value ->> 'readings', 0,
        ${c.get('now')}, ${tokenOf(c).account} from json_each(${list}) e where not exists (select 1 from nap_sensor x
          where x.facility_id = ${facilityId} and x.day = ${day} and x.child_id = e.value ->> 'childId'
            and x.readings = e.value ->> 'readings' and ${stands})`),
    ],
    content: { day, sensor: children.length, sensorFile: file },
    topics: ['nap'],
  })
}

/** Takes a file out again; what it said stays in the books. */
export async function drop(c: Context<App>, asked: v.InferOutput<typeof dropSensor>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, importId, day, childIds } = asked
  const own = sql`x.facility_id = ${facilityId} and x.day = ${day} and x.import_id = ${importId}
    and x.child_id in (select value from json_each(${JSON.stringify(childIds)}))`
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [{ holds: sql`exists (select 1 from nap_sensor x where ${own})`, fail: notFound }],
    rows: (db) => [
      db
        .insert(napSensor)
        .select(sql`select ${facilityId}, ${day}, x.child_id, ${id}, ${importId}, x.file, '[]', 1, ${c.get('now')},
        ${tokenOf(c).account} from nap_sensor x where ${own} and ${stands}`),
    ],
    content: { day, sensor: 'end' },
    topics: ['nap'],
  })
}
