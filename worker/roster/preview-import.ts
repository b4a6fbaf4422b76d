// The dry run: reads a file, plans it against what the facility has now, keeps the plan, writes nothing else.
import { eq } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import { findHeadings, type GridRow, type Problem } from '../../schema/kit/grid.ts'
import { newId } from '../../schema/kit/id.ts'
import { CAPABILITIES } from '../../schema/permission/matrix.ts'
import { readRosterHeading } from '../../schema/roster/match-columns.ts'
import type { RosterPlan } from '../../schema/roster/plan.ts'
import { planImport, USUAL_HOURS } from '../../schema/roster/plan-import.ts'
import { readRoster } from '../../schema/roster/read-roster.ts'
import { facility, rosterImport } from '../../schema/shard.ts'
import { write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { versionOf } from '../kit/etag.ts'
import { badInput, Fail, notFound } from '../kit/fail.ts'
import { loadSheet } from '../kit/load-sheet.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { stateOf, stateQueries } from './roster-tables.ts'

/** What is kept of a dry run: exactly what will be written, and the state of the roster it was made against. */
export interface KeptPlan extends Pick<RosterPlan, 'insert' | 'change' | 'counts'> {
  rosterVersion: number
}

/** A row of D1 holds 2 MB; a plan this long is no roster of one facility. */
const LONGEST_PLAN = 1_500_000

const fits = (rows: GridRow[]): boolean => findHeadings(rows, readRosterHeading, ['birthDay'])?.columns.has('birthDay') ?? false

/** Reads and plans. Anything wrong with the file is a 422 that names every row at fault, and then nothing is kept. */
export async function previewImport(c: Context<App>, asked: { appliesOn: Day; fileName: string }, bytes: Uint8Array) {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  checkDay(asked.appliesOn, c.get('today'))
  const { who, rows } = await read(c, (db) => [
    db
      .select({ version: versionOf(facilityId, 'roster'), house: facility.name })
      .from(facility)
      .where(eq(facility.facilityId, facilityId)),
    ...stateQueries(db, facilityId),
  ])
  // What a dry run says of a child would be news of it; somebody kept from one here has the roster read by another person.
  if (who.kept.size > 0) throw notFound()
  const [[counted], ...state] = rows
  const { readTable } = await loadSheet()
  const table = await readTable(bytes, fits)
  if (table.problem) return refuse(c, [table.problem])
  const roster = readRoster(table.rows, asked.appliesOn, counted?.house)
  const { unknownColumns, columns } = roster
  if (roster.errors.length > 0) return refuse(c, roster.errors, { unknownColumns })
  const options = {
    appliesOn: asked.appliesOn,
    newId: () => newId(now),
    capabilities: CAPABILITIES,
    hours: USUAL_HOURS,
  }
  const planned = planImport(roster.children, stateOf(state), options)
  if (!planned.plan) return refuse(c, planned.errors, { unknownColumns })
  const { insert, change, counts } = planned.plan
  const plan: KeptPlan = { insert, change, counts, rosterVersion: counted?.version ?? 0 }
  if (JSON.stringify(plan).length > LONGEST_PLAN)
    throw new Fail(413, 'too_big', '一度に取り込める量をこえています。ファイルを2つに分けて、1つずつ取り込んでください。')
  const importId = newId(now)
  await write(c, {
    id: importId,
    input: { ...asked, importId },
    children: [],
    rows: (db) => [
      db.insert(rosterImport).values({
        facilityId,
        id: importId,
        state: 'preview',
        fileName: asked.fileName,
        appliesOn: asked.appliesOn,
        accountId: tokenOf(c).account,
        createdAt: now,
        plan,
      }),
    ],
    content: { previewed: importId, fileName: asked.fileName, appliesOn: asked.appliesOn, counts },
    topics: [],
  })
  const warnings = [...roster.warnings, ...planned.warnings]
  return c.json({ importId, ...asked, counts, columns, unknownColumns, differences: planned.differences, warnings })
}

const refuse = (c: Context<App>, errors: readonly Problem[], more: { unknownColumns?: string[] } = {}) => {
  const first = errors[0]?.message ?? ''
  const message = `${errors.length === 1 ? first : `${errors.length}か所を直してください。はじめは ${first}`}（何も取り込んでいません）`
  return c.json({ error: { code: 'bad_file', message, requestId: c.get('requestId') }, errors, ...more }, 422)
}

function checkDay(appliesOn: Day, today: Day): void {
  const first = `${fiscalYearOf(today)}-04-01`
  if (appliesOn < first) throw badInput(`適用日（appliesOn）: 今年度のはじめ（${first}）より前にはできません`, 'appliesOn')
  if (appliesOn > addDays(today, 400)) throw badInput('適用日（appliesOn）: 1年より先にはできません', 'appliesOn')
}
