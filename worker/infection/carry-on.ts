// What becomes known about a case, what is handed in, and its end. Each act adds a step; nothing is changed.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { foldCase } from '../../schema/infection/fold-case.ts'
import type {
  addFacts,
  confirmForm,
  endCase,
  receiveAnyway,
  receivePaper,
  submitForm,
  withdrawForm,
} from '../../schema/infection/input.ts'
import { type Check, type Facts, factsAskedBy, isCheck, returnOn } from '../../schema/infection/rule.ts'
import { CHECK_WORDS, factWord, sayDay } from '../../schema/infection/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { infectionCase, infectionForm, infectionStep } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, type Fail, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { daysRefused, factSteps, remark, stepRows } from './open-case.ts'
import { endedCase } from './queries.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>
type Where = { childId: Id; caseId: Id }

const over = () => conflict('over', 'この病気の記録は、もうおわっています。画面をひらき直してください。')

/** The case is there, and goes on. */
export function goesOn(c: Context<App>, { childId, caseId }: Where): Condition[] {
  const { facilityId } = c.get('scope')
  return [
    {
      holds: sql`exists (select 1 from infection_case k where k.facility_id = ${facilityId} and k.child_id = ${childId} and k.id = ${caseId})`,
      fail: notFound,
    },
    { holds: sql`not ${endedCase(sql`${facilityId}`, sql`${childId}`, sql`${caseId}`)}`, fail: over },
  ]
}

export const topicsOf = ({ childId }: Where): string[] => ['presence', 'infection', `child:${childId}`]
const refusedWith = (fail: Fail | null): Condition[] => (fail ? [{ holds: sql`0`, fail }] : [])

/** Days and checks that became known. */
export async function recordFacts(c: Context<App>, asked: Of<typeof addFacts>): Promise<Receipt> {
  const { id, childId, caseId, certainty, days, checks = [], notSo = [] } = asked
  const at = { childId, caseId, id }
  const said = Object.fromEntries([...checks.map((check) => [check, c.get('today')]), ...notSo.map((check) => [check, null])])
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [...goesOn(c, asked), ...daysRefused(c, days)],
    rows: (db) =>
      stepRows(db, c, [...(certainty ? [{ ...at, kind: certainty }] : []), ...factSteps(at, days), ...factSteps(at, said)]),
    content: { case: caseId, certainty: certainty ?? null, days: days ?? null, checks, notSo },
    topics: topicsOf(asked),
  })
}

/** Well again, or never this disease; then the absence that stands is 病欠 again. */
export async function recordEnd(c: Context<App>, asked: Of<typeof endCase>): Promise<Receipt> {
  const { id, childId, caseId, how, note = null } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: goesOn(c, asked),
    rows: (db) => [
      ...stepRows(db, c, [{ childId, caseId, id, kind: how, note }]),
      ...(how === 'wrong' ? remark(db, c, { id, childId, from: 'suspended', to: 'sick' }) : []),
    ],
    content: { case: caseId, ended: how, reason: note },
    topics: topicsOf(asked),
  })
}

/** A case with its steps and forms, for deciding about the paper. */
async function readCase(c: Context<App>, { childId, caseId }: Where) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db: Shard) => [
    db
      .select({ disease: infectionCase.disease })
      .from(infectionCase)
      .where(and(eq(infectionCase.facilityId, facilityId), eq(infectionCase.childId, childId), eq(infectionCase.id, caseId))),
    db
      .select()
      .from(infectionStep)
      .where(and(eq(infectionStep.facilityId, facilityId), eq(infectionStep.childId, childId), eq(infectionStep.caseId, caseId)))
      .orderBy(infectionStep.at, infectionStep.id, infectionStep.position),
    db
      .select({ id: infectionForm.id, at: infectionForm.writtenAt })
      .from(infectionForm)
      .where(and(eq(infectionForm.facilityId, facilityId), eq(infectionForm.childId, childId), eq(infectionForm.caseId, caseId))),
  ])
  const [[found], steps, forms] = rows
  return found ? { disease: found.disease, facts: foldCase(found.disease, steps, forms).facts } : null
}

/** SQL: a 登園届 of the case that was not taken back. */
const standingForm = (
  facilityId: number,
  { childId, caseId }: Where,
  which: SQL,
): SQL => sql`exists (select 1 from infection_form f
  where f.facility_id = ${facilityId} and f.child_id = ${childId} and f.case_id = ${caseId} and ${which}
    and not exists (select 1 from infection_step w where w.facility_id = f.facility_id and w.child_id = f.child_id and w.case_id = f.case_id
      and w.kind = 'withdrawn' and w.form_id = f.id))`

/** SQL: staff looked at it. */
const confirmedForm = (
  facilityId: number,
  { childId, caseId }: Where,
  formId: Id,
): SQL => sql`exists (select 1 from infection_step w
  where w.facility_id = ${facilityId} and w.child_id = ${childId} and w.case_id = ${caseId} and w.kind = 'confirmed' and w.form_id = ${formId})`

/**
 * 登園届: refused while it cannot be true yet, naming what is missing or from which day on. What the guardian ticks becomes known with it.
 * Once sent it stays as it is.
 */
export async function sendForm(c: Context<App>, asked: Of<typeof submitForm>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, caseId, checks, doctor, visitedOn } = asked
  const today = c.get('today')
  const known = await readCase(c, asked)
  const rule = known?.disease.rule ?? null
  const fresh = checks.filter((check) => !known?.facts[check])
  const facts: Facts = { ...known?.facts, ...Object.fromEntries(fresh.map((check): [Check, string] => [check, today])) }
  const asks = factsAskedBy(rule)
  const { day, waitsFor } = returnOn(rule, facts)
  const strange = checks.filter((check) => !asks.includes(check))
  const refusal = !known
    ? notFound()
    : known.disease.form !== 'report'
      ? conflict(
          'other_paper',
          `${known.disease.name}は、登園届ではありません。${known.disease.form === 'opinion' ? '医師の意見書をお持ちください。' : '書類は要りません。'}`,
        )
      : strange.length > 0
        ? badInput(
            `確認（checks）: ${strange.map((check) => CHECK_WORDS[check]).join('・')} は、この病気の項目ではありません`,
            'checks',
          )
        : visitedOn > today
          ? badInput('受診日（visitedOn）: まだ来ていない日です', 'visitedOn')
          : rule && day === null
            ? conflict('not_yet', `まだ出せません。${waitsFor.map(factWord).join('・')} がわかったら、出せるようになります。`)
            : day !== null && day > today
              ? conflict(
                  'too_early',
                  `まだ出せません。登園できるのは ${sayDay(day)} からです。その日になったら、出してください。`,
                )
              : null
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...goesOn(c, asked),
      ...refusedWith(refusal),
      {
        holds: sql`not ${standingForm(facilityId, asked, sql`1`)}`,
        fail: () => conflict('already_sent', '登園届は、もう出ています。直すときは、とりさげてから、もういちど出してください。'),
      },
    ],
    rows: (db) => [
      insertRows(db, infectionForm, [
        {
          facilityId,
          childId,
          caseId,
          id,
          returnsOn: day ?? today,
          checks: [...new Set([...checks, ...asks.filter(isCheck).filter((check) => facts[check])])],
          doctor,
          visitedOn,
          accountId: tokenOf(c).account,
          writtenAt: c.get('now'),
        },
      ]),
      ...(fresh.length > 0
        ? stepRows(db, c, factSteps({ childId, caseId, id }, Object.fromEntries(fresh.map((check) => [check, today]))))
        : []),
    ],
    content: {
      case: caseId,
      disease: known?.disease.name ?? null,
      edition: known?.disease.edition ?? null,
      checks,
      doctor,
      visitedOn,
      returnsOn: day,
    },
    topics: topicsOf(asked),
  })
}

/** Takes a 登園届 back that nobody at the nursery looked at yet; the next one is a new one. */
export async function takeBackForm(c: Context<App>, asked: Of<typeof withdrawForm>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, caseId, formId, note = null } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: standingForm(facilityId, asked, sql`f.id = ${formId}`), fail: notFound },
      ...goesOn(c, asked),
      {
        holds: sql`not ${confirmedForm(facilityId, asked, formId)}`,
        fail: () => conflict('confirmed', '園が確認した登園届は、とりさげられません。園にお電話ください。'),
      },
    ],
    rows: (db) => stepRows(db, c, [{ childId, caseId, id, kind: 'withdrawn', formId, note }]),
    content: { case: caseId, withdrawn: formId },
    topics: topicsOf(asked),
  })
}

/** 園が確認: staff looked at the 登園届. */
export async function lookAtForm(c: Context<App>, asked: Of<typeof confirmForm>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, caseId, formId } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: standingForm(facilityId, asked, sql`f.id = ${formId}`), fail: notFound },
      {
        holds: sql`not ${confirmedForm(facilityId, asked, formId)}`,
        fail: () => conflict('already_confirmed', 'この登園届は、もう確認されています。'),
      },
    ],
    rows: (db) => stepRows(db, c, [{ childId, caseId, id, kind: 'confirmed', formId }]),
    content: { case: caseId, formConfirmed: formId },
    topics: topicsOf(asked),
  })
}

/** What was written down at the door lies not ahead; it may lie back, where a tablet had no line. */
const dayCame = (c: Context<App>, day: Day): Condition[] =>
  refusedWith(day > c.get('today') ? badInput('日（day）: まだ来ていない日です', 'day') : null)

/** 紙で受領: who took the paper, and when, is the step's. */
export async function takePaper(c: Context<App>, asked: Of<typeof receivePaper>): Promise<Receipt> {
  const { id, childId, caseId, day } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [...goesOn(c, asked), ...dayCame(c, day)],
    rows: (db) => stepRows(db, c, [{ childId, caseId, id, kind: 'paper', day }]),
    content: { case: caseId, paperReceived: day },
    topics: topicsOf(asked),
  })
}

/** The child stands at the door and is received; why, is written down. */
export async function takeAnyway(c: Context<App>, asked: Of<typeof receiveAnyway>): Promise<Receipt> {
  const { id, childId, caseId, day, note } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [...goesOn(c, asked), ...dayCame(c, day)],
    rows: (db) => stepRows(db, c, [{ childId, caseId, id, kind: 'anyway', day, note }]),
    content: { case: caseId, anyway: true, reason: note },
    topics: topicsOf(asked),
  })
}
