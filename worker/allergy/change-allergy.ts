// A word about what a child must not eat: handed in, written, looked at, sent back, taken back. Each adds a row. The list on the child itself, which
// every board shows, changes in the same batch: it grows with a paper at once, and shrinks only here.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { confirmAllergy, proposeAllergy, returnAllergy, withdrawAllergy, writeAllergy } from '../../schema/allergy/input.ts'
import {
  type AllergyEntry,
  looksNeeded,
  type PaperEntry,
  type ReleaseEntry,
  withoutPaper,
  withoutWords,
  withWords,
} from '../../schema/allergy/rule.ts'
import { type Day, monthsAfter } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { allergyDecision, allergyEntry, child } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { entriesOf, toEntries } from './queries.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>

/** Words about one child; more is a mistake, or a script. */
const MOST = 200
/** A paper is good for two years at the most, whatever is typed. */
const LONGEST_MONTHS = 24

interface Known {
  list: string[]
  entries: AllergyEntry[]
}

/** What is known of the child now. What is written upon it names it again, so that nothing that came between is lost. */
async function known(c: Context<App>, childId: Id): Promise<Known> {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({ allergens: child.allergens })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), eq(child.id, childId))),
    ...entriesOf(db, facilityId, (of) => sql`${of} = ${childId}`),
  ])
  const [[found], entries, decisions] = rows
  const all = toEntries([entries, decisions], { account: tokenOf(c).account, named: false })
  return { list: found?.allergens ?? [], entries: all.get(childId) ?? [] }
}

const refuse = (when: boolean, fail: Condition['fail']): Condition[] => (when ? [{ holds: sql`0`, fail }] : [])

/** What every word asks: a child of this nursery's own, here or to come, about whom nothing was written in between. */
function sound(c: Context<App>, childId: Id, { list, entries }: Known): Condition[] {
  const { facilityId } = c.get('scope')
  const decided = entries.reduce((count, { decisions }) => count + decisions.length, 0)
  return [
    {
      // A guest's is kept at home.
      holds: isOwnChild(facilityId, sql`${childId}`),
      fail: notFound,
    },
    ...refuse(entries.length >= MOST, () => conflict('too_many', 'この子どもの記録が多すぎます。')),
    {
      holds: sql`exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${childId}
        and json(k.allergens) = json(${JSON.stringify(list)})
        and (select count(*) from allergy_entry n where n.facility_id = ${facilityId} and n.child_id = ${childId}) = ${entries.length}
        and (select count(*) from allergy_decision n where n.facility_id = ${facilityId} and n.child_id = ${childId}) = ${decided})`,
      fail: () => conflict('overtaken', 'ほかの人がさきに書きました。いまの記録を見て、もういちど入れてください。'),
    },
  ]
}

const listRow =
  (c: Context<App>, childId: Id, list: readonly string[]): Parameters<typeof write>[1]['rows'] =>
  (db) => [
    db
      .update(child)
      .set({ allergens: [...list] })
      .where(and(eq(child.facilityId, c.get('scope').facilityId), eq(child.id, childId))),
  ]

const topicsOf = (childId: Id): string[] => ['allergy', 'presence', `child:${childId}`]

/** Days of a paper that can be: it was written, and its original seen, on days that have come, and it ends after it was written. */
function soundDays(
  today: Day,
  { writtenOn, originalOn, expiresOn }: { writtenOn?: Day; originalOn?: Day | undefined; expiresOn?: Day | null | undefined },
): Condition[] {
  const ends = writtenOn !== undefined && expiresOn
  return [
    ...refuse(writtenOn !== undefined && writtenOn > today, () =>
      badInput('書かれた日（writtenOn）: まだ来ていない日です', 'writtenOn'),
    ),
    ...refuse(originalOn !== undefined && originalOn > today, () =>
      badInput('原本を見た日（originalOn）: まだ来ていない日です', 'originalOn'),
    ),
    ...refuse(Boolean(ends && expiresOn <= writtenOn), () =>
      badInput('期限（expiresOn）: 書かれた日よりあとにしてください', 'expiresOn'),
    ),
    ...refuse(Boolean(ends && expiresOn > monthsAfter(writtenOn, LONGEST_MONTHS)), () =>
      badInput('期限（expiresOn）: 書かれた日から2年までにしてください', 'expiresOn'),
    ),
  ]
}

/** Writes a word down, with the list as it is afterwards. */
async function add(
  c: Context<App>,
  asked: Of<typeof proposeAllergy> | Of<typeof writeAllergy>,
  source: 'guardian' | 'staff',
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, said } = asked
  const { kind, value } = said
  const [now, today, account] = [c.get('now'), c.get('today'), tokenOf(c).account]
  const before = await known(c, childId)
  const seen = said.kind === 'paper' && 'seen' in said ? said.seen : null
  const more = said.kind === 'paper' ? said.value.foods.map(({ word }) => word) : []
  const list = withWords(before.list, more)
  const unknown = said.kind === 'release' && withoutWords(said.value.words, before.list).length > 0
  const stored =
    said.kind === 'paper'
      ? { ...said.value, foods: said.value.foods.map(({ word, care }) => ({ word: withWords([], [word])[0] ?? word, care })) }
      : value
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...sound(c, childId, before),
      ...(said.kind === 'paper' || said.kind === 'release'
        ? soundDays(today, { writtenOn: said.value.writtenOn, originalOn: seen?.originalOn, expiresOn: seen?.expiresOn })
        : []),
      ...refuse(unknown, () => badInput('解除する食べもの（words）: いま除去していないものがあります', 'words')),
    ],
    rows: (db) => [
      insertRows(db, allergyEntry, [
        { facilityId, childId, id, kind, value: stored, before: before.list, source, accountId: account, at: now },
      ]),
      ...(seen
        ? [
            insertRows(db, allergyDecision, [
              { facilityId, childId, entryId: id, accountId: account, decision: 'confirmed', ...seen, note: null, at: now },
            ]),
          ]
        : []),
      ...(list.length > before.list.length ? listRow(c, childId, list)(db) : []),
    ],
    content: { allergy: kind, before: before.list, after: list, ...(seen ? { until: seen.expiresOn } : {}) },
    topics: topicsOf(childId),
  })
}

/** A guardian hands a paper in. Its foods are left out from now on, before anybody has looked at it. */
export const propose = (c: Context<App>, asked: Of<typeof proposeAllergy>): Promise<Receipt> => add(c, asked, 'guardian')
/** The nursery's own word. */
export const writeOwn = (c: Context<App>, asked: Of<typeof writeAllergy>): Promise<Receipt> => add(c, asked, 'staff')

interface Decided {
  id: Id
  childId: Id
  entryId: Id
}
type Look = { decision: 'confirmed' | 'returned' | 'withdrawn'; originalOn?: Day; expiresOn?: Day | null; note?: string }

/** SQL of an entry `e` that waits: nobody sent it back, took it back or, of a paper, looked at it. */
const waits = (facilityId: number, { childId, entryId }: Decided, more: SQL = sql`1`): SQL =>
  sql`exists (select 1 from allergy_entry e where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.id = ${entryId}
    and e.kind in ('paper', 'release') and ${more})`

async function decide(c: Context<App>, asked: Decided, look: Look, more: SQL = sql`1`): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, entryId } = asked
  const [now, today, account] = [c.get('now'), c.get('today'), tokenOf(c).account]
  const before = await known(c, childId)
  const entry = before.entries.find((one): one is PaperEntry | ReleaseEntry => one.id === entryId)
  const open =
    entry?.decisions.every(({ decision }) => decision === 'confirmed') &&
    (entry.kind === 'release' ? looksNeeded(entry) > 0 : entry.decisions.length === 0)
  const list = entry && open ? listAfter(entry, before, look) : before.list
  return write(c, {
    id,
    input: { ...asked, what: look.decision },
    children: [childId],
    conditions: [
      { holds: waits(facilityId, asked, more), fail: notFound },
      ...refuse(!open, () =>
        conflict('decided', 'この書類は、もう確認されたか、取り下げられています。いまの記録を見てください。'),
      ),
      ...sound(c, childId, before),
      ...(entry?.kind === 'paper' && look.decision === 'confirmed'
        ? [
            ...refuse(!look.expiresOn, () => badInput('期限（expiresOn）: 入れてください', 'expiresOn')),
            ...soundDays(today, {
              writtenOn: entry.value.writtenOn,
              originalOn: look.originalOn,
              expiresOn: look.expiresOn,
            }),
          ]
        : soundDays(today, { originalOn: look.originalOn })),
      ...(entry?.kind === 'release' && look.decision === 'confirmed' ? [otherPerson(facilityId, asked, account)] : []),
    ],
    rows: (db) => [
      insertRows(db, allergyDecision, [
        {
          facilityId,
          childId,
          entryId,
          accountId: account,
          decision: look.decision,
          originalOn: look.originalOn ?? null,
          expiresOn: (entry?.kind === 'paper' && look.expiresOn) || null,
          note: look.note ?? null,
          at: now,
        },
      ]),
      ...(list.length < before.list.length ? listRow(c, childId, list)(db) : []),
    ],
    content: {
      allergy: entry?.kind ?? null,
      [look.decision]: [entryId],
      before: before.list,
      after: list,
      ...(look.note ? { reason: look.note } : {}),
    },
    topics: topicsOf(childId),
  })
}

/** The list once this was looked at: shorter by what a second person released, or by what a paper that was not one had brought. */
function listAfter(entry: PaperEntry | ReleaseEntry, { list, entries }: Known, { decision }: Look): string[] {
  if (entry.kind === 'paper') return decision === 'confirmed' ? list : withoutPaper(list, entry, entries)
  return decision === 'confirmed' && looksNeeded(entry) === 1 ? withoutWords(list, entry.value.words) : list
}

/** Two people of the nursery look at a release: neither may be who wrote it down, nor who looked already. */
const otherPerson = (facilityId: number, asked: Decided, account: Id): Condition => ({
  holds: sql`(${waits(facilityId, asked, sql`e.account_id <> ${account}`)} and not exists (select 1 from allergy_decision x
    where x.facility_id = ${facilityId} and x.child_id = ${asked.childId} and x.entry_id = ${asked.entryId} and x.account_id = ${account}))`,
  fail: () =>
    conflict(
      'other_person_needed',
      '除去の解除は、2人で確かめます。書いた人や、さきに見た人とは別の、看護師・主任・園長が確認してください。',
    ),
})

/** Somebody looked at the original: of a paper it says until when it is good, of a release the second look ends the removal. */
export const confirm = (c: Context<App>, { originalOn, expiresOn, ...asked }: Of<typeof confirmAllergy>): Promise<Receipt> =>
  decide(c, asked, { decision: 'confirmed', originalOn, expiresOn })

export const sendBack = (c: Context<App>, { note, ...asked }: Of<typeof returnAllergy>): Promise<Receipt> =>
  decide(c, asked, { decision: 'returned', note })

/** Takes an own paper back at which nobody has looked. */
export const takeBack = (c: Context<App>, asked: Of<typeof withdrawAllergy>): Promise<Receipt> =>
  decide(c, asked, { decision: 'withdrawn' }, sql`e.account_id = ${tokenOf(c).account}`)
