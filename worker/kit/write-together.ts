// Acts that came in one request: each goes through its own route, with its own right, input and rate, and only the writing is shared. When
// everything that is asked holds, they are one batch. Otherwise each is written by itself, in order, so that one that is refused keeps back no other.
import type { Context } from 'hono'
import { type Act, isConstraint, type Receipt, writeAll, writeAlone } from './command.ts'
import type { App } from './context.ts'
import { Fail } from './fail.ts'

/** Where an act waits for those it came with. */
export interface Together {
  join: (c: Context<App>, act: Act) => Promise<Receipt>
}

interface Waiting {
  c: Context<App>
  act: Act
  settle: (receipt: Receipt) => void
  refuse: (error: unknown) => void
}

/** True for what says nothing of the act but of the caller or of the moment: those behind it would hear the same. */
const ofAll = (error: unknown): boolean => !(error instanceof Fail) || error.status === 401 || error.status >= 500

/** Carries out some requests whose acts are written together. Resolves when all of them have come to their end; none may reject. */
export async function carryOut(requests: readonly ((together: Together) => Promise<void>)[]): Promise<void> {
  const waiting = new Map<number, Waiting>()
  const begun: Promise<void>[] = []
  let missing = requests.length
  const come = () => {
    missing -= 1
    if (missing === 0) void writeThem([...waiting].sort(([one], [other]) => one - other))
  }
  const writeThem = async (all: readonly (readonly [number, Waiting])[]) => {
    try {
      const receipts = all.length > 1 ? await writeAll(all.map(([, one]) => one)) : null
      for (const [index, [, { settle }]] of all.entries()) if (receipts) settle(receipts[index] as Receipt)
      if (receipts) return
    } catch (error) {
      if (!isConstraint(error)) {
        for (const [, { refuse }] of all) refuse(error)
        return
      }
    }
    let said: unknown
    for (const [place, { c, act, settle, refuse }] of all) {
      if (said) refuse(said)
      else
        await writeAlone(c, act).then(settle, (error: unknown) => {
          if (ofAll(error)) said = error
          refuse(error)
        })
      // An act may be tried again another way by its own route; the next of its child comes after that.
      await begun[place]
    }
  }
  requests.forEach((request, place) => {
    let joined = false
    const together: Together = {
      join: (c, act) => {
        if (joined) return writeAlone(c, act)
        joined = true
        return new Promise((settle, refuse) => {
          waiting.set(place, { c, act, settle, refuse })
          come()
        })
      },
    }
    begun.push(
      request(together).finally(() => {
        if (!joined) come()
      }),
    )
  })
  await Promise.all(begun)
}
