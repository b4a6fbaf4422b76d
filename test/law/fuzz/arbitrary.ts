// What somebody could send, made from the input schema of a route: what fits, what nearly fits, and what was never meant.
import fc from 'fast-check'
import { idOf, TODAY, tokenOf } from '../town/town.ts'

interface Schema {
  type: string
  entries?: Record<string, Schema>
  wrapped?: Schema
  item?: Schema
  options?: unknown[]
  literal?: unknown
  pipe?: unknown[]
}

/** Texts that have broken something somewhere. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '0',
  '-1',
  'null',
  "' or 1=1 --",
  '"; drop table child; --',
  '%00',
  '%_',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '=1+1',
  '＝1+1',
  '１２３',
  'ﾊﾝｶｸ',
  'e\u0301\u0301\u0301',
  '\u202etxt',
  '𠮷野家👩‍👩‍👧‍👦',
  'a'.repeat(5_000),
  '（'.repeat(2_000),
  `${'9'.repeat(400)}`,
  '2026-02-30',
  '9999-12-31',
  '24:00',
  '00000000000000000000000000',
]
const NUMBERS = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324]
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 60, unit: 'binary' }), fc.constant(idOf('nobody')))
/** Anything JSON can say. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(...NUMBERS, true, false, null),
  fc.constantFrom(
    [],
    {},
    [[]],
    [{}],
    { length: 1 },
    { toString: 1 },
    [null],
    Array.from({ length: 300 }, () => 'x'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** What fits a field by its name; ids are of nobody, days and times of today. */
const BY_NAME: [RegExp, fc.Arbitrary<unknown>][] = [
  [/^id$/, fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => idOf('fuzz', [...bytes]))],
  [/Id$|^class$/, fc.constantFrom(idOf('nobody'), idOf('somebody'))],
  [/^(?:day|from|to|startsOn|endsOn|appliesOn|birthDay)$/, fc.constantFrom(TODAY, '2026-12-01', '2027-04-01')],
  [/^month$/, fc.constant(TODAY.slice(0, 7))],
  [/time$|At$|^time/i, fc.constantFrom('8:30', '17:00')],
  [/^digest$/, fc.constant('a'.repeat(43))],
  [/password/i, fc.constant(tokenOf('a long password'))],
  [/^pin$/i, fc.constant('2580')],
]

/** A value for a field that should fit, as far as the shape of the schema says. */
function fitting(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const { type, entries, wrapped, item, options, literal } = schema
  if (wrapped) return fc.option(fitting(wrapped, name), { nil: undefined, freq: 2 })
  if (type === 'picklist') return fc.constantFrom(...(options ?? []))
  if (type === 'union' || type === 'variant') return fc.oneof(...(options as Schema[]).map((one) => fitting(one, name)))
  if (type === 'literal') return fc.constant(literal)
  if (entries) return fc.record(Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, fitting(one, key)])))
  if (type === 'array' && item) return fc.array(fitting(item, name.replace(/s$/, '')), { minLength: 1, maxLength: 3 })
  if (type === 'boolean') return fc.boolean()
  if (type === 'number') return fc.constantFrom(0, 1, 5, 30, 365)
  const known = BY_NAME.find(([pattern]) => pattern.test(name))?.[1]
  return known ?? fc.constantFrom('あおい', '祖母', 'note', '1')
}

/** One field changed, one left out, one too many, or something else altogether. */
export function bodies(schema: unknown): fc.Arbitrary<unknown> {
  const whole = schema as Schema
  const good = fitting(whole, '') as fc.Arbitrary<Record<string, unknown>>
  const names = Object.keys(whole.entries ?? {})
  if (names.length === 0) return fc.oneof(fc.constant({}), hostile, fc.record({ zz: hostile }))
  const name = fc.constantFrom(...names)
  const changed = fc.tuple(good, name, hostile).map(([body, key, value]) => ({ ...body, [key]: value }))
  const without = fc.tuple(good, name).map(([body, key]) => ({ ...body, [key]: undefined }))
  const more = fc.tuple(good, fc.oneof(fc.constantFrom('facilityId', 'role', 'accountId', 'zz'), text), hostile)
  return fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 6, arbitrary: changed },
    { weight: 1, arbitrary: without },
    { weight: 1, arbitrary: more.map(([body, key, value]) => ({ ...body, [key]: value })) },
    { weight: 1, arbitrary: hostile },
  )
}

/** Bytes that are no JSON, or JSON that two readers read differently. */
export const RAW = [
  '{',
  '[1,]',
  '{"id":1,"id":2}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  `${'['.repeat(5_000)}`,
  'NaN',
  '{"id":1e999}',
  '\ufeff{}',
  'id=1&kind=arrive',
]
