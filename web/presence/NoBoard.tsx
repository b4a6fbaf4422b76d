import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import type { OpenBoard } from './open-board.ts'
import css from './Room.module.css'
import { words } from './words.ts'

/** In place of a board that is not here: it is on its way, or why it is not, and a way to ask again. */
export const NoBoard = ({ open }: { open: OpenBoard }) => (
  <main class={css.opening}>
    {open.offline.value || open.refused.value ? (
      <Empty title={words.noBoard} act={<Button onClick={() => void open.refresh()}>{words.pinned.open}</Button>}>
        {open.refused.value?.message ?? words.noBoardMore}
      </Empty>
    ) : (
      <p aria-busy="true">{words.opening}</p>
    )}
  </main>
)
