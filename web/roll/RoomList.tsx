import type { Board } from '../../schema/presence/fold-board.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'
import css from './Rooms.module.css'
import { aloneIn, classesIn, nameOfRoom, sumOf } from './room-text.ts'
import { words } from './room-words.ts'

/** Each room with how many are in it, of which classes, who went there alone; and the sum. */
export const RoomList = ({ rooms, classes }: { rooms: RoomsNow; classes: Board['classes'] }) => (
  <ul class={css.rooms}>
    {rooms.rooms.map((room) => (
      <li key={`${room.kind} ${room.key}`} class={css.room}>
        <b>{nameOfRoom(room)}</b>
        <span class={css.count}>{words.people(room.children.length)}</span>
        <span class={css.second}>{[classesIn(room, classes), aloneIn(room, rooms)].filter(Boolean).join('　')}</span>
      </li>
    ))}
    <li class={css.room}>
      <b>{words.all}</b>
      <span class={css.count}>{words.people(sumOf(rooms).all)}</span>
      <span class={css.second}>{sumOf(rooms).text}</span>
    </li>
  </ul>
)
