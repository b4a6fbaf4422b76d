// The matrix over roles × relations × own, sibling, same class, same house, other house, other city, blocked, past and future placement.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Action, MATRIX } from '../../schema/permission/matrix.ts'
import type { Env } from '../../worker/kit/env.ts'
import * as may from '../../worker/kit/may.ts'
import * as principal from '../../worker/kit/principal.ts'
import * as rights from '../../worker/kit/rights.ts'
import { sqliteEnv } from '../kit/sqlite-d1.ts'
import { compareRights, compareSessions, EACH_WAY, openSessions, type Sessions } from './compare-rights.ts'
import { expectOfficer, expectRight } from './expect-right.ts'
import { differences, reviewedRule } from './reviewed-matrix.ts'
import { buildTown } from './town/build-town.ts'
import { makeTown } from './town/people.ts'

const town = makeTown(77)
let env: Env
let sessions: Sessions

beforeAll(async () => {
  env = sqliteEnv()
  await buildTown(env, town)
  sessions = await openSessions(env, town)
}, 120_000)

describe('The matrix', () => {
  test('is what was reviewed: a changed cell is changed in test/law/reviewed-matrix.ts too, on purpose', () => {
    expect(differences()).toEqual([])
  })

  test('is kept by every decision: in the moment of writing, in memory, and in what a reader reaches', async () => {
    // One action of each way to decide; every action is asked in `npm run mutate`.
    const wrong = await compareRights(env, town, sessions, { rights, may, principal }, EACH_WAY)
    expect(wrong.slice(0, 20)).toEqual([])
  }, 240_000)

  test('asks a token for what the database knows of it: no claimed account, door or tablet, no revoked tablet, no house that moved', async () => {
    expect((await compareSessions(env, town, sessions, { rights, may, principal })).slice(0, 20)).toEqual([])
  }, 120_000)

  test('allows every action to somebody of the town, and denies it to somebody', () => {
    for (const action of Object.keys(MATRIX) as Action[]) {
      const rule = reviewedRule(action)
      if (rule.open || rule.self || rule.operator) continue
      const outcomes = new Set(
        town.principals.map((who) =>
          rule.officer
            ? expectOfficer(town, who, town.organisations[0] ?? 0)
            : expectRight(town, who, action, town.houses[0]?.id ?? 0, null) === 'yes',
        ),
      )
      expect([...outcomes].sort(), action).toEqual([false, true])
    }
  })
})
