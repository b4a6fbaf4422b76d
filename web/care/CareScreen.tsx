// 日々の記録: the class on one sheet, one kind at a time. Only children who are here; nothing is filled in before somebody looked.
import { useEffect, useState } from 'preact/hooks'
import type { CareKind } from '../../schema/care/rule.ts'
import { momentOf, type Time } from '../../schema/kit/time.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { TimeField } from '../kit/Field.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { isHere } from '../roll/here.ts'
import { sendSheet } from './act.ts'
import css from './Care.module.css'
import { ConditionSheet } from './ConditionSheet.tsx'
import { careOpened } from './care-opened.ts'
import { draftOf, leaveOut, recallDraft } from './draft.ts'
import { MealSheet } from './MealSheet.tsx'
import { NumberSheet } from './NumberSheet.tsx'
import { useCare } from './open-care.ts'
import { PoolSheet } from './PoolSheet.tsx'
import { SleepSheet } from './SleepSheet.tsx'
import { StoolSheet } from './StoolSheet.tsx'
import type { SheetProps } from './sheet.ts'
import { words } from './words.ts'

export interface CareScreenProps {
  facility: number
  board: Board
  /** The children of the class shown, or all. */
  shown: readonly BoardChild[]
}

const RoomBook = later(() => import('../contactbook/RoomBook.tsx').then((file) => file.RoomBook))

const RoomMemos = later(() => import('../memo/RoomMemos.tsx').then((file) => file.RoomMemos))

const RoomPhotos = later(() => import('../photo/RoomPhotos.tsx').then((file) => file.RoomPhotos))

const RoomDiary = later(() => import('../document/RoomDiary.tsx').then((file) => file.RoomDiary))

const BelongingSheet = later(() => import('../belonging/BelongingSheet.tsx').then((file) => file.BelongingSheet))
const RoomRelays = later(() => import('../relay/RoomRelays.tsx').then((file) => file.RoomRelays))

const RoomNearMiss = later(() => import('../document/RoomNearMiss.tsx').then((file) => file.RoomNearMiss))

const SHEETS = [
  'temperature',
  'meal',
  'stool',
  'milk',
  'sleep',
  'condition',
  'memo',
  'photo',
  'book',
  'diary',
  'belonging',
  'relay',
  'near_miss',
  'pool',
] as const
type SheetName = (typeof SHEETS)[number]

/** 連絡帳, メモ, 写真, 日誌, 申し送り and ヒヤリハット keep what is begun themselves; a tap of 持ち物 is sent at once; プール is only read. */
const OWN = ['book', 'memo', 'photo', 'diary', 'belonging', 'relay', 'near_miss', 'pool'] as const
type Own = (typeof OWN)[number]
const isWritten = (sheet: SheetName): sheet is Own => OWN.some((own) => own === sheet)

/** Here, or still to come. */
const isAwaited = (child: BoardChild) => isHere(child) || ['expected', 'late_expected', 'overdue'].includes(child.status)

const kindsOf = (sheet: SheetName): readonly CareKind[] =>
  sheet === 'sleep' ? ['asleep', 'awake'] : isWritten(sheet) ? [] : [sheet]

export function CareScreen({ facility, board, shown }: CareScreenProps) {
  const { day } = board.rules
  const [sheet, setSheet] = useState<SheetName>('temperature')
  const [said, setSaid] = useState<Time | null>(null)
  const care = useCare(facility, day)
  useEffect(() => void recallDraft(facility, day), [facility, day])
  const here = shown.filter(isHere)
  const infants = new Set(board.classes.filter(({ classAge }) => classAge === 0).map(({ classId }) => classId))
  const onMilk = here.filter(({ classId }) => infants.has(classId ?? ''))
  const draft = draftOf(facility, day)
  const kinds = kindsOf(sheet)
  const entered = Object.values(draft).filter(({ kind }) => kinds.includes(kind))
  const isUsed = (each: SheetName) =>
    (each !== 'milk' || onMilk.length > 0) &&
    (each !== 'pool' || care.pool !== null) &&
    (each !== 'belonging' || care.belongings !== null)
  const keep = () => sendSheet(facility, day, kinds)
  const close = () => {
    for (const each of SHEETS) sendSheet(facility, day, kindsOf(each))
    careOpened.value = false
  }
  const change = (next: SheetName) => {
    keep()
    setSaid(null)
    setSheet(next)
  }
  const given: SheetProps = {
    facility,
    day,
    care,
    draft,
    children: sheet === 'milk' ? onMilk : here,
    at: () => (said === null ? moment() : momentOf(day, said)),
  }
  return (
    <FullScreen label={words.title} onClose={close}>
      <header class={css.head}>
        <Button kind="quiet" icon={ChevronLeftIcon} onClick={close}>
          {words.close}
        </Button>
        <div class={css.tabs}>
          <Tabs
            label={words.title}
            tabs={SHEETS.filter(isUsed).map((id) => ({ id, label: words.kinds[id] }))}
            current={sheet}
            onSelect={(id) => change(id as SheetName)}
            panel="care-sheet"
          />
        </div>
        {!isWritten(sheet) && (
          <div class={css.time}>
            <TimeField label={words.time} value={said} onChange={setSaid} />
            <Button pressed={said === null} onClick={() => setSaid(null)}>
              {words.now}
            </Button>
          </div>
        )}
      </header>
      <div class={css.body} id="care-sheet" role="tabpanel" aria-label={words.kinds[sheet]}>
        {sheet === 'book' ? (
          <RoomBook facility={facility} board={board} shown={shown} />
        ) : sheet === 'memo' ? (
          <RoomMemos facility={facility} board={board} shown={shown} onBook={() => change('book')} />
        ) : sheet === 'photo' ? (
          <RoomPhotos facility={facility} board={board} shown={shown} />
        ) : sheet === 'diary' ? (
          <RoomDiary facility={facility} board={board} shown={shown} />
        ) : sheet === 'belonging' ? (
          <BelongingSheet facility={facility} care={care} children={shown} />
        ) : sheet === 'relay' ? (
          <RoomRelays facility={facility} day={day} classId={shown[0]?.classId} />
        ) : sheet === 'near_miss' ? (
          <RoomNearMiss facility={facility} day={day} />
        ) : sheet === 'pool' ? (
          <PoolSheet care={care} children={shown.filter(isAwaited)} />
        ) : given.children.length === 0 ? (
          <Empty title={words.nobody}>{words.nobodyMore}</Empty>
        ) : sheet === 'temperature' || sheet === 'milk' ? (
          <NumberSheet key={sheet} kind={sheet} {...given} />
        ) : sheet === 'meal' ? (
          <MealSheet {...given} />
        ) : sheet === 'stool' ? (
          <StoolSheet {...given} />
        ) : sheet === 'sleep' ? (
          <SleepSheet {...given} />
        ) : (
          <ConditionSheet {...given} />
        )}
      </div>
      {!isWritten(sheet) && (
        <footer class={css.foot}>
          <p class={css.hint}>{words.kept}</p>
          {entered.length > 0 && <Button onClick={() => leaveOut(facility, day, kinds)}>{words.undo}</Button>}
          <Button kind="give" class={css.save} disabled={entered.length === 0} onClick={keep}>
            {words.save(new Set(entered.map(({ childId }) => childId)).size)}
          </Button>
        </footer>
      )}
    </FullScreen>
  )
}
