// 病名の訂正: the illness was told under a wrong name. The case of that name is closed with the reason, and the illness goes on as one of the right
// name, told on the same day, with what was said of its days by whom and when. Papers do not come along: another disease asks for another one.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { correctCase as input } from '../../schema/infection/input.ts'
import { diseasesOn } from '../../schema/infection/versions.ts'
import { infectionCase, infectionStep } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { goesOn, topicsOf } from './carry-on.ts'
import { mayOpen, stepRows, unknownDisease } from './open-case.ts'
import { ownDiseases } from './queries.ts'

/** The disease of the day of the correction is what counts from here on; 409 `already_open` where the child has a case of it. */
export async function correctCase(c: Context<App>, asked: v.InferOutput<typeof input>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, caseId, key, note } = asked
  const today = c.get('today')
  const { rows } = await read(c, (db) => [ownDiseases(db, facilityId)])
  const disease = diseasesOn(today, rows[0]).find((one) => one.key === key)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...goesOn(c, asked),
      ...mayOpen(facilityId, childId, key, today),
      ...(disease ? [] : [{ holds: sql`0`, fail: unknownDisease }]),
    ],
    rows: (db) =>
      disease
        ? [
            db.insert(infectionCase).select(sql`select k.facility_id, k.child_id, ${id}, ${JSON.stringify(disease)}, k.day, k.id,
        ${tokenOf(c).account}, ${c.get('now')} from infection_case k
        where k.facility_id = ${facilityId} and k.child_id = ${childId} and k.id = ${caseId}`),
            db
              .insert(infectionStep)
              .select(sql`select s.facility_id, s.child_id, ${id}, s.id, s.position, s.kind, s.fact, s.day, s.form_id, s.note,
        s.source, s.account_id, s.at from infection_step s
        where s.facility_id = ${facilityId} and s.child_id = ${childId} and s.case_id = ${caseId}
          and s.kind in ('suspected', 'diagnosed', 'fact')`),
            ...stepRows(db, c, [{ childId, caseId, id, kind: 'wrong', note }]),
          ]
        : [],
    content: { case: caseId, ended: 'wrong', disease: disease?.name ?? key, reason: note },
    topics: topicsOf(asked),
  })
}
