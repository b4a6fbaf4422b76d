import type { TestServer } from './server.ts'

/** The demo's first house as if it had just begun to write its papers here: none is there yet. */
export function withoutPapers({ databases }: TestServer, monday: string): void {
  for (const table of ['document_step', 'document_choice', 'document_edit', 'document'])
    databases.run('SHARD_1', `delete from ${table} where facility_id = 1`)
  databases.run('SHARD_1', 'update document_use set starts_on = ? where facility_id = 1', monday)
}
