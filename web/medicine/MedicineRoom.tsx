// 与薬 on the board: what is still to be given and when, and what is late; the list itself lies over the board.
import { useEffect } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { MATRIX } from '../../schema/permission/matrix.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { acting, asking } from '../device/paired.ts'
import { Empty } from '../kit/Empty.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import { clockTime, showTime } from '../kit/format.ts'
import { CloudIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Strip } from '../kit/Strip.tsx'
import { DoseCard } from './DoseCard.tsx'
import css from './Medicine.module.css'
import { medicineOpened, onMedicine } from './medicine-opened.ts'
import { type Dose, isOpen, useMedicine } from './open-medicine.ts'
import { words } from './words.ts'

export interface MedicineRoomProps {
  facility: number
  board: Board
  /** The children of the class shown, or all. */
  shown: readonly BoardChild[]
  roles: readonly { role: string }[]
}

/** Nothing for whom medicine is no work: no question is asked that would be refused. */
export const MedicineRoom = (props: MedicineRoomProps) =>
  props.roles.some(({ role }) => role in MATRIX['medicine.read'].staff) ? <Medicines {...props} /> : null

function Medicines({ facility, board, shown }: MedicineRoomProps) {
  const { answer, doses, refresh, loaded } = useMedicine(facility, board.rules.day)
  const all = doses.map(({ childId }) => childId).join()
  useEffect(() => {
    onMedicine.value = new Set(all ? all.split(',') : [])
  }, [all])
  useEffect(
    () => () => {
      onMedicine.value = new Set()
    },
    [],
  )
  const mine = doses.filter(({ childId }) => shown.some((child) => child.childId === childId))
  const open = mine.filter(isOpen)
  const late = open.filter(({ folded }) => folded.late).length
  const toReceive = open.filter(({ folded }) => folded.state === 'asked').length
  const next = open.find(({ folded, time }) => time !== null && !folded.late)?.time
  const told = new Set(mine.filter(({ kind }) => kind === 'tell').map(({ childId }) => childId)).size
  const asOf = loaded?.offline.value ? loaded.asOf.value : undefined
  if (medicineOpened.value)
    return <Screen {...{ facility, board, doses: mine, opinion: answer?.opinion ?? false, asOf, refresh }} />
  if (mine.length === 0) return null
  return (
    <Strip
      label={words.strip}
      look={late > 0}
      open={words.open}
      onOpen={() => {
        medicineOpened.value = true
      }}
    >
      {open.length > 0 && <b>{words.waits(open.length)}</b>}
      {late > 0 && <b class={css.late}>{words.late(late)}</b>}
      {next !== undefined && next !== null && <span>{words.next(showTime(next))}</span>}
      {toReceive > 0 && <span>{words.toReceive(toReceive)}</span>}
      {told > 0 && <span>{words.told(told)}</span>}
    </Strip>
  )
}

interface ScreenProps {
  facility: number
  board: Board
  doses: readonly Dose[]
  opinion: boolean
  /** Without a line: when the list was heard last. */
  asOf: Moment | null | undefined
  refresh: () => void
}

function Screen({ facility, board, doses, opinion, asOf, refresh }: ScreenProps) {
  const similar = similarNames(board.children)
  const close = () => {
    medicineOpened.value = false
  }
  return (
    <FullScreen label={words.today} onClose={close}>
      <FullScreenHead back={words.close} onClose={close} title={words.today} />
      <div class={css.body}>
        {asOf !== undefined && (
          <Notice tone="look" icon={CloudIcon} title={words.needsLine}>
            {asOf === null ? words.neverHeard : words.heardAt(clockTime(asOf))}
          </Notice>
        )}
        {doses.length === 0 ? (
          <Empty title={words.none}>{words.noneMore}</Empty>
        ) : (
          <ul class={css.cards}>
            {inOrder(doses).map((dose) => (
              <li key={dose.id}>
                <DoseCard
                  {...{ facility, dose, opinion }}
                  readOnly={asOf !== undefined}
                  similar={similar.get(dose.childId)}
                  onDone={refresh}
                  onSecond={
                    acting.value
                      ? () => {
                          asking.value = { personId: null, why: 'open' }
                        }
                      : undefined
                  }
                />
              </li>
            ))}
          </ul>
        )}
        {asOf === undefined && <p class={css.second}>{words.needsLine}</p>}
      </div>
    </FullScreen>
  )
}

/** What is to be done first, the rest behind it. */
export const inOrder = (doses: readonly Dose[]): Dose[] => [
  ...doses.filter(isOpen),
  ...doses.filter((dose) => !isOpen(dose) && dose.kind === 'give'),
  ...doses.filter(({ kind }) => kind === 'tell'),
]
