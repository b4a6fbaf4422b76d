// 玄関の打刻: the code that hangs at the entrance, and the cards of children; issued, printed, ended.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/pass/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { longDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Cards.module.css'
import { words } from './office-words.ts'

const pass = wordOf<Routes>('pass')
type Board = Reply<Routes, '/card'>
type Entrance = Reply<Routes, '/entrance'>

const WHOLE = 'whole'
const NONE = 'none'

interface Printed {
  paper: ComponentChildren
  title: string
  more: string
}

export function Cards() {
  const loaded = useLoad<Board>(pass.address(facilityId(), '/card'))
  const entrance = useLoad<Entrance>(pass.address(facilityId(), '/entrance'))
  const board = loaded?.data.value ?? null
  const [tab, setTab] = useState(WHOLE)
  const [printed, setPrinted] = useState<Printed | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const { busy, fault, send } = useSend()
  if (!board)
    return (
      <Desk title={words.title} name={words.title}>
        <Loading from={loaded} />
      </Desk>
    )
  const children = board.children.filter(({ classId }) => tab === WHOLE || (tab === NONE ? classId === null : classId === tab))
  const without = children.filter(({ issuedAt }) => issuedAt === null)

  const issue = async (childIds: Id[]) => {
    setTold(null)
    const answer = await send(
      async (id) => {
        // The paper is fetched first, so that nothing is missing once the codes are there.
        const { CardSheet } = await import('./CardSheet.tsx')
        return { ...(await pass.post(facilityId(), '/card', { id, childIds })), CardSheet }
      },
      { childIds },
    )
    if (!answer) return
    const { CardSheet, cards } = answer
    setPrinted({ paper: <CardSheet cards={cards} board={board} />, title: words.ready(cards.length), more: words.readyMore })
    await loaded?.refresh()
  }
  const end = async (childId: Id, name: string) => {
    if (!(await send((id) => pass.post(facilityId(), '/card/revoke', { id, childId }), { end: childId }))) return
    setTold(words.ended(name))
    await loaded?.refresh()
  }
  const hang = async () => {
    setTold(null)
    const answer = await send(async (id) => {
      const { EntranceSheet } = await import('./CardSheet.tsx')
      return { ...(await pass.post(facilityId(), '/entrance', { id })), EntranceSheet }
    }, 'entrance')
    if (!answer) return
    const { EntranceSheet, code } = answer
    setPrinted({
      paper: <EntranceSheet facilityId={facilityId()} facility={board.facility} code={code} />,
      title: words.entranceReady,
      more: words.entranceReadyMore,
    })
    await entrance?.refresh()
  }
  const takeDown = async () => {
    if (!(await send((id) => pass.post(facilityId(), '/entrance/revoke', { id }), 'take down'))) return
    setTold(words.entranceEnded)
    await entrance?.refresh()
  }

  return (
    <Desk title={words.title} name={words.title} second={words.second} paper={printed?.paper}>
      {fault && <Notice tone="look" title={fault.message} />}
      <div aria-live="polite">{told && <Notice tone="ink" title={told} />}</div>
      {printed && (
        <Notice
          tone="ink"
          title={printed.title}
          end={
            <>
              <Button kind="give" icon={PrinterIcon} onClick={() => print()}>
                {words.print}
              </Button>
              <Button onClick={() => setPrinted(null)}>{words.putAway}</Button>
            </>
          }
        >
          {printed.more}
        </Notice>
      )}
      <Part title={words.entrance} second={words.entranceMore}>
        <Hanging entrance={entrance?.data.value ?? null} busy={busy} onHang={hang} onTakeDown={takeDown} />
      </Part>
      <Part title={words.cards} second={words.cardsMore}>
        {board.children.length === 0 ? (
          <Sheet>
            <Empty title={words.empty}>{words.emptyMore}</Empty>
          </Sheet>
        ) : (
          <>
            <Tabs
              label={words.classes}
              panel="cards"
              tabs={[
                { id: WHOLE, label: words.whole },
                ...board.classes.map(({ classId, name }) => ({ id: classId, label: name })),
                ...(board.children.some(({ classId }) => classId === null) ? [{ id: NONE, label: words.noClass }] : []),
              ]}
              current={tab}
              onSelect={setTab}
            />
            {without.length > 0 && (
              <div class={css.bar}>
                <Button
                  kind="give"
                  icon={PrinterIcon}
                  disabled={busy}
                  onClick={() => void issue(without.slice(0, 200).map(({ childId }) => childId))}
                >
                  {busy ? words.issuing : words.issueAll(without.length)}
                </Button>
              </div>
            )}
            <div id="cards" role="tabpanel" aria-label={words.cards}>
              <Table
                caption={words.cards}
                columns={[
                  { id: 'child', head: words.child },
                  { id: 'state', head: words.state },
                  { id: 'acts', head: words.acts },
                ]}
              >
                {children.map(({ childId, name, kana, issuedAt }) => (
                  <Line key={childId}>
                    <Cell name>
                      {name}　{kana} <AllergensOf childId={childId} />
                    </Cell>
                    <Cell of={words.state}>{issuedAt === null ? words.none : words.since(longDay(dayOf(issuedAt)))}</Cell>
                    <Cell of={words.acts}>
                      <div class={css.acts}>
                        <Button
                          disabled={busy}
                          label={issuedAt === null ? words.issueOf(name) : words.againOf(name)}
                          onClick={() => void issue([childId])}
                        >
                          {issuedAt === null ? words.issue : words.again}
                        </Button>
                        {issuedAt !== null && (
                          <Button kind="quiet" disabled={busy} label={words.endOf(name)} onClick={() => void end(childId, name)}>
                            {words.end}
                          </Button>
                        )}
                      </div>
                    </Cell>
                  </Line>
                ))}
              </Table>
            </div>
          </>
        )}
      </Part>
    </Desk>
  )
}

interface HangingProps {
  entrance: Entrance | null
  busy: boolean
  onHang: () => Promise<void>
  onTakeDown: () => Promise<void>
}

/** What hangs at the entrance now. */
function Hanging({ entrance, busy, onHang, onTakeDown }: HangingProps) {
  if (!entrance) return null
  const { issuedAt, by, off } = entrance
  return (
    <Sheet>
      <div class={css.bar}>
        <p>
          {off
            ? words.entranceOff
            : issuedAt === null
              ? words.entranceNone
              : words.entranceSince(longDay(dayOf(issuedAt)), by ?? '')}
        </p>
        <Button icon={PrinterIcon} disabled={busy} onClick={() => void onHang()}>
          {issuedAt === null ? words.entranceIssue : words.entranceAgain}
        </Button>
        {issuedAt !== null && (
          <Button kind="quiet" disabled={busy} onClick={() => void onTakeDown()}>
            {words.entranceEnd}
          </Button>
        )}
      </div>
    </Sheet>
  )
}
