// What the kitchen sees: numbers, what changed since they were fixed, and the children for whom something is left out. Nobody else has a name here.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { countAsks, countTrays, type Difference, differences, knownTrays, type Tray } from '../../schema/meal/count.ts'
import type { noteDifferences } from '../../schema/meal/input.ts'
import type { Kitchen, KitchenDifference } from '../../schema/meal/kitchen.ts'
import { unsafeDishes } from '../../schema/meal/rule.ts'
import { mealNote } from '../../schema/shard.ts'
import { digestOf } from '../kit/audit-row.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import type { Principal } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { type DayTrays, keptTrays, trayQueries, traysOf } from './gather.ts'
import { fixesBetween, notesBetween } from './queries.ts'

type Fix = Awaited<ReturnType<typeof fixesBetween>>[number]
type Note = Awaited<ReturnType<typeof notesBetween>>[number]

/** A 差分 with the name by which the kitchen answers it; the name changes with what it says. */
type Open = Difference & { key: string }
interface Standing {
  found: DayTrays
  fix: Fix | undefined
  notes: Note[]
  open: Open[]
  /** Staff who eat: what the kitchen knows, and what is so now. */
  staff: { fixed: number | null; known: number | null; now: number; key: string }
}

/** The day as it stands between what was fixed, what the kitchen knows and what the facts say. */
async function stand(c: Context<App>, day: Day, more: { version?: ReturnType<typeof versionOfAll> } = {}) {
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [
    db.select({ version: more.version ?? sql<number>`0` }).from(sql`(select 1)`),
    fixesBetween(db, facilityId, day, day),
    notesBetween(db, facilityId, day, day),
    ...trayQueries(db, facilityId, day),
  ])
  const [[counted], [fix], notes, ...trayRows] = rows
  const found = traysOf(trayRows, day)
  if (!found) throw notFound()
  const ofChildren = notes.filter(({ childId }) => childId !== '')
  const known = fix ? knownTrays(keptTrays(fix.trays), ofChildren) : null
  const open = known ? differences(known, found.trays) : []
  const knownStaff = fix ? (notes.findLast(({ staff }) => staff !== null)?.staff ?? fix.staff.length) : null
  const standing: Standing = {
    found,
    fix,
    notes,
    open: open.map((one) => ({ ...one, key: digestOf(one.childId, one.before, one.after) })),
    staff: {
      fixed: fix ? fix.staff.length : null,
      known: knownStaff,
      now: found.staff.length,
      key: digestOf('staff', knownStaff, found.staff.length),
    },
  }
  return { who, version: counted?.version ?? 0, standing }
}

const TOPICS = ['meal', 'presence', 'facility', 'roster', 'health']

export async function readKitchen(c: Context<App>, { day }: { day: Day }) {
  const version = versionOfAll(c.get('scope').facilityId, TOPICS)
  const key = `k${day}`
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  const { who, version: counted, standing } = await stand(c, day, { version })
  const kitchen = kitchenOf(standing, who, day, { now: c.get('now'), named: day === c.get('today') })
  const next = kitchen.fixedAt === null && kitchen.fixAt > c.get('now') ? kitchen.fixAt : null
  writeEtag(c, who, counted, next, key)
  return c.json(kitchen satisfies Kitchen)
}

/** @param named of today alone anybody is named: of another day the kitchen needs the numbers */
function kitchenOf(
  { found, fix, notes, open, staff }: Standing,
  who: Principal,
  day: Day,
  { now, named: today }: { now: Moment; named: boolean },
): Kitchen {
  const { trays, times, serving, menu, classes, children } = found
  const dishes = menu?.dishes ?? []
  const fixAt = momentOf(day, found.setting.fixAt)
  const named = (childId: Id) => {
    const child = children.get(childId)
    return today && child && !who.kept.has(childId) ? { childId, name: child.name, kana: child.kana } : undefined
  }
  const differ = ({ key, childId, classId, before, after, cause, since }: Open): KitchenDifference => ({
    key,
    classId,
    before: plateOf(before),
    after: plateOf(after),
    cause,
    since,
    // A tray of 除去食 is made for one child, so whose it is belongs to it.
    child: before.box === 'elimination' || after.box === 'elimination' ? (named(childId) ?? null) : null,
  })
  return {
    day,
    open: found.open,
    serving,
    fixAt,
    fixedAt: fix?.at ?? null,
    late: !fix && found.open && now > fixAt + LATE,
    times,
    classes: classes.map(({ classId, name }) => ({ classId, name })),
    counts: countTrays(trays),
    fixed: fix ? countTrays(keptTrays(fix.trays)) : null,
    asks: countAsks(trays),
    byClass: [...Map.groupBy(trays, ({ classId }) => classId)].map(([classId, own]) => ({
      classId,
      counts: countTrays(own),
      asks: countAsks(own),
    })),
    staff: {
      fixed: staff.fixed,
      known: staff.known,
      now: staff.now,
      key: staff.known !== null && staff.known !== staff.now ? staff.key : null,
    },
    differences: open.map(differ),
    noted: notes.map(({ childId, box, meals, staff: people, cause, since, at, by }) => ({
      classId: trays.find((tray) => tray.childId === childId)?.classId ?? null,
      box,
      meals,
      staff: people,
      cause,
      since,
      at,
      by,
    })),
    children: trays.flatMap((tray) => {
      const person = tray.box === 'elimination' ? named(tray.childId) : undefined
      const allergens = children.get(tray.childId)?.allergens ?? []
      if (!person) return []
      const unsafe = unsafeDishes(dishes, allergens)
      return [{ ...person, classId: tray.classId, form: tray.form, allergens, meals: tray.meals, asks: tray.asks ?? [], unsafe }]
    }),
    dishes,
  }
}

const plateOf = ({ box, meals, asks }: Tray) => ({ box, meals, ...(asks && { asks }) })

/** Minutes after the set time until the page says that nothing was fixed. */
const LATE = 3 * 60_000

/** The kitchen takes note of 差分. Of what changed in between it says so, and nothing is noted. */
export async function noteSeen(c: Context<App>, asked: v.InferOutput<typeof noteDifferences>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, day, keys } = asked
  const { standing } = await stand(c, day)
  const seen = standing.open.filter(({ key }) => keys.includes(key))
  const staff = keys.includes(standing.staff.key) ? standing.staff : null
  const common = { facilityId, day, id, accountId: tokenOf(c).account, at: c.get('now') }
  const rows = [
    ...seen.map(({ childId, after, cause, since }) => ({
      ...common,
      childId,
      box: after.box,
      meals: after.meals,
      asks: after.asks ?? [],
      staff: null,
      cause,
      since,
    })),
    ...(staff
      ? [
          {
            ...common,
            childId: '',
            box: 'unset' as const,
            meals: [],
            asks: [],
            staff: staff.now,
            cause: 'plan' as const,
            since: null,
          },
        ]
      : []),
  ]
  const changed = conflict('overtaken', 'この差分は、いま変わりました。新しい数を見て、もういちど押してください。')
  return write(c, {
    id,
    input: asked,
    children: [],
    // Asked only of an act that is new: of one that was carried out the receipt comes first.
    conditions: rows.length === keys.length ? [] : [{ holds: sql`0`, fail: changed }],
    rows: (db) => (rows.length > 0 ? [insertRows(db, mealNote, rows)] : []),
    content: { day, noted: rows.length },
    topics: ['meal'],
  })
}
