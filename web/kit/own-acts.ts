import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import { acts } from './outbox.ts'
import type { KeptAct } from './store.ts'

/**
 * What this device has done of a word in a facility, for a screen that lays it over the server's answer. An act that was sent stays until the
 * screen is left, so that nothing flickers away before the answer has it; laid over twice it must change nothing.
 */
export function ownActs(facility: number, word: string): { acts: ReadonlySignal<readonly KeptAct[]>; stop: () => void } {
  const known = new Map<Id, KeptAct>()
  const mine = signal<readonly KeptAct[]>([])
  const stop = effect(() => {
    const own = acts.value.filter((act) => act.facility === facility && act.path.startsWith(`${word}/`))
    if (own.length === 0) return
    for (const act of own) known.set(act.id, act)
    mine.value = [...known.values()]
  })
  return { acts: mine, stop }
}
