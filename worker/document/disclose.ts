// 開示用の写し (RH07): a paper as far as it is about one child, with the names of other people proposed to be masked; and that it was printed, for whom
// and why. Names are compared here, so that of the roster nothing travels but what stands in the paper anyway.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { DiscloseDocument, DisclosureQuery } from '../../schema/document/disclosure.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import { type Called, namesOf, proposeMasks } from '../../schema/document/mask.ts'
import { keptTexts } from '../../schema/document/snapshot.ts'
import type { Id } from '../../schema/kit/id.ts'
import { document, documentDisclosure } from '../../schema/shard.ts'
import { isBarred } from '../block/barred.ts'
import { digestOf } from '../kit/audit-row.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { inEffect } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { askedOf } from './asked.ts'
import { ownForms } from './forms.ts'
import { idOf } from './queries.ts'
import { READERS, reaches } from './reach.ts'
import { readDocument } from './read-document.ts'

/** The paper of that child, or what one of its class says of it; `digest` tells which words they are. */
async function openFor(c: Context<App>, { childId, ...query }: DisclosureQuery) {
  const asked = askedOf(c, query)
  const { about } = asked.kind
  if (about === 'child' ? asked.subjectId !== childId : about !== 'class')
    throw badInput('子ども（childId）: だれについての写しかをえらんでください', 'childId')
  const opened = await readDocument(c, query, { offers: false, only: childId })
  if (about === 'class' && !opened.children.some(({ id }) => id === childId)) throw notFound()
  const texts = keptTexts(opened)
  const digest = (opened.snapshot && opened.steps.at(-1)?.digest) || digestOf(texts)
  return { asked, opened, texts, digest }
}

/** SQL: a block in effect keeps the person `p`, or whoever has its account, from the child. */
const keptGuardian = (c: Context<App>, childId: Id): SQL =>
  sql`exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
    where b.facility_id = p.facility_id and b.child_id = ${childId} and ${inEffect(c.get('today'))}
      and (q.id = p.id or q.account_id = p.account_id))`

/** Everybody whom the house knows by name: as the child's own, as somebody else, or as a longer word (staff and classes). */
const everybody = (c: Context<App>, db: Shard, childId: Id) => {
  const { facilityId } = c.get('scope')
  const employed = sql`exists (select 1 from assignment a where a.facility_id = p.facility_id and a.person_id = p.id)`
  const guardianOf = (more: SQL) =>
    sql`exists (select 1 from guardianship g where g.facility_id = p.facility_id and g.person_id = p.id ${more})`
  return db
    .select({
      name: sql<string>`n.name`.as('called'),
      kana: sql<string>`n.kana`.as('reading'),
      of: sql<string>`n.kept_as`.as('kept_as'),
    })
    .from(
      sql`(select k.family_name || ' ' || k.given_name as name, k.family_kana || ' ' || k.given_kana as kana,
          case when k.id = ${childId} then 'own' else 'third' end as kept_as from child k where k.facility_id = ${facilityId}
        union all select p.family_name || ' ' || p.given_name, p.kana, case
          when ${guardianOf(sql`and g.child_id = ${childId}`)} and not ${keptGuardian(c, childId)} then 'own'
          when ${employed} then 'words' else 'third' end
          from person p where p.facility_id = ${facilityId} and (${employed} or ${guardianOf(sql``)}
            or exists (select 1 from block b where b.facility_id = p.facility_id and b.person_id = p.id))
        union all select f.name, '', 'third' from pickup_person f where f.facility_id = ${facilityId} and f.name <> f.relationship
        union all select r.name, '', 'words' from classroom r where r.facility_id = ${facilityId}) n`,
    )
}

/** What was disclosed of a child before, the last first. */
const disclosed = (c: Context<App>, db: Shard, childId: Id) =>
  db
    .select({
      id: documentDisclosure.id,
      kind: document.kind,
      version: document.kindVersion,
      startsOn: document.startsOn,
      to: documentDisclosure.recipient,
      why: documentDisclosure.why,
      digest: documentDisclosure.digest,
      masks: documentDisclosure.masks,
      at: documentDisclosure.at,
      by: writerOf('document_disclosure'),
    })
    .from(documentDisclosure)
    .innerJoin(
      document,
      sql`document.facility_id = document_disclosure.facility_id and document.id = document_disclosure.document_id`,
    )
    .where(sql`document_disclosure.facility_id = ${c.get('scope').facilityId} and document_disclosure.child_id = ${childId}`)
    .orderBy(sql`document_disclosure.at desc, document_disclosure.id desc`)

/** The paper with what is proposed to be masked in each field, and what was disclosed of the child before. */
export async function readDisclosure(c: Context<App>, query: DisclosureQuery) {
  const { childId } = query
  const { facilityId } = c.get('scope')
  const { opened, texts, digest } = await openFor(c, query)
  const { rows } = await read(c, (db) => [
    everybody(c, db, childId),
    disclosed(c, db, childId),
    db
      .select({
        name: sql<string>`trim(k.family_name || ' ' || k.given_name)`.as('child_name'),
        guarded: sql<number>`exists (select 1 from block b where b.facility_id = k.facility_id and b.child_id = k.id
          and ${inEffect(c.get('today'))})`.as('guarded'),
      })
      .from(sql`child k where k.facility_id = ${facilityId} and k.id = ${childId}`),
  ])
  const [people, before, [kid]] = rows
  if (!kid) throw notFound()
  const called = (of: string): Called[] => people.filter((one) => one.of === of)
  const names = namesOf({ own: called('own'), third: called('third'), words: called('words') })
  const proposed = Object.entries(texts).map(([field, text]) => ({ field, ...proposeMasks(text, names) }))
  return {
    opened,
    childId,
    name: kid.name,
    digest,
    texts,
    /** By field, from left to right. */
    masks: Object.fromEntries(proposed.map(({ field, masks }) => [field, masks])),
    /** Names that were left standing as the child's own, and are somebody else's too. */
    alike: [...new Set(proposed.flatMap(({ alike }) => alike))],
    /** A block protects the child. */
    guarded: kid.guarded === 1,
    before: before.map(({ kind, version, ...one }) => ({
      ...one,
      title: kindOf(kind, version, ownForms(c))?.title ?? kind,
    })),
  }
}

/** That the copy is printed: written down before it is. Not for somebody whom a block keeps from the child. */
export async function disclose(c: Context<App>, asked: DiscloseDocument): Promise<Receipt> {
  const { id, to, why, digest, masks, ...query } = asked
  const { childId } = query
  const { facilityId } = c.get('scope')
  const { asked: paper, opened, digest: now } = await openFor(c, query)
  const documentId = idOf(facilityId, paper)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: reaches(c, paper, READERS), fail: notFound },
      {
        holds: sql`(${documentId} is not null and ${opened.times > 0 ? 1 : 0})`,
        fail: () => conflict('empty', 'まだ何も書かれていません。'),
      },
      {
        holds: sql`${digest === now ? 1 : 0}`,
        fail: () => conflict('changed', '書類が、ひらいたときから変わりました。読み直して、もういちど確かめてください。'),
      },
      {
        holds: sql`not ${isBarred(facilityId, childId, to, c.get('today'))}`,
        fail: () => conflict('barred', 'この人には、この子どもの書類を渡せません。「支援措置」のページを見てください。'),
      },
    ],
    rows: (db) => [
      db
        .insert(documentDisclosure)
        .select(
          sql`select ${facilityId}, ${childId}, ${id}, ${documentId}, ${to}, ${why}, ${digest}, ${masks}, ${tokenOf(c).account}, ${c.get('now')}`,
        ),
    ],
    content: { document: paper.kind.title, day: paper.from, person: to, reason: why, digest, masks },
    topics: [],
  })
}
