// 与薬 at the desk: the list of a day, its acts for those who have them, a paper that came in, the A4 sheets with the record, and the book as a file.
import { useState } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { MOST_AHEAD } from '../../schema/medicine/rule.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { Routes as PresenceRoutes } from '../../worker/presence/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { SelectField } from '../kit/Field.tsx'
import { clockTime, longDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PlusIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { AskForm } from './AskForm.tsx'
import { medicine } from './api.ts'
import { DoseCard } from './DoseCard.tsx'
import css from './Medicine.module.css'
import { inOrder } from './MedicineRoom.tsx'
import { useMedicine } from './open-medicine.ts'
import { RequestPaper } from './RequestPaper.tsx'
import { words } from './words.ts'

const presence = wordOf<PresenceRoutes>('presence')

export function DeskMedicine() {
  const { query } = visit.value
  const last = addDays(today(), MOST_AHEAD)
  const day = isDay(query.day ?? '') && (query.day ?? '') <= last ? (query.day as Day) : today()
  const facility = facilityId()
  const { answer, doses, refresh, loaded } = useMedicine(facility, day)
  const board = useLoad<Board>(presence.address(facility, '/board', { day: today() }))?.data.value
  const similar = similarNames(board?.children ?? [])
  const [paper, setPaper] = useState(false)
  const [from, to] = [`${day.slice(0, 7)}-01`, day]
  const files = useFiles(
    'medicine.export',
    (format) => medicine.address(facility, '/file', { from, to, format }),
    `${words.title}_${from}_${to}`,
  )
  const go = (next: Day) => route(`/office/medicine?day=${next}`)
  const give = doses.filter(({ kind }) => kind === 'give')
  return (
    <Desk
      title={`${words.title} ${longDay(day)}`}
      name={words.title}
      second={answer && words.summary(give.length, doses.length - give.length)}
      end={
        <>
          {mayHere('medicine.ask') && (
            <Button icon={PlusIcon} onClick={() => setPaper(true)}>
              {words.askFor}
            </Button>
          )}
          {files.buttons}
          <Button icon={PrinterIcon} disabled={give.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer &&
        give.map((dose) => (
          <Paper
            key={dose.id}
            title={words.paperTitle}
            seals={words.seals}
            line={paperLine(answer.facility, day)}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <RequestPaper dose={dose} />
          </Paper>
        ))
      }
    >
      {files.refused}
      {answer && !answer.gives && <Notice tone="ink" title={words.givesNone} />}
      <fieldset class={css.days}>
        <legend class="unseen">{words.day}</legend>
        <Button icon={ChevronLeftIcon} onClick={() => go(addDays(day, -1))}>
          {words.before}
        </Button>
        <Button onClick={() => go(today())}>{words.thisDay}</Button>
        <Button icon={ChevronRightIcon} disabled={day >= last} onClick={() => go(addDays(day, 1))}>
          {words.after}
        </Button>
      </fieldset>
      {!answer ? (
        <Loading from={loaded} />
      ) : doses.length === 0 ? (
        <Sheet>
          <Empty title={day === today() ? words.none : words.noneOn}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <>
          <h2 class="unseen">{words.today}</h2>
          <ul class={css.cards}>
            {inOrder(doses).map((dose) => (
              <li key={dose.id}>
                <DoseCard
                  {...{ facility, dose, opinion: answer.opinion }}
                  similar={similar.get(dose.childId)}
                  readOnly={day !== today() || !mayHere('medicine.record')}
                  gives={mayHere('medicine.give')}
                  onDone={refresh}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {paper && answer && (
        <FromPaper
          {...{ facility, opinion: answer.opinion, gives: answer.gives, children: board?.children ?? [] }}
          onClose={() => setPaper(false)}
          onDone={() => {
            setPaper(false)
            refresh()
          }}
        />
      )}
    </Desk>
  )
}

interface FromPaperProps {
  facility: number
  opinion: boolean
  gives: boolean
  children: Board['children']
  onClose: () => void
  onDone: () => void
}

/** A request that came on paper. */
function FromPaper({ facility, opinion, gives, children, onClose, onDone }: FromPaperProps) {
  const [childId, setChildId] = useState<Id>('')
  return (
    <Dialog open onClose={onClose} title={words.askFor} place="side">
      <SelectField
        label={words.child}
        value={childId}
        onChange={setChildId}
        options={[
          { value: '', label: '―' },
          ...children.map((one) => ({
            value: one.childId,
            label: one.name === one.kana ? one.kana : `${one.kana}（${one.name}）`,
          })),
        ]}
      />
      {childId && (
        <AskForm
          key={childId}
          {...{ facility, childId, opinion }}
          // Whoever types a paper in has the pharmacy's sheet in the hand.
          {...{ sheets: 'none' as const, sheetDays: 0, earlier: null }}
          kind={gives ? 'give' : 'tell'}
          onDone={onDone}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}
