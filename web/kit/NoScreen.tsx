import type { ComponentChildren } from 'preact'
import { Empty } from './Empty.tsx'
import { Say, type Word } from './words.tsx'

/** Why there is no screen, and the one thing to do. */
export const NoScreen = ({ title, more, act }: { title: Word; more: Word; act: ComponentChildren }) => (
  <main>
    <Empty
      title={
        <h1>
          <Say w={title} />
        </h1>
      }
      act={act}
    >
      <Say w={more} />
    </Empty>
  </main>
)
