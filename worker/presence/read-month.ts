import { eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type Day, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldRegister, type Register } from '../../schema/presence/fold-register.ts'
import { REGISTER_FORM } from '../../schema/presence/own-form.ts'
import { TOTALS } from '../../schema/presence/register-totals.ts'
import { facility } from '../../schema/shard.ts'
import { ownFileFor } from '../document/own-file.ts'
import { exceptionsBetween, settingsBetween } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { type Given, prepared, type Slot } from '../kit/prepared.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { childMonths, registerDays, registerNotes } from './assemble-register.ts'
import { exportMonth, fillMonth } from './export-month.ts'
import { childrenBetween, classesBetween, factsByDay, notesBetween, noticesOfMonth } from './month-queries.ts'

export interface MonthAsked {
  month: Month
  class?: Id | undefined
  format?: 'csv' | 'xlsx' | 'own' | undefined
  detail?: 'times' | undefined
  encoding?: 'sjis' | undefined
}

/** SQL: 1 where the file that counts on a month's first day is a form, and not the end of one. */
const hasForm = (facilityId: Given<number>, from: Given<Day>) =>
  sql<number>`coalesce((select f.format is not null from document_own_file f where f.facility_id = ${facilityId} and f.kind = ${REGISTER_FORM}
    and f.starts_on <= ${from} order by f.starts_on desc, f.number desc limit 1), 0)`.as('own_form')

const queriesOf = prepared(
  (db, facilityId: Slot<number>, from: Slot<Day>, to: Slot<Day>) =>
    [
      db
        .select({ name: facility.name, wording: facility.wording, ownForm: hasForm(facilityId, from) })
        .from(facility)
        .where(eq(facility.facilityId, facilityId)),
      settingsBetween(db, facilityId, from, to),
      exceptionsBetween(db, facilityId, from, to),
      classesBetween(db, facilityId, from, to),
      childrenBetween(db, facilityId, from, to),
      factsByDay(db, facilityId, from, to),
      noticesOfMonth(db, facilityId, from, to),
      notesBetween(db, facilityId, from, to),
    ] as const,
)

/** Answers the register of a month, as data or as a file. One round trip however many children there are; a file costs one more, its audit. */
export async function readMonth(c: Context<App>, asked: MonthAsked) {
  const { format } = asked
  const { register, form } = await gatherRegister(c, asked)
  if (format === 'own') return fillMonth(c, register, asked, form)
  if (format) return exportMonth(c, register, { ...asked, format })
  return c.json(register)
}

async function gatherRegister(c: Context<App>, asked: MonthAsked) {
  const { facilityId } = c.get('scope')
  const { from, to } = monthRange(asked.month)
  const { who, rows } = await read(
    c,
    (db) => [...queriesOf(db, facilityId, from, to), ...formIn(db, facilityId, asked)] as const,
    asked.format && 'presence.export',
  )
  const [[home], settings, exceptions, classes, [children], facts, [notices], [notes], form] = rows
  const days = registerDays(from, to, settings, exceptions)
  const last = settings.at(-1)
  const foreign = asked.class !== undefined && !classes.some(({ classId }) => classId === asked.class)
  if (!home || !days || !last || foreign) throw notFound()
  const register: Register = foldRegister(
    {
      month: asked.month,
      facility: { name: home.name, wording: home.wording, ownForm: home.ownForm === 1 },
      familyAbsenceWord: last.settings.familyAbsenceWord,
      // Settings that were made before there was a choice show all of them.
      totalKinds: last.settings.registerTotals ?? TOTALS,
      notes: registerNotes(notes?.notes ?? '[]'),
      classes,
      days,
      children: withoutKept(who, childMonths(children?.children ?? '[]', facts, notices?.notices ?? '[]')),
      only: asked.class,
    },
    c.get('today'),
    c.get('now'),
  )
  return { register, form: form?.[0] }
}

/** The form itself, where the register goes out in it. */
const formIn = (db: Shard, facilityId: number, { format, month }: MonthAsked) =>
  format === 'own' ? [ownFileFor(db, facilityId, REGISTER_FORM, `${month}-01`, true)] : []
