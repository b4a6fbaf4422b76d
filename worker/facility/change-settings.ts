import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { changeSettings as input } from '../../schema/facility/input.ts'
import { facility, facilitySetting } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound, overtaken } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'

/** Every dated version of the settings, oldest first. The one in force is the last that has begun. */
export async function readSettings(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db.select({ name: facility.name, wording: facility.wording }).from(facility).where(eq(facility.facilityId, facilityId)),
    db
      .select({ startsOn: facilitySetting.startsOn, settings: facilitySetting.settings })
      .from(facilitySetting)
      .where(eq(facilitySetting.facilityId, facilityId))
      .orderBy(facilitySetting.startsOn),
  ])
  const [[home], versions] = rows
  if (!home) throw notFound()
  return { today: c.get('today'), facility: home, versions }
}

/** Settings from today or a later day on. Days that are over keep the settings they had (RB22, RA06). */
export async function changeSettings(c: Context<App>, asked: v.InferOutput<typeof input>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { startsOn, settings } = asked
  if (startsOn < c.get('today'))
    throw badInput('適用日（startsOn）: きょうより前からは変えられません。すぎた日の記録が変わってしまうためです', 'startsOn')
  const { rows: found } = await read(c, (db) => [
    db
      .select({
        startsOn: facilitySetting.startsOn,
        settings: facilitySetting.settings,
        kept: sql<string>`${facilitySetting.settings}`.as('kept'),
      })
      .from(facilitySetting)
      .where(and(eq(facilitySetting.facilityId, facilityId), lte(facilitySetting.startsOn, startsOn)))
      .orderBy(desc(facilitySetting.startsOn))
      .limit(1),
  ])
  const [known] = found[0]
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`(select s.starts_on || s.settings from facility_setting s where s.facility_id = ${facilityId} and s.starts_on <= ${startsOn}
          order by s.starts_on desc limit 1) is ${known ? known.startsOn + known.kept : null}`,
        fail: overtaken,
      },
    ],
    rows: (db) => [
      db
        .insert(facilitySetting)
        .values({ facilityId, startsOn, settings })
        .onConflictDoUpdate({ target: [facilitySetting.facilityId, facilitySetting.startsOn], set: { settings } }),
    ],
    content: {
      startsOn,
      before: known ? { startsOn: known.startsOn, settings: known.settings } : null,
      after: { startsOn, settings },
    },
    topics: ['presence', 'facility'],
  })
}
