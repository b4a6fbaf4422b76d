// 月に一度のアンケート. What somebody answered goes into a count and nowhere else: not into the audit, not into the digest of the act.
import { eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Month } from '../../schema/kit/day.ts'
import type { OutcomeCount } from '../../schema/organisation/outcome.ts'
import { surveyAsked, surveyTally } from '../../schema/shard.ts'
import type { AnswerSurvey } from '../../schema/survey/input.ts'
import { GOOD } from '../../schema/survey/rule.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { wardsFor } from '../kit/may.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

const monthOf = (c: Context<App>): Month => c.get('today').slice(0, 7)

/** SQL: the caller has answered this month, or let it be. */
const wasAsked = (c: Context<App>) => sql`exists (select 1 from survey_asked a where a.facility_id = ${c.get('scope').facilityId}
  and a.month = ${monthOf(c)} and a.account_id = ${tokenOf(c).account})`

/** Whether the caller is still to be asked this month. */
export async function readSurvey(c: Context<App>): Promise<{ month: Month; asks: boolean }> {
  const { rows } = await read(c, (db) => [db.select({ asked: sql<number>`${wasAsked(c)}`.as('asked') }).from(sql`(select 1)`)])
  return { month: monthOf(c), asks: !rows[0][0]?.asked }
}

/** Counts the answers, once a person and month; whoever answers again changes nothing. */
export async function answerSurvey(c: Context<App>, { id, answers }: AnswerSurvey): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const { who } = await read(c, () => [])
  const audience = door === 'family' ? 'family' : 'staff'
  const given = JSON.stringify(answers ? [answers.first, answers.second] : [])
  return write(c, {
    id,
    input: { survey: monthOf(c) },
    children: door === 'family' ? wardsFor(c.get('action'), who) : [],
    rows: (db) => [
      db
        .insert(surveyTally)
        .select(
          sql`select ${facilityId}, ${monthOf(c)}, ${audience}, v.key + 1, v.value, 1 from json_each(${given}) v where not ${wasAsked(c)}`,
        )
        .onConflictDoUpdate({
          target: [surveyTally.facilityId, surveyTally.month, surveyTally.audience, surveyTally.question, surveyTally.score],
          set: { count: sql`${surveyTally.count} + 1` },
        }),
      db
        .insert(surveyAsked)
        .values({ facilityId, month: monthOf(c), accountId: account })
        .onConflictDoNothing(),
    ],
    content: { survey: monthOf(c) },
    topics: [],
  })
}

/** The counts of a month, as the figures of a city ask for them. */
export const surveyCounts = (db: Shard, facilityId: number, month: Month) =>
  db
    .select({
      audience: surveyTally.audience,
      question: surveyTally.question,
      answers: sql<number>`sum(survey_tally.count)`.as('answers'),
      good: sql<number>`coalesce(sum(survey_tally.count) filter (where survey_tally.score >= ${GOOD}), 0)`.as('good'),
    })
    .from(surveyTally)
    .where(sql`${eq(surveyTally.facilityId, facilityId)} and ${eq(surveyTally.month, month)}`)
    .groupBy(surveyTally.audience, surveyTally.question)

/** Rows of `surveyCounts` under the names of the figures. */
export const asOutcome = (rows: Awaited<ReturnType<typeof surveyCounts>>): Partial<Record<OutcomeCount, number>> =>
  Object.fromEntries(
    rows.flatMap(({ audience, question, answers, good }) => [
      [`${audience}${question}`, answers],
      [`${audience}${question}Good`, good],
    ]),
  )
