// The forms of the house's own: known to every call about papers, and made by 園長. They are added and never changed, so one that was heard of
// once is right; only whether there are more has to be asked.
import { eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Kind } from '../../schema/document/kind.ts'
import { currentKind, kindOf } from '../../schema/document/kinds.ts'
import { faultIn, formOf, isOpenForm, type MakeForm, OWN_FROM } from '../../schema/document/own-form.ts'
import { documentForm } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'

/** The rows of the house's own forms, oldest first. */
export const formRows = (db: Shard, facilityId: number) =>
  db
    .select({ form: documentForm.form, version: documentForm.version })
    .from(documentForm)
    .where(eq(documentForm.facilityId, facilityId))
    .orderBy(documentForm.version, documentForm.at)

/** Every version of the house's own forms, oldest first. */
export async function formsOf(db: Shard, facilityId: number): Promise<Kind[]> {
  return asForms(await formRows(db, facilityId))
}

/** Rows of `formRows` as kinds. */
export const asForms = (rows: readonly { form: Kind; version: number }[]): Kind[] =>
  rows.map(({ form, version }) => ({ ...form, version }))

/** What was read of each house last, by this isolate. */
const heard = new Map<number, readonly Kind[]>()
const MOST_HOUSES = 500

/** The call went by other forms than there are. */
class OtherForms extends Error {}

/**
 * Answers a call about one paper. Which kind it is of decides what is asked, so the call goes by the forms that were heard last, and its read says
 * whether there are others (`sameForms`); then they are read and it is answered anew. They are of no child.
 */
export async function byForms<Answer>(c: Context<App>, answer: () => Promise<Answer>): Promise<Answer> {
  const { db, facilityId } = c.get('scope')
  c.set('forms', { list: heard.get(facilityId) ?? [], sure: false })
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof OtherForms)) throw error
    const list = await formsOf(db, facilityId)
    if (heard.size >= MOST_HOUSES) heard.clear()
    heard.set(facilityId, list)
    c.set('forms', { list, sure: true })
    return answer()
  }
}

/** The house's own forms, as far as the call goes by them. */
export const ownForms = (c: Context<App>): readonly Kind[] => c.get('forms')?.list ?? []

/** How many forms the house has, to be read with whatever goes by them. */
export const formCount = (db: Shard, facilityId: number) =>
  db
    .select({ count: sql<number>`count(*)`.as('count') })
    .from(documentForm)
    .where(eq(documentForm.facilityId, facilityId))

/** Ends the call when it went by other forms than those. */
export function sameForms(c: Context<App>, count: number): void {
  if (!c.get('forms')?.sure && count !== ownForms(c).length) throw new OtherForms()
}

/** A kind as the house has it: of a version, or the one that is written from now on; null when there is none. */
export function kindHere(c: Context<App>, key: string, version?: number): Kind | null {
  const forms = ownForms(c)
  const kind = version === undefined ? currentKind(key, forms) : kindOf(key, version, forms)
  if (!kind && c.get('forms')?.sure === false) throw new OtherForms()
  return kind
}

/** The kind that is copied; refuses what the house may not change, and what is not whole. */
export function copiedFrom(forms: readonly Kind[], asked: MakeForm): Kind {
  const base = kindOf(asked.kind, asked.version, forms)
  if (!base || !isOpenForm(base)) throw badInput('書類の種類（kind）: この様式は変えられません', 'kind')
  const fault = faultIn(base, asked)
  if (fault) throw badInput(`項目（sections）: ${fault}`, 'sections')
  return base
}

/** A form as the kind it is where it is first, made by whoever made it. */
export const formBy = (base: Kind, asked: MakeForm, from: 'house' | 'city'): Kind =>
  formOf(base, asked, asked.beside ? nameOf(asked, from) : null, OWN_FROM)

/** A kind of its own has the name of the act that made it. */
const nameOf = ({ id }: MakeForm, from: 'house' | 'city') => `${from}_${id.toLowerCase().replaceAll(/[^a-z0-9]/g, '_')}`

/** The row of a form, once for an act: the next version of its kind in that house. */
export function formRow(db: Shard, facilityId: number, base: Kind, asked: MakeForm, from: 'house' | 'city', now: number) {
  const form = formBy(base, asked, from)
  const { key } = form
  return db.insert(documentForm).select(
    sql`select ${facilityId}, ${key}, coalesce((select max(f.version) + 1 from document_form f where f.facility_id = ${facilityId}
      and f.kind = ${key}), ${OWN_FROM}), ${asked.id}, ${JSON.stringify(form)}, ${from}, ${now}
      where not exists (select 1 from document_form o where o.facility_id = ${facilityId} and o.id = ${asked.id})`,
  )
}

/** Makes a form: the house's version of a kind, or a kind of its own. Papers that were begun keep the version they were begun with. */
export async function makeForm(c: Context<App>, asked: MakeForm): Promise<Receipt> {
  const { db, facilityId } = c.get('scope')
  const base = copiedFrom(await formsOf(db, facilityId), asked)
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    rows: (db) => [formRow(db, facilityId, base, asked, 'house', c.get('now'))],
    content: { document: asked.title, from: base.title, sections: asked.sections.map(({ title }) => title) },
    topics: ['document'],
  })
}
