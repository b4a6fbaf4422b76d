// 既読 and 返信 of a card, as staff read them.
import { Replies } from '../injury/Replies.tsx'
import { clockTime } from '../kit/format.ts'
import type { Answer } from './api.ts'
import css from './Handover.module.css'
import { words } from './words.ts'

export const CardAnswers = ({ read, replied }: Pick<Answer['issued'][number], 'read' | 'replied'>) => (
  <>
    <p class={css.second}>
      {words.seen(read.length)} {read.map(({ by, at }) => `${by} ${clockTime(at)}`).join('、')}
    </p>
    <Replies of={replied} />
  </>
)
