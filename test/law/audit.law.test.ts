// The audit is append-only. D1 offers no rights by table, and its triggers are split wrongly by migrations (docs/decisions), so the source
// itself is read: nothing of the product changes or deletes a row, and every row is made with its digest.
import { describe, expect, test } from 'vitest'
import { roomSources, type Source, withoutComments } from './read-source.ts'

/** Tables nobody rewrites, as Drizzle and as SQL call them. */
const CHANGES =
  /(?:\b(?:update|delete)\(\s*(?:\w+\.)?(?:audit|auditSeal)\s*\)|\b(?:update|delete\s+from|replace\s+into|alter\s+table|drop\s+table)\s+[`"]?(?:audit|audit_seal)\b|\bor\s+replace\s+into\s+[`"]?audit)/i
/** A row on its way into the audit. */
const INSERTS = /insert\(\s*audit\s*\)|insertRows\(\s*db\s*,\s*audit\b|insert\s+into\s+[`"]?audit[`"]?[\s(]/

const product = (): Source[] => roomSources().filter(({ path }) => /^(?:schema|worker)\//.test(path))

const changesIn = ({ text }: Source): boolean => CHANGES.test(withoutComments(text))
const insertsWithoutDigest = ({ text }: Source): boolean => {
  const code = withoutComments(text)
  return INSERTS.test(code) && !/\b(?:withDigest|auditRow)\(/.test(code) && !/\.audits\b/.test(code)
}

describe('V16 the audit is append-only', () => {
  test('no line of the product changes or deletes what is written there, or what seals it', () => {
    expect(product().filter(changesIn)).toEqual([])
  })

  test('every row is made with its digest', () => {
    const files = product()
    expect(files.filter(({ text }) => INSERTS.test(withoutComments(text))).length).toBeGreaterThan(2)
    expect(files.filter(insertsWithoutDigest).map(({ path }) => path)).toEqual([])
  })

  test.each([
    'db.update(audit).set({ accountId })',
    'db.delete(auditSeal).where(x)',
    'sql`delete from audit where at < 5`',
    'sql`UPDATE "audit" set at = 1`',
    'sql`insert or replace into audit values (1)`',
  ])('%s would be noticed', (text) => {
    expect(changesIn({ path: 'worker/x.ts', text })).toBe(true)
  })

  test('a row without a digest would be noticed', () => {
    expect(insertsWithoutDigest({ path: 'worker/x.ts', text: 'db.insert(audit).values({ at })' })).toBe(true)
  })
})
