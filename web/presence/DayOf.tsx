// One day of one facility on the tablet: head, sum, what is pinned, tiles, foot, and what lies open over them.
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { type DayRules, totalsOf } from '../../schema/presence/rule.ts'
import type { FacilityOfMine } from '../account/me.ts'
import { learnMinded } from '../allergy/known.ts'
import { careOpened } from '../care/care-opened.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { longDay } from '../kit/format.ts'
import { BellIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sum } from '../kit/Sum.tsx'
import { type InboxItem, toConfirm } from '../notice/staff/inbox.ts'
import { rollOpened } from '../roll/roll-opened.ts'
import { servingOpened } from '../serving/serving-opened.ts'
import { arrive, see, whoOf } from './act.ts'
import { Foot } from './Foot.tsx'
import { ALL, Header } from './Header.tsx'
import { NamesOnly } from './NamesOnly.tsx'
import { NoBoard } from './NoBoard.tsx'
import { isBounce, nextAct } from './next-act.ts'
import { Over } from './Over.tsx'
import { type OpenBoard, openBoard } from './open-board.ts'
import { askedFor, asksFirst, opened } from './opened.ts'
import { PinnedStrip } from './Pinned.tsx'
import { type PinnedAct, pinnedOf } from './pinned.ts'
import { RefusedActs } from './RefusedActs.tsx'
import css from './Room.module.css'
import { Tiles } from './Tiles.tsx'
import { chosenDay, shownClass } from './tablet.ts'
import { useInbox } from './use-inbox.ts'
import { words } from './words.ts'

export interface DayOfProps {
  name: string
  facility: FacilityOfMine
  facilities: readonly FacilityOfMine[]
  day: Day
  /** On a tablet with several people: the row of their names. */
  names?: ComponentChildren
}

const startRoll = () => {
  rollOpened.value = { what: 'start' }
}
const openRooms = () => {
  rollOpened.value = { what: 'rooms' }
}
const openServing = () => {
  servingOpened.value = true
}
const openCare = () => {
  careOpened.value = true
}

const Kitchen = later(() => import('../meal/Kitchen.tsx').then((file) => file.Kitchen))

/** 栄養士・調理 alone: the kitchen's page, and nothing of the board. */
export const inKitchen = ({ roles }: FacilityOfMine): boolean => roles.length > 0 && roles.every(({ role }) => role === 'cook')

/** A day of one facility, for one person. */
export const DayOf = (props: DayOfProps) =>
  inKitchen(props.facility) ? (
    <Kitchen facility={props.facility.facilityId} place={props.facility.name} names={props.names} />
  ) : (
    <BoardOf {...props} />
  )

function BoardOf({ name, facility, facilities, day, names }: DayOfProps) {
  const { facilityId } = facility
  const open = useMemo(() => openBoard(facilityId, day), [facilityId, day])
  useEffect(() => open.stop, [open])
  const board = open.board.value
  useEffect(() => learnMinded(board?.children ?? []), [board])
  const current = classShown(board, facility)
  const items = useInbox(facilityId, day, board)
  const shown = useMemo(() => inClass(board, current), [board, current])
  const classId = current === ALL ? null : current
  const waiting = toConfirm(items, classId)
  const live = day === today()
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
            name={name}
            role={roleText(facility, board)}
            onStaff={() => {
              opened.value = { what: 'staff' }
            }}
            offline={open.offline.value}
            asOf={open.asOf.value}
          />
          {board ? (
            <Class
              open={open}
              board={board}
              shown={shown}
              current={current}
              waiting={waiting}
              roles={facility.roles}
              name={name}
            />
          ) : (
            <NoBoard open={open} />
          )}
        </div>
      </div>
      <div>
        {names}
        <Foot
          day={day}
          onDay={(next) => {
            chosenDay.value = next === today() ? null : next
          }}
          newest={live ? waiting[0] : undefined}
          onRoll={live ? startRoll : undefined}
          onRooms={live ? openRooms : undefined}
          onServing={live && shown.some(({ allergens }) => allergens) ? openServing : undefined}
          onCare={live ? openCare : undefined}
          onInbox={() => {
            opened.value = { what: 'inbox' }
          }}
        />
      </div>
      {board && (
        <Over
          open={open}
          board={board}
          items={items}
          name={name}
          facilities={facilities}
          classId={classId}
          className={classId ? (board.classes.find((each) => each.classId === classId)?.name ?? '') : words.all}
        />
      )}
    </div>
  )
}

const DoorStrip = later(() => import('../pickup/DoorStrip.tsx').then((file) => file.DoorStrip))
const CareScreen = later(() => import('../care/CareScreen.tsx').then((file) => file.CareScreen))
const InfectionWatch = later(() => import('../infection/InfectionWatch.tsx').then((file) => file.InfectionWatch))
const MedicineRoom = later(() => import('../medicine/MedicineRoom.tsx').then((file) => file.MedicineRoom))
const NapRoom = later(() => import('../nap/NapRoom.tsx').then((file) => file.NapRoom))
const RoomMeals = later(() => import('../meal/RoomMeals.tsx').then((file) => file.RoomMeals))
const RoomServing = later(() => import('../serving/RoomServing.tsx').then((file) => file.RoomServing))
const RollRoom = later(() => import('../roll/RollRoom.tsx').then((file) => file.RollRoom))

interface ClassProps {
  open: OpenBoard
  board: Board
  shown: readonly BoardChild[]
  current: string
  waiting: readonly InboxItem[]
  roles: FacilityOfMine['roles']
  name: string
}

/** The sum, what is pinned, and the tiles of the class shown. */
function Class({ open, board, shown, current, waiting, roles, name }: ClassProps) {
  const rules = useSteady(board.rules)
  const lookOnly = open.day !== today()
  const pinned = lookOnly ? [] : pinnedOf(shown, rules)
  const onPinned = useMemo(() => (act: PinnedAct, child: BoardChild) => actOnPinned(act, child, open.facility), [open.facility])
  const names = useMemo(
    () => (current === ALL ? new Map(board.classes.map(({ classId, name }) => [classId, name.replace(/組$/, '')])) : null),
    [current, board.classes.map(({ name }) => name).join()],
  )
  return (
    <main class={css.main} id="board">
      <section class={css.sum} aria-label="人数" data-fixed>
        <Sum totals={totalsOf(shown.map(({ status }) => status))}>
          <Button
            icon={BellIcon}
            class={classes(css.inbox, waiting.length > 0 && css.fresh)}
            onClick={() => {
              opened.value = { what: 'inbox' }
            }}
          >
            {words.notices}
            {waiting.length > 0 && (
              <>
                <span class="unseen">（まだ確認していない）</span>
                <b class={css.count}>{waiting.length}</b>
              </>
            )}
          </Button>
        </Sum>
      </section>
      {open.namesOnly.value && <NamesOnly />}
      <RefusedActs board={board} facility={open.facility} />
      {lookOnly && (
        <div class={css.said}>
          <Notice tone="ink" title={`${longDay(open.day)}　${rules.open ? '' : words.closed}`}>
            {words.lookOnly}
          </Notice>
        </div>
      )}
      {!lookOnly && (
        <>
          <div class={css.strips}>
            <RollRoom facility={open.facility} board={board} shown={shown} classId={current === ALL ? null : current} />
            <NapRoom facility={open.facility} board={board} shown={shown} roles={roles} name={name} />
            <MedicineRoom facility={open.facility} board={board} shown={shown} roles={roles} />
            <RoomMeals facility={open.facility} shown={shown} roles={roles} />
          </div>
          <InfectionWatch facility={open.facility} />
          {askedFor.value.length > 0 && <DoorStrip facility={open.facility} board={board} />}
          <RoomServing facility={open.facility} board={board} shown={shown} name={name} />
          {careOpened.value && <CareScreen facility={open.facility} board={board} shown={shown} />}
        </>
      )}
      <PinnedStrip slabs={pinned} childSignal={open.childSignal} rules={rules} low={shown.length > 24} onAct={onPinned} />
      {shown.length === 0 ? (
        <Empty title={words.nobody}>{words.nobodyMore}</Empty>
      ) : (
        <Tiles
          open={open}
          rules={rules}
          children={shown}
          classNames={names}
          lookOnly={lookOnly}
          onTap={(childId) => tap(open, childId, lookOnly)}
          onMenu={showChild}
        />
      )}
    </main>
  )
}

/** The day's rules as one object for as long as they say the same, so that tiles stay as they are. */
const useSteady = (rules: DayRules): DayRules => useMemo(() => rules, [JSON.stringify(rules)])

const showChild = (childId: Id): void => {
  opened.value = { what: 'child', childId, page: 'first' }
}

const lastTap = new Map<Id, number>()

function tap(open: OpenBoard, childId: Id, lookOnly: boolean): void {
  const child = open.childSignal(childId)?.value
  if (!child) return
  if (isBounce(lastTap, childId)) return
  const who = whoOf(open.facility, child)
  const act = lookOnly ? 'details' : nextAct(child.status)
  const receives = act === 'arrive' || act === 'ask' || act === 'sighting'
  if (receives && asksFirst(childId)) return
  if (act === 'arrive') arrive(who)
  else if (act === 'sighting') see(who)
  else if (act === 'details') showChild(childId)
  else opened.value = { what: act, childId }
}

function actOnPinned(act: PinnedAct, child: BoardChild, facility: number): void {
  const who = whoOf(facility, child)
  const { childId } = child
  if ((act === 'arrive' || act === 'see') && asksFirst(childId)) return
  if (act === 'arrive') arrive(who)
  else if (act === 'see') see(who)
  else if (act === 'hand_over') opened.value = { what: 'hand_over', childId }
  else opened.value = { what: 'child', childId, page: act === 'phone' ? 'phone' : 'first' }
}

/** The children of a class, or all. */
export const inClass = (board: Board | null, current: string): BoardChild[] =>
  (board?.children ?? []).filter(({ classId }) => current === ALL || classId === current)

/** The class chosen on this tablet, else the one the person works in, else the first that has children. */
function classShown(board: Board | null, { roles }: FacilityOfMine): string {
  const known = (id: string | null | undefined): id is string =>
    id === ALL || (board?.children.some(({ classId }) => classId === id) ?? false)
  if (known(shownClass.value)) return shownClass.value
  const own = roles.find(({ classroomId }) => known(classroomId))?.classroomId
  return own ?? board?.classes.find(({ classId }) => known(classId))?.classId ?? ALL
}

/** うさぎ組 担任; whoever has a child here, too, is told in which capacity this is. */
function roleText({ roles, alsoGuardian }: FacilityOfMine, board: Board | null): string {
  const [first] = roles
  if (!first) return ''
  const room = board?.classes.find(({ classId }) => classId === first.classroomId)?.name
  return [room, words.roles[first.role as Role], alsoGuardian && words.asStaff].filter(Boolean).join(' ')
}
