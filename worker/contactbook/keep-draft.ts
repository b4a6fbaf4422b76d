import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { keepDraft as draftInput } from '../../schema/contactbook/input.ts'
import { contactDraft } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { tokenOf } from '../kit/token.ts'
import { concerned, fromRecords, lengths, overtaken, within } from './check-step.ts'

/** 下書き: kept for whoever goes on, only upon the version its writer has seen. */
export async function keepDraft(c: Context<App>, asked: v.InferOutput<typeof draftInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, day, classId, childId = null, text, sources = [], version } = asked
  lengths([{ childId: childId ?? undefined, text }])
  const children = await concerned(c, asked, [asked])
  const subjectId = childId ?? classId
  const row = { text, sources, version: version + 1, accountId: tokenOf(c).account, at: c.get('now') }
  return write(c, {
    id,
    input: asked,
    children,
    conditions: [
      ...within(c, asked, [asked], children),
      fromRecords(facilityId, asked, [asked]),
      {
        holds: sql`coalesce((select d.version from contact_draft d where d.facility_id = ${facilityId} and d.day = ${day}
          and d.subject_id = ${subjectId}), 0) = ${version}`,
        fail: overtaken,
      },
    ],
    rows: (db) => [
      db
        .insert(contactDraft)
        .values({ facilityId, day, subjectId, childId, classroomId: childId ? null : classId, ...row })
        .onConflictDoUpdate({ target: [contactDraft.facilityId, contactDraft.day, contactDraft.subjectId], set: row }),
    ],
    content: { day },
    topics: ['contactbook'],
    receipt: { version: version + 1 },
  })
}
