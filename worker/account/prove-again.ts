import type { Context } from 'hono'
import type { PasskeyAnswer } from '../../schema/account/passkey-input.ts'
import type { App } from '../kit/context.ts'
import { badInput, Fail } from '../kit/fail.ts'
import { sourceOf } from '../kit/source.ts'
import { type Own, ownSignIn } from './own-sign-in.ts'
import { askForPasskey, usePasskey } from './passkey.ts'
import { checkPassword } from './password.ts'
import { renew } from './renew.ts'
import { tellNow, tellRefusal } from './tell-owner.ts'
import { countTry, forgive, lookAt, subjectsOf } from './throttle.ts'
import { useCode } from './use-code.ts'

/** Checks the password of somebody who is signed in; wrong ones count as they do at the door. */
export async function provePassword(
  c: Context<App>,
  { owner, directory }: Own,
  password: string,
  field = 'password',
): Promise<void> {
  const now = c.get('now')
  const subjects = subjectsOf(c.env, owner.login, sourceOf(c))
  await countTry(directory, subjects, now)
  if (await lookAt(directory, subjects, () => checkPassword(password, owner.passwordHash))) {
    await directory.batch(forgive(directory, subjects))
    return
  }
  await tellNow(directory, tellRefusal(directory, owner.id, now))
  throw new Fail(400, 'wrong_password', 'パスワードがちがいます。もういちど見てください。', { field })
}

/** What a browser needs to ask for one of the person's own passkeys. */
export async function askToProve(c: Context<App>) {
  const { owner, directory } = await ownSignIn(c, 'live')
  return askForPasskey(c, directory, 'fresh', owner.id)
}

/** Proves again who one is, in one of three ways. The sign-in is fresh afterwards, under a new token, and as strong as what was brought. */
export async function proveAgain(
  c: Context<App>,
  asked: { password?: string | undefined; code?: string | undefined; passkey?: PasskeyAnswer | undefined },
): Promise<void> {
  const own = await ownSignIn(c, 'live')
  if (Object.values(asked).filter((way) => way !== undefined).length !== 1)
    throw badInput('password・code・passkey のどれかひとつを送ってください', '')
  if (asked.passkey) {
    await usePasskey(c, own.directory, asked.passkey, 'fresh', own.owner.id)
    await renew(c, own, 'passkey')
  } else if (asked.code !== undefined) {
    await useCode(c, own.directory, own.owner, asked.code)
    await renew(c, own, 'second')
  } else {
    await provePassword(c, own, asked.password ?? '')
    await renew(c, own, 'password')
  }
}
