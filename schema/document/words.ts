// The trade's words for the steps of a paper, and for where it stands.
import type { State, StepKind } from './approval.ts'
import type { Kind } from './kind.ts'

const WORDS: Record<Exclude<StepKind, 'approved'>, string> = {
  submitted: '提出',
  stood_in: '代決',
  returned: '差戻し',
  withdrawn: '引戻し',
  read_after: '後閲',
  cancelled: '取消し',
  revised: '改訂',
}

/** What a step is called: of an approval what its box says, 確認 or 決裁. */
export const stepWord = ({ approval }: Pick<Kind, 'approval'>, { kind, place }: { kind: StepKind; place: number }): string =>
  kind === 'approved' ? (approval[place]?.title ?? '確認') : WORDS[kind]

/** Not handed in, and the day has passed. */
export const LATE = '期限すぎ'

/** Where a paper stands, in one word. @param state null while nobody has written in it */
export function stateText(approval: Kind['approval'], state: Pick<State, 'at' | 'waits'> | null, late: boolean): string {
  if (!state) return late ? LATE : 'まだ'
  if (state.at === 'decided') return '決裁済'
  if (state.at === 'waiting') return `${approval[state.waits]?.title ?? ''}待ち`
  return late ? LATE : '下書き'
}
