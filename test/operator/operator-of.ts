// Somebody who runs the service, signed in at the office door.
import { account, operator, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { at, clientOf, PROVED, type World } from '../kit/world.ts'

export async function operatorOf(
  { directory }: Pick<World, 'directory'>,
  more: { strength?: 'password'; startsOn?: string; endsOn?: string } = {},
) {
  const accountId = newId(0)
  const { token, value } = mintToken(accountId, 'office')
  const times = { createdAt: 0, expiresAt: at('8:00') * 2, usedAt: at('8:00') * 2 }
  await directory.batch([
    directory.insert(account).values({ id: accountId, login: accountId, name: '運営の人', passwordHash: '', createdAt: 0 }),
    directory.insert(operator).values({ accountId, startsOn: more.startsOn ?? '2026-04-01', endsOn: more.endsOn ?? null }),
    directory
      .insert(signIn)
      .values({ tokenHash: token.hash, accountId, door: 'office', ...PROVED, ...times, strength: more.strength ?? 'second' }),
  ])
  return { accountId, token, ...clientOf('/api/operator', `__Host-tsumugi-office=${value}`) }
}
