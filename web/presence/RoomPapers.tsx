// The papers on a paired tablet: from what it keeps, with or without a line.
import { isOver, keptNumbers, keptRoster } from '../device/kept-roster.ts'
import { acting, provedLately, type Self } from '../device/paired.ts'
import { proof } from '../kit/call.ts'
import css from './Papers.module.css'
import { Papers } from './Papers.tsx'
import { paperWords as words } from './paper-words.ts'
import { papersOpen } from './tablet.ts'

export function RoomPapers({ me }: { me: Self }) {
  const kept = keptRoster.value
  const days = kept && !isOver.value ? kept.days : []
  const lacking = isOver.value ? words.over : !kept ? words.none : acting.value ? undefined : words.noNumbers
  const numbers = async () => (acting.value && (provedLately() || (await proof.ask?.('fresh_needed'))) ? keptNumbers() : null)
  return (
    <main class={css.room}>
      <Papers
        place={me.facility}
        days={days}
        at={kept?.at ?? 0}
        lacking={lacking}
        numbers={numbers}
        onBack={() => {
          papersOpen.value = false
        }}
      />
    </main>
  )
}
