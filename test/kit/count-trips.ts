// A database that counts what goes to it: single statements and batches, each once, whatever is bound.
import type { Env } from '../../worker/kit/env.ts'

type D1Database = Env['DIRECTORY']
type D1PreparedStatement = ReturnType<D1Database['prepare']>

/** The same database; `count` is called for each round trip. */
export function counted(db: D1Database, count: () => void): D1Database {
  const watch = (statement: D1PreparedStatement): D1PreparedStatement => {
    const methods = statement as unknown as Record<string, (...values: unknown[]) => unknown>
    for (const name of ['run', 'all', 'first', 'raw']) {
      const real = methods[name]?.bind(statement)
      methods[name] = (...values) => {
        count()
        return real?.(...values)
      }
    }
    const bind = statement.bind.bind(statement)
    statement.bind = (...values) => watch(bind(...values))
    return statement
  }
  return {
    prepare: (sql: string) => watch(db.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) => {
      count()
      return db.batch(statements)
    },
  } as unknown as D1Database
}
