// `npm run audit:verify` over real database files, as a person at the terminal has it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { firstHash, nextHash } from '../../worker/audit/chain.ts'
import { verifyAll } from '../../worker/dev/audit-verify.ts'
import { moveFacility } from '../../worker/dev/move-facility.ts'
import { openHouse } from '../../worker/dev/open-house.ts'
import { here } from '../../worker/dev/place.ts'
import { insert, localTarget, type Target } from '../../worker/dev/target.ts'
import { withDigest } from '../../worker/kit/audit-row.ts'
import { makeState } from '../kit/harness-state.ts'

const now = momentOf('2026-11-20', 10 * 60)
const COUNT = 2500
let made: ReturnType<typeof makeState>
let target: Target
let facilityId: number

/** A facility whose audit was written and sealed by the product's own arithmetic. */
beforeAll(() => {
  made = makeState()
  target = localTarget(made.state)
  const house = {
    organisation: 'つむぎ会',
    wording: 'en' as const,
    facility: 'みなと園',
    directorName: '山田 花子',
    directorLogin: 'h@example.jp',
  }
  facilityId = openHouse(target, house, ['SHARD_1'], now).facilityId
  let hash = firstHash(facilityId)
  const statements: string[] = []
  for (let number = 1; number <= COUNT; number++) {
    const key = { facilityId, commandId: `c${String(number).padStart(21, '0')}`, childId: number % 2 ? 'a'.repeat(22) : '' }
    const who = { action: 'child.phone', accountId: 'b'.repeat(22), door: 'office', deviceId: null, outcome: 'read' as const }
    const row = withDigest({
      ...key,
      ...who,
      at: now + number,
      deviceAt: null,
      content: { opened: 'contacts', 'め"も': ['a\n', 1.5, null] },
    })
    hash = nextHash(hash, number, now + COUNT, row.digest)
    statements.push(
      insert('audit', {
        facility_id: facilityId,
        command_id: row.commandId,
        child_id: row.childId,
        action: row.action,
        account_id: row.accountId,
        door: row.door,
        device_id: null,
        outcome: row.outcome,
        at: row.at,
        device_at: null,
        content: JSON.stringify(row.content),
        digest: row.digest,
      }),
      insert('audit_seal', {
        facility_id: facilityId,
        number,
        command_id: row.commandId,
        child_id: row.childId,
        hash,
        sealed_at: now + COUNT,
      }),
    )
  }
  target.run('SHARD_1', statements)
  const head = { facility_id: facilityId, day: '2026-11-20', number: COUNT, hash, at: now + COUNT }
  target.run('DIRECTORY', [insert('audit_head', head)])
})
afterAll(() => made.remove())

test('V16 an untouched audit of several pages is whole, and a move to another shard keeps its chain', () => {
  expect(verifyAll(target, now)).toMatchObject([{ facilityId, rows: COUNT, links: COUNT, faults: [] }])
  moveFacility(target, facilityId, 'SHARD_2', () => undefined)
  expect(verifyAll(target, now)).toMatchObject([{ facilityId, rows: COUNT, links: COUNT, faults: [] }])
  moveFacility(target, facilityId, 'SHARD_1', () => undefined)
})

test('V16 the command names the tampered row and ends with 1; untouched it ends with 0', () => {
  const folder = join(made.state, 'tool')
  mkdirSync(folder)
  cpSync(join(made.state, 'v3'), join(folder, 'local', 'v3'), { recursive: true })
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['--no-warnings', here('worker', 'dev', 'audit-verify.ts'), ...words], {
      encoding: 'utf8',
      env: { ...process.env, TSUMUGI_STATE: folder },
    })
  const whole = run('--json')
  expect([whole.status, whole.stderr]).toEqual([0, ''])
  expect(JSON.parse(whole.stdout)).toMatchObject([{ facilityId, links: COUNT, faults: [] }])
  localTarget(join(folder, 'local')).run('SHARD_1', [
    "update audit set account_id = 'x' where command_id = 'c000000000000000000007'",
  ])
  const tampered = run('--facility', String(facilityId))
  expect(tampered.status).toBe(1)
  expect(tampered.stdout).toMatch(/書きかえられた行があります\s+7番\s+2026-11-20 10:00\s+child.phone\s+行 c000000000000000000007/)
  expect(run('--facility', '999').status).toBe(1)
  rmSync(folder, { recursive: true })
})
