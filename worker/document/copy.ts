// The texts of another paper, each for the field of the same name: last month's, last year's, another class's. Whoever may read that paper is
// shown them, and nothing of it stands in the new one before its writer takes it.
import type { Context } from 'hono'
import { foldSteps } from '../../schema/document/approval.ts'
import type { Gathered } from '../../schema/document/gathered.ts'
import type { DocumentQuery } from '../../schema/document/input.ts'
import { placeOf } from '../../schema/document/kind.ts'
import { conflictsIn, headsOf, textsOf } from '../../schema/document/merge.ts'
import type { App } from '../kit/context.ts'
import { askedOf } from './asked.ts'
import { openDocument } from './read-document.ts'

/** A text that may be taken into the field of the same name. */
export type Copied = Gathered & { field: string }

/** What a paper offers to another of its kind: as it was handed in, or else as it stands where one text does. 評価・反省 is thought anew. */
export async function readTexts(c: Context<App>, query: DocumentQuery): Promise<{ title: string; texts: Copied[] }> {
  const asked = askedOf(c, query)
  const { kind, subject, found, edits, steps, children, handedIn } = await openDocument(c, asked)
  const hidden = new Set(children.filter(({ kept }) => kept !== 0).map(({ id }) => id))
  const heads = headsOf(edits)
  const two = new Set(conflictsIn(heads))
  const standing = Object.entries(textsOf(heads)).filter(([field]) => !two.has(field))
  const handed = foldSteps(kind.approval, steps).at !== 'draft' && handedIn?.snapshot
  const texts = (handed ? Object.entries(handed.texts) : standing).flatMap(([field, text]): Copied[] => {
    const place = placeOf(kind, field)
    if (!found || !place || place.section.never || (place.childId && hidden.has(place.childId))) return []
    const { childId, section } = place
    const source = { word: 'document' as const, day: asked.from, id: found.id, kind: kind.key }
    const sources = [{ ...source, ...(asked.subjectId ? { subject: asked.subjectId } : {}) }]
    return [{ key: `copy ${field} ${found.id}`, field, section: section.key, childId, text, at: null, sources }]
  })
  return { title: [kind.title, subject.name].filter(Boolean).join('　'), texts }
}
