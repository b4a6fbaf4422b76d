import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import type { Loaded } from '../kit/load.ts'
import { words } from './words.ts'

/** What stands where something is still to come: the wait, the server's no, or the missing line. */
export function Loading({ from }: { from: Pick<Loaded<unknown>, 'refused' | 'offline' | 'refresh'> | null }) {
  const refused = from?.refused.value
  if (refused) return <Empty title={words.notSeen}>{refused.message}</Empty>
  if (from?.offline.value)
    return (
      <Empty title={words.notSeen} act={<Button onClick={() => void from.refresh()}>{words.retry}</Button>}>
        {words.oldMore}
      </Empty>
    )
  return <p role="status">{words.loading}</p>
}
