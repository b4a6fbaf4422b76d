import type { Id } from '../../schema/kit/id.ts'
import { addressOf } from '../kit/call.ts'
import { useLoad } from '../kit/use-load.ts'
import { CallForm } from './CallForm.tsx'
import type { Chases } from './chase.ts'
import { Steps } from './Steps.tsx'

export interface ChaseCallProps {
  facility: number
  child: { childId: Id; kana: string }
  /** After a call was written down: the board has changed. */
  onWritten: () => void
}

/** Calling about one missing child of the board, and about whoever of its household is missing with it. */
export function ChaseCall({ facility, child, onWritten }: ChaseCallProps) {
  const loaded = useLoad<Chases>(addressOf(facility, 'chase', '/'))
  const chase = loaded?.data.value?.chases.find(({ children }) => children.some(({ childId }) => childId === child.childId))
  return (
    <>
      {chase && <Steps about={chase.about} step={chase.step} nextStepAt={chase.nextStepAt} />}
      <CallForm
        facility={facility}
        about={chase?.about ?? 'arrival'}
        children={chase?.children ?? [child]}
        calls={chase?.calls ?? []}
        onWritten={() => {
          void loaded?.refresh()
          onWritten()
        }}
      />
    </>
  )
}
