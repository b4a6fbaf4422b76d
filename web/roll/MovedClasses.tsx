// Above the tiles: that a class is in another room, with whom, and the way back.
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime } from '../kit/format.ts'
import { DoorIcon } from '../kit/icons.tsx'
import { goToRoom } from './act.ts'
import css from './Rooms.module.css'
import { shortName } from './room-text.ts'
import { words } from './room-words.ts'

interface MovedClassesProps {
  facility: number
  board: Board
  rooms: RoomsNow
  /** The class shown; null: all. */
  classId: Id | null
}

export function MovedClasses({ facility, board, rooms, classId }: MovedClassesProps) {
  const { classes } = board
  const moved = classes.filter((one) => rooms.moved.has(one.classId) && (classId === null || one.classId === classId))
  if (moved.length === 0) return null
  return (
    <section class={css.strip} aria-label={words.rooms}>
      {moved.map(({ classId: id, name }) => {
        const { key = '', since = 0 } = rooms.moved.get(id) ?? {}
        const room = classes.find((one) => one.classId === key)?.name ?? key
        const here = rooms.rooms.find((one) => one.kind === 'room' && one.key === key)
        const others = (here?.classIds ?? []).filter((other) => other !== id).map((other) => shortName(classes, other))
        return (
          <article key={id} class={css.slab}>
            <DoorIcon size={26} />
            <p class={css.words}>
              {classId === null && <span>{name}</span>} <b class={css.name}>{words.moved(room)}</b>{' '}
              {here && <b>{words.people(here.children.length)}</b>} <span>{words.since(clockTime(since))}</span>{' '}
              {others.length > 0 && <span>{words.with(others.join('・'))}</span>}
            </p>
            <Button
              class={css.back}
              label={`${name} ${words.back}`}
              onClick={() => goToRoom(facility, { classIds: [id], who: name, said: words.isBack }, {})}
            >
              {words.backShort}
            </Button>
          </article>
        )
      })}
    </section>
  )
}
