// The room on a paired tablet: the board of whoever's name is at work, or, with nobody, what the tablet may show and record by itself.
import type { ComponentType } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import { totalsOf } from '../../schema/presence/rule.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { NameDialog, Names } from '../device/Names.tsx'
import { acting, asking, openTablet, type Paired, type Self, self, staffOf } from '../device/paired.ts'
import { words as deviceWords } from '../device/words.ts'
import type { Sent } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { send } from '../kit/outbox.ts'
import { Sum } from '../kit/Sum.tsx'
import { DayOf, inClass } from './DayOf.tsx'
import { ALL, Header } from './Header.tsx'
import { NamesOnly } from './NamesOnly.tsx'
import { NoBoard } from './NoBoard.tsx'
import { isBounce, nextAct } from './next-act.ts'
import { openBoard } from './open-board.ts'
import { RefusedActs } from './RefusedActs.tsx'
import css from './Room.module.css'
import { Tiles } from './Tiles.tsx'
import { chosenDay, kioskOpen, papersOpen, shownClass } from './tablet.ts'
import { words } from './words.ts'

export function TabletRoom({ paired }: { paired: Paired }) {
  useEffect(() => openTablet(paired), [paired])
  const me = self.value
  if (!me) {
    return (
      <main class={css.opening}>
        <p aria-busy="true">{words.opening}</p>
      </main>
    )
  }
  if (me.kind === 'kiosk' || kioskOpen.value) return <Later load={kiosk} me={me} />
  if (papersOpen.value) {
    return (
      <>
        <Later load={papers} me={me} />
        <NameDialog />
      </>
    )
  }
  const person = acting.value ? staffOf(acting.value) : undefined
  const day = chosenDay.value ?? today()
  return (
    <>
      {person ? (
        <DayOf
          key={`${person.personId} ${day}`}
          name={person.name}
          facility={{
            facilityId: me.facilityId,
            name: me.facility,
            wording: me.wording,
            roles: person.roles,
            children: [],
            alsoGuardian: false,
            needsSecondFactor: false,
            switchedOff: [],
          }}
          facilities={[]}
          day={day}
          names={<Names onPapers={openPapers} />}
        />
      ) : (
        <Alone key={today()} me={me} />
      )}
      <NameDialog />
    </>
  )
}

const openKiosk = () => {
  kioskOpen.value = true
}

const openPapers = () => {
  papersOpen.value = true
}

const kiosk = () => import('../pass/Entrance.tsx').then((file) => file.Entrance)
const papers = () => import('./RoomPapers.tsx').then((file) => file.RoomPapers)

/** A screen that comes when it is first opened; it lies with the door's files, so it needs no line. */
function Later({ load, me }: { load: () => Promise<ComponentType<{ me: Self }>>; me: Self }) {
  const [screen, setScreen] = useState<{ Screen: ComponentType<{ me: Self }> } | null>(null)
  useEffect(() => void load().then((Screen) => setScreen({ Screen })), [load])
  return screen ? <screen.Screen me={me} /> : <p aria-busy="true">{words.opening}</p>
}

/** The tablet by itself: children of its classes, and a tap that says who has come. A caregiver receives them later. */
function Alone({ me }: { me: Self }) {
  const day = today()
  const { facilityId } = me
  const open = useMemo(() => openBoard(facilityId, day), [facilityId, day])
  useEffect(() => open.stop, [open])
  const [said, setSaid] = useState('')
  const last = useMemo(() => new Map<string, number>(), [])
  const board = open.board.value
  const known = board?.classes.some(({ classId }) => classId === shownClass.value)
  const current = known ? shownClass.value : me.classes.length === 1 ? (me.classes[0]?.classId ?? ALL) : ALL
  const shown = useMemo(() => inClass(board, current), [board, current])
  const classNames = useMemo(
    () => (current === ALL ? new Map(me.classes.map(({ classId, name }) => [classId, name.replace(/組$/, '')])) : null),
    [current, me.classes],
  )
  const stamp = (childId: string) => {
    const child = open.childSignal(childId)?.value
    if (!child || isBounce(last, childId)) return
    const at = moment()
    const next = nextAct(child.status)
    if (next !== 'arrive' && next !== 'ask') return setSaid(`${child.kana}　${deviceWords.alreadyHere}`)
    const id = newId(at)
    const json: Sent<Routes, '/stamp'> = { id, childId, kind: 'arrive', at }
    void send({ id, facility: facilityId, path: 'presence/stamp', json: { ...json }, childIds: [childId] })
    setSaid(`${child.kana}　${deviceWords.stamped}`)
  }
  const ask = () => {
    asking.value = { personId: null, why: 'open' }
  }
  return (
    <div class={css.room}>
      <div class={css.page} data-page>
        <div class={css.content}>
          <Header
            board={board}
            day={day}
            current={current}
            onClass={(id) => {
              shownClass.value = id
            }}
            name={deviceWords.openName}
            role={me.name}
            onStaff={ask}
            offline={open.offline.value}
            asOf={open.asOf.value}
          />
          {board ? (
            <main class={css.main} id="board">
              <section class={css.sum} aria-label="人数" data-fixed>
                <Sum totals={totalsOf(shown.map(({ status }) => status))} />
              </section>
              {open.namesOnly.value && <NamesOnly />}
              <RefusedActs board={board} facility={facilityId} />
              {shown.length === 0 ? (
                <Empty title={words.nobody}>{words.nobodyMore}</Empty>
              ) : (
                <Tiles
                  open={open}
                  rules={board.rules}
                  children={shown}
                  classNames={classNames}
                  lookOnly={false}
                  onTap={stamp}
                  onMenu={ask}
                />
              )}
            </main>
          ) : (
            <NoBoard open={open} />
          )}
        </div>
      </div>
      <footer class={css.alone}>
        <p role="status">
          <b>{said || deviceWords.nobody}</b>
          <span>{deviceWords.nobodyMore}</span>
        </p>
        <Names onPapers={openPapers} onRead={openKiosk} />
      </footer>
    </div>
  )
}
