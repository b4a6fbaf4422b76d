import './kit/door.css'
import { type ComponentChildren, Fragment } from 'preact'
import { openDoor } from './kit/open-door.tsx'
import { openOutbox } from './kit/outbox.ts'
import type { Contents } from './kit/router.ts'
import { Room } from './presence/Room.tsx'
import { Unsent } from './presence/Unsent.tsx'

// The room's one screen comes with the door, so that it opens without a line.
const contents: Contents = {
  '/room': () => Promise.resolve(Room),
  '/room/pair': () => import('./device/PairTablet.tsx').then((file) => file.PairTablet),
  '/room/account': () => import('./presence/Account.tsx').then((file) => file.Account),
}

const Frame = ({ children }: { children: ComponentChildren }) => (
  <Fragment>
    {children}
    <Unsent />
  </Fragment>
)

void openOutbox()
// Pictures that an earlier visit left go on their way behind everything else.
setTimeout(() => void import('./photo/queue.ts').then((file) => file.openPictures()).catch(() => undefined), 5_000)
openDoor('room', contents, Frame)
