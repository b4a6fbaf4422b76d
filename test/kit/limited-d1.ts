// D1 as it is in production, where the local one is laxer (docs of the platform): statements a request may make, bytes of a value and of a row,
// and, now and then, one of the errors it is documented to give.
import type { Env } from '../../worker/kit/env.ts'

type Database = Env['DIRECTORY']
type Statement = ReturnType<Database['prepare']>

export const MOST_STATEMENTS = 1_000
export const MOST_BYTES = 2_000_000
const ERRORS = [
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
  'D1_ERROR: D1 DB reset because its code was updated.',
]

export interface Limits {
  /** Statements since the request began. */
  statements: number
  /** Decides before each trip whether it fails, whether it fails after it was carried out (an answer can be lost, too), or never ends. */
  fault: () => 'before' | 'after' | 'hang' | null
}

const check = (limits: Limits, count: number, values: readonly unknown[]): void => {
  limits.statements += count
  if (limits.statements > MOST_STATEMENTS) throw new Error('D1_ERROR: Too many API requests by single worker invocation.')
  for (const value of values)
    if (typeof value === 'string' && new TextEncoder().encode(value).length > MOST_BYTES)
      throw new Error('D1_ERROR: string or blob too big: SQLITE_TOOBIG')
}

/** A database that keeps the limits. */
export function limited(database: Database, limits: Limits): Database {
  const real = new WeakMap<object, { statement: Statement; values: readonly unknown[] }>()
  const trip = async <Result>(count: number, values: readonly unknown[], work: () => Promise<Result>): Promise<Result> => {
    check(limits, count, values)
    const fault = limits.fault()
    const error = () => new Error(ERRORS[limits.statements % ERRORS.length])
    if (fault === 'before') throw error()
    if (fault === 'hang') return new Promise<Result>(() => undefined)
    const result = await work()
    if (fault === 'after') throw error()
    return result
  }
  const wrap = (statement: Statement, values: readonly unknown[] = []): Statement => {
    const wrapped = {
      bind: (...given: unknown[]) => wrap(statement.bind(...(given as never[])), given),
      all: () => trip(1, values, () => statement.all()),
      run: () => trip(1, values, () => statement.run()),
      raw: () => trip(1, values, () => statement.raw()),
      first: (column?: string) => trip(1, values, () => (column === undefined ? statement.first() : statement.first(column))),
    } as unknown as Statement
    real.set(wrapped, { statement, values })
    return wrapped
  }
  return {
    prepare: (sql: string) => wrap(database.prepare(sql)),
    batch: (statements: Statement[]) => {
      const known = statements.map((one) => real.get(one) ?? { statement: one, values: [] })
      return trip(
        known.length,
        known.flatMap(({ values }) => values),
        () => database.batch(known.map(({ statement }) => statement)),
      )
    },
  } as unknown as Database
}
