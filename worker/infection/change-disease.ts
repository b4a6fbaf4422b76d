import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { DISEASES } from '../../schema/infection/diseases.ts'
import type { changeDisease as input } from '../../schema/infection/input.ts'
import type { Rule } from '../../schema/infection/rule.ts'
import { diseasesOn, ownKey } from '../../schema/infection/versions.ts'
import { infectionDisease } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { ownDiseases } from './queries.ts'

/** The diseases as they stand today, and what the nursery decided, with its days. */
export async function readDiseases(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [ownDiseases(db, facilityId)])
  const today = c.get('today')
  return { today, diseases: diseasesOn(today, rows[0]), own: rows[0] }
}

type Asked = v.InferOutput<typeof input>

/** The rule of a disease of the nursery's own; nothing said: the day is the doctor's and the family's to say. */
const ruleOf = ({ base, days, checks = [] }: Asked): Rule | null =>
  base === undefined && checks.length === 0
    ? null
    : { ...(base === undefined ? {} : { base, days: days ?? 0 }), ...(checks.length > 0 ? { check: checks } : {}) }

/** From a day on another paper is asked for a disease, or there is a new one. Days that are over keep what they had. */
export async function changeDisease(c: Context<App>, asked: Asked): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, startsOn, form } = asked
  const key = asked.key ?? ownKey(id)
  const guideline = DISEASES.some((one) => one.key === key)
  const { rows } = await read(c, (db) => [ownDiseases(db, facilityId)])
  const known = rows[0].findLast((one) => one.key === key)
  const refusal =
    startsOn < c.get('today')
      ? badInput('適用日（startsOn）: きょうより前からは変えられません。すぎた日の記録が変わってしまうためです', 'startsOn')
      : asked.key !== undefined && !guideline && !known
        ? badInput('病名（key）: 知らない病名です。画面をひらき直してください', 'key')
        : guideline && [asked.name, asked.criteria, asked.base, asked.checks].some((one) => one !== undefined)
          ? badInput('病名（name）: ガイドラインの病気は、書類の種類だけを変えられます', 'name')
          : null
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: refusal ? [{ holds: sql`0`, fail: refusal }] : [],
    rows: (db) => [
      insertRows(db, infectionDisease, [
        {
          facilityId,
          id,
          key,
          startsOn,
          form,
          name: guideline ? null : (asked.name ?? known?.name ?? null),
          criteria: guideline ? null : (asked.criteria ?? known?.criteria ?? null),
          rule: guideline ? null : asked.name === undefined ? (known?.rule ?? null) : ruleOf(asked),
          accountId: tokenOf(c).account,
          writtenAt: c.get('now'),
        },
      ]),
    ],
    content: { disease: asked.name ?? DISEASES.find((one) => one.key === key)?.name ?? known?.name ?? key, startsOn, form },
    topics: ['infection', 'facility'],
  })
}
