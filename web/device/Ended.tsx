// The calm screen of a tablet whose pairing is over.
import { useEffect } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { handedOver, handOver, waitingSealed } from './end-here.ts'
import css from './PairTablet.module.css'
import { words } from './words.ts'

export function Ended() {
  useEffect(() => void handOver(), [])
  return (
    <main class={css.page}>
      <Empty title={<h1>{words.ended}</h1>} act={<Button href="/room/pair">{words.endedAgain}</Button>}>
        <p>{words.endedMore}</p>
        <p role="status">
          {waitingSealed.value > 0
            ? words.endedUnsent(waitingSealed.value)
            : handedOver.value > 0
              ? words.endedHandedOver(handedOver.value)
              : words.endedAllSent}
        </p>
      </Empty>
    </main>
  )
}
