import { Button } from '../kit/Button.tsx'
import { acting, asking } from './paired.ts'
import { words } from './words.ts'

/** For the name at work on this tablet: one's own PIN, changed by oneself. */
export const ChangePin = ({ onOpen }: { onOpen: () => void }) => (
  <Button
    onClick={() => {
      onOpen()
      asking.value = { personId: acting.value, why: 'change' }
    }}
  >
    {words.changePin}
  </Button>
)
