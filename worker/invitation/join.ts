// 招待コードで入る: what a code is for, and using it, for a new account or for the one that is signed in.
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { account, accountEvent, invitationClaim, signIn } from '../../schema/directory.ts'
import type { joinByInvitation as joinInput } from '../../schema/invitation/input.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { checkPassword, hashPassword } from '../account/password.ts'
import { refusePassword } from '../account/refuse-password.ts'
import type { App } from '../kit/context.ts'
import { conflict, Fail, movingHouse, signedOut, switchedOff } from '../kit/fail.ts'
import { liveSignIn } from '../kit/live-sign-in.ts'
import { fullName } from '../presence/assemble-board.ts'
import { activate } from './activate.ts'
import { type FoundInvitation, findInvitation, refusal } from './find-invitation.ts'

/** The account that is signed in at this door, or null. */
async function signedIn(c: Context<App>): Promise<Id | null> {
  const token = c.get('token')
  if (!token) return null
  const [live] = await drizzle(c.env.DIRECTORY)
    .select({ accountId: signIn.accountId })
    .from(signIn)
    .where(liveSignIn(token, c.get('now')))
  return live?.accountId ?? null
}

/** A facility that moves house or has switched invitations off says so to who holds a code that works. */
function mustTake({ home }: FoundInvitation): void {
  if (home.state !== 'open') throw movingHouse()
  if (home.switchedOff?.includes(',invitation,')) throw switchedOff()
}

/** What a code is for: said only to who holds one that works. */
export async function lookAtInvitation(c: Context<App>, { code }: { code: string }) {
  const found = await findInvitation(c, code, { accountId: await signedIn(c), again: false })
  mustTake(found)
  return {
    facility: { name: found.home.name, wording: found.home.wording, phone: found.home.phone },
    kind: found.works ? ('staff' as const) : ('guardian' as const),
    name: fullName(found),
    children: found.children.map(({ givenName, givenKana, relationship, startsOn }) => ({
      given: givenKana || givenName,
      relationship,
      /** The first day on which anything can be seen, when it is still to come. */
      from: startsOn > c.get('today') ? startsOn : null,
    })),
  }
}

/**
 * Uses a code. Of two who use it at once one is first, and the other hears what everyone hears of a spent code. The same person once more,
 * whose answer was lost, is let through to the end.
 */
export async function joinByInvitation(c: Context<App>, asked: v.InferOutput<typeof joinInput>) {
  const here = asked.account ? null : await signedIn(c)
  if (!asked.account && here === null) throw signedOut()
  const found = await findInvitation(c, asked.code, { accountId: here, again: true })
  mustTake(found)
  const accountId = asked.account ? await claimForNew(c, found, asked.account) : await claimFor(c, found, here ?? '')
  const { codeHash, facilityId, invitationId } = found
  const [claim] = await drizzle(c.env.DIRECTORY).select().from(invitationClaim).where(eq(invitationClaim.codeHash, codeHash))
  if (claim?.accountId !== accountId) throw await refusal(c, found, 'spent')
  const doors = await activate(c.env, { codeHash, facilityId, invitationId, accountId, claimedAt: claim.claimedAt })
  if (doors.length === 0) throw await refusal(c, found, 'revoked')
  return { facilityId, doors }
}

/**
 * The single-use claim, as the first statement of a batch. The key is taken once, and a code that does not work any more gives no account
 * for the column that needs one: either way nothing of the batch is done.
 */
const claimRow = (c: Context<App>, { codeHash }: FoundInvitation, accountId: Id) =>
  drizzle(c.env.DIRECTORY)
    .insert(invitationClaim)
    .values({
      codeHash,
      accountId: sql`(select ${accountId} from invitation_code k where k.code_hash = ${codeHash} and k.revoked_at is null
        and k.expires_at > ${c.get('now')})`,
      claimedAt: c.get('now'),
    })

/** Claims for the account that is signed in. */
async function claimFor(c: Context<App>, found: FoundInvitation, accountId: Id): Promise<Id> {
  if (found.claimedBy === accountId) return accountId
  if (found.claimedBy !== null) throw await refusal(c, found, 'spent')
  if (await hasAll(found, accountId, c.get('today')))
    throw conflict(
      'own_child',
      'このお子さんは、もうこのアカウントで見られます。ほかのご家族のコードなら、その方の電話でひらいてください。',
    )
  const directory = drizzle(c.env.DIRECTORY)
  const at = c.get('now')
  const event = { accountId, at, id: newId(at), kind: 'joined', detail: { facility: found.facilityId } }
  await orTaken(c, found, directory.batch([claimRow(c, found, accountId), directory.insert(accountEvent).values(event)]))
  return accountId
}

/** True when the account is a guardian of every child of the invitation already: it is somebody else's code. */
async function hasAll({ db, facilityId, works, children }: FoundInvitation, accountId: Id, today: string): Promise<boolean> {
  if (works) return false
  const [row] = await db
    .select({
      all: sql<number>`not exists (select 1 from json_each(${JSON.stringify(children.map(({ childId }) => childId))}) v where not exists (
        select 1 from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id where g.facility_id = ${facilityId}
          and g.child_id = v.value and p.account_id = ${accountId} and (g.ends_on is null or g.ends_on >= ${today})))`,
    })
    .from(sql`(select 1)`)
  return row?.all === 1
}

/** Makes the account and claims for it, in one batch: neither is without the other. */
async function claimForNew(c: Context<App>, found: FoundInvitation, asked: { login: string; password: string }): Promise<Id> {
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const [taken] = await directory.select().from(account).where(eq(account.login, asked.login))
  if (found.claimedBy !== null) {
    // The answer to the first try was lost: the one who made this account a moment ago knows its password.
    if (taken?.id === found.claimedBy && (await checkPassword(asked.password, taken.passwordHash))) return taken.id
    throw await refusal(c, found, 'spent')
  }
  if (taken) throw loginTaken()
  refusePassword(asked.password, {
    staff: found.works === 1,
    words: [
      asked.login,
      fullName(found),
      found.home.name,
      ...found.children.flatMap((one) => [fullName(one), `${one.familyKana} ${one.givenKana}`, one.birthDay]),
    ],
  })
  const passwordHash = await hashPassword(asked.password)
  const accountId = newId(now)
  const fresh = { id: accountId, login: asked.login, name: fullName(found), passwordHash, createdAt: now }
  const email = asked.login.includes('@') ? asked.login : null
  await orTaken(c, found, directory.batch([claimRow(c, found, accountId), directory.insert(account).values({ ...fresh, email })]))
  return accountId
}

const loginTaken = () =>
  new Fail(409, 'login_taken', 'このIDはもう使われています。ほかのIDにするか、持っているアカウントでサインインしてください。', {
    field: 'login',
  })

/** A claim or a login that somebody else took in the same moment. */
async function orTaken(c: Context<App>, found: FoundInvitation, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    const text = `${(error as Error).message} ${((error as Error).cause as Error | undefined)?.message ?? ''}`
    if (/account\.login/.test(text)) throw loginTaken()
    if (/constraint/i.test(text)) throw await refusal(c, found, 'spent')
    throw error
  }
}
