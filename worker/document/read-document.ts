// One paper as it stands: what is written in it and by whom, what was handed in and approved, and what is offered to whoever writes.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { foldSteps, type State, type StepKind } from '../../schema/document/approval.ts'
import type { DocumentQuery } from '../../schema/document/input.ts'
import { type Kind, kindFor, placeOf } from '../../schema/document/kind.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import { headsOf } from '../../schema/document/merge.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { reportsOf, useOn } from '../../schema/document/use.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child } from '../../schema/shard.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { blocked } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { absencesBetween } from './absences.ts'
import { type Asked, askedOf } from './asked.ts'
import { formCount, ownForms, sameForms } from './forms.ts'
import { measuresOf } from './measures.ts'
import { offeredTo } from './offer.ts'
import { ownFileFor } from './own-file.ts'
import { disposedAt, idOf, rowsOf, subjectOf } from './queries.ts'
import { childrenOf, isThere, READERS, reaches } from './reach.ts'
import { usesOf } from './use-kind.ts'

/** The children who have a row in a paper of their class, in the order of their kana. `kept`: a block keeps it from the reader. */
const childrenIn = (c: Context<App>, db: Shard, facilityId: number, asked: Asked) =>
  db
    .select({
      id: child.id,
      name: sql<string>`trim(child.family_name || ' ' || child.given_name)`.as('child_name'),
      kana: sql<string>`trim(child.family_kana || ' ' || child.given_kana)`.as('child_kana'),
      kept: sql<number>`${blocked(facilityId, sql`child.id`, tokenOf(c).account, c.get('today'))}`.as('kept'),
    })
    .from(child)
    .where(
      sql`child.facility_id = ${facilityId} and ${asked.about} = 'class' and child.id in ${childrenOf(facilityId, asked)}
        and ${reaches(c, asked, READERS)}`,
    )
    .orderBy(child.kanaOrder)

/** What one paper consists of, in one round trip, for whoever may read it; everybody else is told that it is not there. */
export async function openDocument(c: Context<App>, asked: Asked, fileBytes = false) {
  const { facilityId } = c.get('scope')
  const only = reaches(c, asked, READERS)
  const { who, rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    subjectOf(db, facilityId, asked, sql`${only} and ${isThere(facilityId, asked)}`),
    childrenIn(c, db, facilityId, asked),
    usesOf(db, facilityId),
    formCount(db, facilityId),
    ownFileFor(db, facilityId, asked.kind.key, asked.from, fileBytes),
    disposedAt(db, facilityId, asked, only),
    measuresOf(db, facilityId, idOf(facilityId, asked), only),
    absencesBetween(db, facilityId, c.get('today'), c.get('today')),
    ...rowsOf(db, facilityId, asked, only),
  ])
  const [
    [house],
    [subject],
    children,
    uses,
    [forms],
    [ownFile],
    [disposed],
    measures,
    absences,
    [found],
    edits,
    steps,
    choices,
    [handedIn],
    [decidedBefore],
    [sentBack],
  ] = rows
  sameForms(c, forms?.count ?? 0)
  if (!house || !subject) throw notFound()
  const kind = found ? (kindOf(asked.kind.key, found.version, ownForms(c)) ?? asked.kind) : asked.kind
  return {
    who,
    house,
    subject,
    children,
    uses,
    found,
    edits,
    steps,
    choices,
    handedIn,
    decidedBefore,
    sentBack,
    kind,
    ownFile,
    disposed,
    measures,
    absences,
  }
}

interface Reading {
  offers?: boolean
  only?: Id
  fileBytes?: boolean
}

/**
 * The same, as it travels: a text of a child whom a block keeps from the reader is left out.
 * @param offers false where nobody writes: then nothing is looked up to be offered
 * @param only of a class's paper the rows of this child alone
 * @param fileBytes true where it goes out in the house's own form
 */
export async function readDocument(c: Context<App>, query: DocumentQuery, { offers = true, only, fileBytes }: Reading = {}) {
  const asked = askedOf(c, query)
  const { account } = tokenOf(c)
  const opened = await openDocument(c, asked, fileBytes)
  const { who, house, subject, children, uses, edits, steps, choices, handedIn, decidedBefore, sentBack, kind } = opened
  const state = foldSteps(kind.approval, steps)
  const form = kindFor(kind, subject.classAge)
  const shown = children.filter(({ id, kept }) => kept === 0 && (only ?? id) === id).map(({ kept: _kept, ...one }) => one)
  const rows = new Set(shown.map(({ id }) => id))
  const heads = [...headsOf(edits).values()].flat().filter(({ field }) => isShown(kind, field, rows))
  const snapshot = handedIn && state.at !== 'draft' ? trimmed(kind, handedIn.snapshot, rows) : null
  return {
    today: c.get('today'),
    facility: house.name,
    kind: form,
    subject: { id: asked.subjectId, ...subject },
    startsOn: asked.from,
    endsOn: asked.to,
    children: shown,
    heads: heads.map(({ accountId, times: _times, ...edit }) => ({ ...edit, mine: accountId === account })),
    /** Who wrote in it, by name. */
    writers: [...new Set(edits.map(({ by }) => by))].filter(Boolean),
    times: edits.reduce((sum, { times }) => sum + times, 0),
    steps: steps.map(({ accountId, ...step }) => ({ ...step, accountId, mine: accountId === account })),
    /** 第1報, 第2報: by when each is handed in; none of another kind. */
    reports: reportsOf(uses, kind, asked.from),
    /** The house does not use this kind any more: what was begun is written to its end, and nothing new is begun. */
    withdrawn: useOn(uses, kind.key, c.get('today'))?.used === false,
    choices: choices.filter(({ field }) => isShown(kind, field, rows)),
    snapshot,
    /** Of a 改訂, what was decided before it. */
    before: decidedBefore ? trimmed(kind, decidedBefore.snapshot, rows) : null,
    /** Of one that was sent back and is not decided since, what was handed in then. */
    sentBack: sentBack && isSentBack(steps, state.at) ? trimmed(kind, sentBack.snapshot, rows) : null,
    /** The house has a form of its own for it, in Excel or in Word. */
    ownFile: opened.ownFile?.format ? { format: opened.ownFile.format, bytes: opened.ownFile.bytes } : null,
    /** When its words were disposed of; what stays is who decided it, and the digest. */
    disposedAt: opened.disposed?.at ?? null,
    measures: opened.measures,
    /** Who is away today, and who stands in: said with a 代決. */
    absences: opened.absences,
    roles: who.roles.map(({ role }) => role),
    offered: offers && state.at === 'draft' ? await offeredTo(c, asked, form, subject.classAge) : [],
  }
}
export type OpenedDocument = Awaited<ReturnType<typeof readDocument>>

/** 差戻し or 取消し is what whoever reads it again holds it against; a 改訂 is held against what was decided, and what is decided against nothing. */
const isSentBack = (steps: readonly { kind: StepKind }[], at: State['at']): boolean =>
  at !== 'decided' && /returned|cancelled/.test(steps.findLast(({ kind }) => /returned|cancelled|revised/.test(kind))?.kind ?? '')

/** True unless the text is in the row of a child who is not among these. */
const isShown = (kind: Kind, field: string, children: ReadonlySet<Id>): boolean => {
  const childId = placeOf(kind, field)?.childId ?? null
  return childId === null || children.has(childId)
}

/** What was handed in, without the rows of children whom a block keeps from the reader. */
const trimmed = (kind: Kind, snapshot: Snapshot | null, children: ReadonlySet<Id>): Snapshot | null =>
  snapshot && {
    ...snapshot,
    children: snapshot.children.filter(([id]) => children.has(id)),
    texts: Object.fromEntries(Object.entries(snapshot.texts).filter(([field]) => isShown(kind, field, children))),
  }
