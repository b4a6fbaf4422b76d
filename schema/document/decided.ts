// What of a paper was decided, whatever was done with it since.
import { foldSteps, type State, type Step } from './approval.ts'
import type { Kind } from './kind.ts'

/**
 * Every version that was decided and not taken back, oldest first, as it stood then: what is being revised stays what it was, and a 第1報 does
 * when the 第2報 is decided.
 */
export function decidedOf<One extends Step>(approval: Kind['approval'], steps: readonly One[]): State<One>[] {
  const order = [...steps].sort((a, b) => a.number - b.number)
  const decided = new Map<number, State<One>>()
  for (const [place] of order.entries()) {
    const state = foldSteps(approval, order.slice(0, place + 1))
    if (state.at === 'decided') decided.set(state.version, state)
    else decided.delete(state.version)
  }
  return [...decided.values()]
}
