// For the day the phone is lost: ten codes on paper, each good once in place of the app's.
import { and, eq, isNull } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { drizzle } from 'drizzle-orm/d1'
import { recoveryCode } from '../../schema/directory.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { hashCode, newCode } from '../kit/one-time-code.ts'

type Directory = ReturnType<typeof drizzle>

const HOW_MANY = 10

/** Ten new codes, to be shown once, and the statements that keep their hashes in place of all earlier ones. */
export function newRecoveryCodes(
  directory: Directory,
  accountId: string,
): { codes: string[]; statements: [BatchItem<'sqlite'>, BatchItem<'sqlite'>] } {
  const codes = Array.from({ length: HOW_MANY }, newCode)
  return {
    codes,
    statements: [
      forgetRecoveryCodes(directory, accountId),
      directory.insert(recoveryCode).values(codes.map((code) => ({ codeHash: hashCode(code), accountId, usedAt: null }))),
    ],
  }
}

/** A statement that makes every recovery code of an account worthless. */
export const forgetRecoveryCodes = (directory: Directory, accountId: string) =>
  directory.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId))

/** Uses a code up; false for a wrong, spent or foreign one. */
export async function useRecoveryCode(directory: Directory, accountId: string, code: string, now: Moment): Promise<boolean> {
  const used = await directory
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(and(eq(recoveryCode.codeHash, hashCode(code)), eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)))
    .returning({ hash: recoveryCode.codeHash })
  return used.length > 0
}
