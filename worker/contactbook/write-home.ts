// 家庭欄: each field is a row of its own, so that several people of a family may write through one morning, without a line too.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { openDays } from '../../schema/contactbook/home.ts'
import type { writeHome as homeInput } from '../../schema/contactbook/input.ts'
import { addDays, dayOf } from '../../schema/kit/day.ts'
import { homeField } from '../../schema/shard.ts'
import { AHEAD, OLDEST_DAYS } from '../kit/act-time.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

export async function writeHome(c: Context<App>, asked: v.InferOutput<typeof homeInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, at, fields } = asked
  const now = c.get('now')
  if (at > now + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (dayOf(at) < addDays(c.get('today'), -OLDEST_DAYS))
    throw badInput(`時刻（at）: ${OLDEST_DAYS}日より前に書いたものは送れません`, 'at')
  if (!openDays(at).includes(day))
    throw badInput('日（day）: その日のページはもう閉じました。きょうのページに書くか、園にお伝えください', 'day')
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  const list = JSON.stringify(said.map(([field, value]) => ({ field, value: value === null ? null : JSON.stringify(value) })))
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [{ holds: enrolledOn(facilityId, JSON.stringify([childId]), day), fail: notFound }],
    rows: (db) => [
      db
        .insert(homeField)
        .select(sql`select ${facilityId}, ${day}, ${childId}, ${id}, f.value ->> 'field', f.value ->> 'value', ${at},
        ${now}, ${tokenOf(c).account} from json_each(${list}) f`),
    ],
    // What was said stands in its own rows, where the family may keep it from others again.
    content: { homeFields: said.map(([field]) => field), day },
    deviceAt: at,
    // The kitchen asks about meals alone.
    topics: ['contactbook', `child:${childId}`, ...(fields.eating === undefined ? [] : ['meal'])],
  })
}
