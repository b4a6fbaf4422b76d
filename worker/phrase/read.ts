import { and, desc, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { MOST_PHRASES, type PhraseQuery } from '../../schema/phrase/input.ts'
import { FIRST_RULES } from '../../schema/phrase/wording.ts'
import { phrase, wordRule } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import { writerOf } from '../kit/writer.ts'

/** SQL: of a phrase the version that stands, unless it was taken back. */
const stands = sql`phrase.gone = 0 and not exists (select 1 from phrase n where n.facility_id = phrase.facility_id
  and n.supersedes = phrase.id)`

/** The phrases that stand, of one kind of paper and of all kinds, and the word rules in force. */
export async function readPhrases(c: Context<App>, { kind }: PhraseQuery) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({
        id: phrase.id,
        kind: phrase.kind,
        section: phrase.section,
        age: phrase.age,
        month: phrase.month,
        text: phrase.text,
        from: phrase.from,
        at: phrase.at,
        by: writerOf('phrase'),
      })
      .from(phrase)
      .where(and(eq(phrase.facilityId, facilityId), stands, kind ? sql`phrase.kind in ('', ${kind})` : undefined))
      .orderBy(desc(phrase.id))
      .limit(MOST_PHRASES),
    db
      .select({ id: wordRule.id, rules: wordRule.rules })
      .from(wordRule)
      .where(eq(wordRule.facilityId, facilityId))
      .orderBy(desc(wordRule.number))
      .limit(1),
  ])
  const [phrases, [own]] = rows
  return { phrases, wording: { id: own?.id ?? null, rules: own?.rules ?? FIRST_RULES } }
}
export type PhraseList = Awaited<ReturnType<typeof readPhrases>>

const MOST_SHOWN = 50

/** What the word rules were before, the last first. */
export async function readWordings(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({ number: wordRule.number, rules: wordRule.rules, at: wordRule.at, by: writerOf('word_rule') })
      .from(wordRule)
      .where(eq(wordRule.facilityId, facilityId))
      .orderBy(desc(wordRule.number))
      .limit(MOST_SHOWN),
  ])
  return { versions: rows[0] }
}
