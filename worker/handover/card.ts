// 引き継ぎカード: gathered from what was written today, looked at, and handed out as a snapshot.
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { FEVER_FROM, feverFromOf, foldCare } from '../../schema/care/rule.ts'
import { CARD_CARE, type Card } from '../../schema/handover/card.ts'
import type { cardQuery, issueCard as issueInput } from '../../schema/handover/input.ts'
import { foldCase } from '../../schema/infection/fold-case.ts'
import { foldNotes } from '../../schema/injury/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { DOSE_LATE_AFTER, foldRequest, type Withheld } from '../../schema/medicine/rule.ts'
import { child, handoverCard, handoverStep } from '../../schema/shard.ts'
import { careRows } from '../care/read-day.ts'
import { reachesOn } from '../contactbook/reach.ts'
import { tellReaders } from '../contactbook/tell.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { usualOn } from '../health/queries.ts'
import { stepsOf as caseStepsOf, casesOf, formsOf } from '../infection/queries.ts'
import { stepsOf as injuryStepsOf, versionsOf } from '../injury/queries.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { stepsOf as doseStepsOf, requestsOf } from '../medicine/queries.ts'
import { fullName } from '../presence/assemble-board.ts'

/** What was written of a day, and the cards that were handed out. A family reads the cards alone. */
export async function readCard(c: Context<App>, { childId, day }: v.InferOutput<typeof cardQuery>) {
  if (day > c.get('today')) throw notFound()
  const family = tokenOf(c).door === 'family'
  const { facilityId } = c.get('scope')
  const mine = reachesOn(c, sql`${childId}`, day)
  const cards = (db: Shard) =>
    [
      nameOfHouse(db, facilityId),
      db
        .select({
          familyName: child.familyName,
          givenName: child.givenName,
          familyKana: child.familyKana,
          givenKana: child.givenKana,
          className: sql<string | null>`(select r.name from class_membership m join classroom r on r.facility_id = m.facility_id
          and r.id = m.classroom_id where m.facility_id = ${facilityId} and m.child_id = ${childId} and m.starts_on <= ${day}
          and (m.ends_on is null or m.ends_on >= ${day}) limit 1)`.as('class_name'),
        })
        .from(child)
        .where(and(eq(child.facilityId, facilityId), eq(child.id, childId), mine)),
      db
        .select({
          id: handoverCard.id,
          content: handoverCard.content,
          note: handoverCard.note,
          at: handoverCard.at,
          by: writerOf('handover_card', !family),
        })
        .from(handoverCard)
        .where(and(eq(handoverCard.facilityId, facilityId), eq(handoverCard.day, day), eq(handoverCard.childId, childId), mine))
        .orderBy(desc(handoverCard.at)),
      db
        .select({
          id: handoverStep.id,
          cardId: handoverStep.cardId,
          kind: handoverStep.kind,
          note: handoverStep.note,
          at: handoverStep.at,
          by: writerOf('handover_step', !family),
        })
        .from(handoverStep)
        .where(
          and(
            eq(handoverStep.facilityId, facilityId),
            eq(handoverStep.day, day),
            eq(handoverStep.childId, childId),
            mine,
            // What another guardian wrote is between that one and the nursery.
            family ? eq(handoverStep.accountId, tokenOf(c).account) : undefined,
          ),
        )
        .orderBy(handoverStep.at),
    ] as const
  const { rows } = family
    ? await read(c, cards)
    : await read(c, (db) => [...cards(db), ...writtenOf(c, db, childId, day, mine)] as const)
  const [[house], [found], issued, steps, ...written] = rows
  if (!house || !found) throw notFound()
  return {
    day,
    facility: house.name,
    childId,
    kana: `${found.familyKana} ${found.givenKana}`.trim(),
    name: fullName(found),
    className: found.className,
    now: written.length === 0 ? null : cardOf(c, day, written),
    issued: issued.map((card) => {
      const own = steps.filter(({ cardId }) => cardId === card.id)
      return { ...card, read: own.filter(({ kind }) => kind === 'read'), replied: own.filter(({ kind }) => kind === 'replied') }
    }),
  }
}

/**
 * What was written of a child on a day, whatever it stands on.
 * @param mine SQL: the caller reaches the child on that day
 */
function writtenOf(c: Context<App>, db: Shard, childId: Id, day: Day, mine: SQL) {
  const { facilityId } = c.get('scope')
  const of = (table: string): SQL => sql`${sql.identifier(table)}.child_id = ${childId} and ${mine}`
  const only = sql`(select k.id from child k where k.facility_id = ${facilityId} and k.id = ${childId} and ${mine})`
  const span = { from: day, to: day, account: tokenOf(c).account }
  return [
    settingsOn(db, facilityId, day),
    careRows(db, facilityId, day, of('care_entry'), false),
    usualOn(db, facilityId, day, (id) => sql`${id} = ${childId} and ${mine}`),
    requestsOf(db, facilityId, { ...span, named: false, only: of('medicine_request') }),
    doseStepsOf(db, facilityId, { ...span, named: false, only: of('medicine_step') }),
    casesOf(db, facilityId, day, only),
    caseStepsOf(db, facilityId, day, only),
    formsOf(db, facilityId, day, only),
    versionsOf(db, facilityId, { ...span, family: true, only: of('injury') }),
    injuryStepsOf(db, facilityId, { ...span, family: true, only: of('injury_step') }),
  ] as const
}

/** The card of a day out of what was written. */
function cardOf(c: Context<App>, day: Day, rows: BatchResponse<ReturnType<typeof writtenOf>>): Card {
  const [[setting], entries, [usual], requests, doseSteps, cases, caseSteps, forms, versions, injurySteps] = rows
  const care = foldCare(entries.filter(({ kind }) => CARD_CARE.includes(kind)))
  const from = setting?.settings.feverFrom ?? FEVER_FROM
  const lateAfter = setting?.settings.medicineLate ?? DOSE_LATE_AFTER
  return {
    day,
    feverFrom: usual ? feverFromOf(from, usual.value) : from,
    temperatures: care.temperatures.map(({ tenths, at }) => [tenths, at]),
    meals: care.meals.map(({ meal, eaten, at }) => [meal, eaten, at]),
    milks: care.milks.map(({ ml, at }) => [ml, at]),
    stools: care.stools.map(({ stool, at }) => [stool, at]),
    naps: care.naps.map((nap) => [nap.from, nap.to]),
    doses: requests.flatMap((one) => {
      const steps = doseSteps.filter(({ requestId }) => requestId === one.id)
      const { state, by } = foldRequest(one, steps, c.get('now'), lateAfter)
      if (state === 'withdrawn') return []
      const done = state === 'given' || state === 'withheld' ? by : null
      const reason = state === 'withheld' ? ((by?.reason ?? null) as Withheld | null) : null
      return [{ medicine: one.medicine || one.condition, amount: one.amount, state, at: done?.at ?? null, reason }]
    }),
    illnesses: cases.flatMap((one) => {
      const folded = foldCase(
        one.disease,
        caseSteps.filter(({ caseId }) => caseId === one.id),
        forms.filter(({ caseId }) => caseId === one.id),
      )
      return folded.ended ? [] : [{ name: one.disease.name, suspected: folded.certainty === 'suspected' }]
    }),
    injuries: foldNotes(
      versions.map((one) => ({ ...one, mine: false })),
      injurySteps.map((step) => ({ ...step, mine: false })),
    )
      .filter(({ state }) => state === 'out')
      .map(({ last: { at, parts, kinds, what, aid } }) => ({ at, parts, kinds, what, aid })),
  }
}

/** Hands a card out, of today, and tells the family without a word of what stands on it. */
export async function issueCard(c: Context<App>, asked: v.InferOutput<typeof issueInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, note } = asked
  const [now, day] = [c.get('now'), c.get('today')]
  const mine = reachesOn(c, sql`${childId}`, day)
  const { rows } = await read(c, (db) => writtenOf(c, db, childId, day, mine))
  const content = cardOf(c, day, rows)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [{ holds: mine, fail: notFound }],
    rows: (db) => [
      insertRows(db, handoverCard, [{ facilityId, day, childId, id, content, note, at: now, accountId: tokenOf(c).account }]),
      tellReaders(db, { facilityId, commandId: id, kind: 'note', children: sql`(${childId})`, at: now, dueAt: now, now }),
    ],
    content: { day, handover: '家庭に出した' },
    topics: ['handover', 'family', `child:${childId}`],
  })
}
