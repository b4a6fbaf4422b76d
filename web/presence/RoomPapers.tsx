// The papers on a paired tablet: from what it keeps, with or without a line.
import { useState } from 'preact/hooks'
import { isOver, keptNumbers, keptRoster } from '../device/kept-roster.ts'
import { acting, provedLately, type Self } from '../device/paired.ts'
import { proof } from '../kit/call.ts'
import css from './Papers.module.css'
import { Papers } from './Papers.tsx'
import { paperWords as words } from './paper-words.ts'
import { Transcribe } from './Transcribe.tsx'
import { papersOpen } from './tablet.ts'

export function RoomPapers({ me }: { me: Self }) {
  const kept = keptRoster.value
  const days = kept && !isOver.value ? kept.days : []
  const lacking = isOver.value ? words.over : !kept ? words.none : acting.value ? undefined : words.noNumbers
  const numbers = async () => (acting.value && (provedLately() || (await proof.ask?.('fresh_needed'))) ? keptNumbers() : null)
  const [writing, setWriting] = useState(false)
  if (writing && acting.value)
    return (
      <main class={css.room}>
        <Transcribe facility={me.facilityId} onBack={() => setWriting(false)} />
      </main>
    )
  return (
    <main class={css.room}>
      <Papers
        place={me.facility}
        days={days}
        at={kept?.at ?? 0}
        lacking={lacking}
        numbers={numbers}
        onTranscribe={acting.value ? () => setWriting(true) : undefined}
        onBack={() => {
          papersOpen.value = false
        }}
      />
    </main>
  )
}
