// 保存期間: papers whose time is over, proposed by one and disposed of by 園長 who is another; what is held; the years; the 廃棄簿.
import { useState } from 'preact/hooks'
import type { DuePaper, Proposal } from '../../schema/keeping/due.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { eraSpan } from '../../schema/kit/era.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Field } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Periods as Answer, keeping } from './api.ts'
import css from './Keeping.module.css'
import { words } from './words.ts'
import { Years } from './Years.tsx'

export function Periods() {
  const loaded = useLoad<Answer>(keeping.address(facilityId(), '/periods'))
  const answer = loaded?.data.value
  if (!answer || !loaded) return <Loading from={loaded} />
  const refresh = async () => void (await loaded.refresh())
  return (
    <>
      <Due {...{ answer, refresh }} />
      <Decisions {...{ answer, refresh }} />
      <Years {...{ answer, refresh }} />
      <Register proposals={answer.proposals.filter(({ outcome }) => outcome !== null)} />
    </>
  )
}

interface PartProps {
  answer: Answer
  refresh: () => Promise<void>
}

const nameOf = ({ title, name, startsOn }: Pick<DuePaper, 'title' | 'name' | 'startsOn'>): string =>
  [title, name, eraDay(startsOn)].filter(Boolean).join('　')

/** Chosen ones of a list, as far as they are still there. */
function useChosen(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const those = ids.filter((id) => chosen.has(id))
  const toggle = (id: string) => setChosen(new Set(chosen.has(id) ? those.filter((one) => one !== id) : [...those, id]))
  return { those, toggle, has: (id: string) => chosen.has(id) }
}

function Due({ answer, refresh }: PartProps) {
  const { busy, fault, send } = useSend()
  const [holding, setHolding] = useState<DuePaper | null>(null)
  const [reason, setReason] = useState('')
  const open = new Set(answer.proposals.filter(({ outcome }) => outcome === null).map(({ documentId }) => documentId))
  const holdOf = new Map(answer.holds.map((one) => [one.documentId, one]))
  const free = answer.due.filter(({ documentId }) => !open.has(documentId) && !holdOf.has(documentId))
  const { those, toggle, has } = useChosen(free.map(({ documentId }) => documentId))
  const give = async (work: (id: string) => Promise<unknown>, content: unknown) => {
    if ((await send(work, content)) !== null) setHolding(null)
    await refresh()
  }
  if (answer.due.length === 0)
    return (
      <Sheet>
        <Empty title={words.dueNone}>{words.dueMore}</Empty>
      </Sheet>
    )
  return (
    <section class={css.group}>
      <h2 class={css.heading}>{words.due}</h2>
      {fault && !holding && <Notice tone="look" title={fault.message} />}
      <Table
        caption={words.due}
        columns={[
          { id: 'paper', head: words.paper },
          { id: 'span', head: words.span },
          { id: 'until', head: words.keptUntil, width: '11rem' },
          { id: 'do', head: '', width: '16rem' },
        ]}
      >
        {answer.due.map((paper) => {
          const { documentId } = paper
          const hold = holdOf.get(documentId)
          return (
            <Line key={documentId}>
              <Cell name>
                {open.has(documentId) || hold ? (
                  nameOf(paper)
                ) : (
                  <label class={css.choose}>
                    <input type="checkbox" checked={has(documentId)} onChange={() => toggle(documentId)} />
                    {nameOf(paper)}
                  </label>
                )}
              </Cell>
              <Cell of={words.span}>{eraSpan(paper.startsOn, paper.endsOn)}</Cell>
              <Cell of={words.keptUntil}>{eraDay(paper.keptUntil)}</Cell>
              <Cell>
                {hold ? (
                  <>
                    {words.held(hold.reason, hold.by)}
                    {answer.decides && (
                      <Button
                        onClick={() =>
                          void give(
                            (id) => keeping.post(facilityId(), '/end-hold', { id, documentId, holdId: hold.id }),
                            ['end', hold.id],
                          )
                        }
                      >
                        {words.endHold}
                      </Button>
                    )}
                  </>
                ) : open.has(documentId) ? (
                  words.proposed
                ) : (
                  <Button kind="quiet" label={words.holdOf(nameOf(paper))} onClick={() => setHolding(paper)}>
                    {words.hold}
                  </Button>
                )}
              </Cell>
            </Line>
          )
        })}
      </Table>
      {answer.more > 0 && <p class={css.second}>{words.more(String(answer.more))}</p>}
      <Buttons>
        <Button
          disabled={busy || those.length === 0 || those.length > 100}
          onClick={() =>
            void give((id) => keeping.post(facilityId(), '/propose', { id, documentIds: those }), ['propose', those])
          }
        >
          {words.propose(String(those.length))}
        </Button>
      </Buttons>
      <Dialog open={holding !== null} onClose={() => setHolding(null)} title={holding ? words.holdOf(nameOf(holding)) : ''}>
        <form
          class={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            const documentId = holding?.documentId
            if (documentId && reason.trim())
              void give(
                (id) => keeping.post(facilityId(), '/hold', { id, documentId, reason: reason.trim() }),
                [documentId, reason],
              )
          }}
        >
          {fault && <Notice tone="look" title={fault.message} />}
          <Field label={words.reason} required maxLength={200} value={reason} onChange={setReason} />
          <Button type="submit" kind="give" disabled={busy || !reason.trim()}>
            {words.hold}
          </Button>
        </form>
      </Dialog>
    </section>
  )
}

/** What waits for 園長. What one proposed oneself can be looked at only. */
function Decisions({ answer, refresh }: PartProps) {
  const { busy, fault, send } = useSend()
  const open = answer.proposals.filter(({ outcome }) => outcome === null)
  const { those, toggle, has } = useChosen(open.filter(({ mine }) => !mine).map(({ documentId }) => documentId))
  if (open.length === 0) return null
  const decide = async (outcome: 'disposed' | 'refused') => {
    await send((id) => keeping.post(facilityId(), '/decide', { id, documentIds: those, outcome }), [outcome, those])
    await refresh()
  }
  const count = String(those.length)
  return (
    <section class={css.group}>
      <h2 class={css.heading}>{words.proposed}</h2>
      <p class={css.second}>{words.proposedMore}</p>
      {fault && <Notice tone="look" title={fault.message} />}
      <ul class={css.list}>
        {open.map((one) => (
          <li key={one.documentId}>
            {answer.decides && !one.mine ? (
              <label class={css.choose}>
                <input type="checkbox" checked={has(one.documentId)} onChange={() => toggle(one.documentId)} />
                {nameOf(one)}
              </label>
            ) : (
              <span>{nameOf(one)}</span>
            )}
            <span class={css.second}>
              {words.keptUntil} {eraDay(one.keptUntil)}　{words.proposedBy}{' '}
              {words.byOn(one.proposedBy ?? '', eraDay(dayOf(one.proposedAt)))}
              {one.mine && `　${words.own}`}
            </span>
          </li>
        ))}
      </ul>
      {answer.decides && (
        <Buttons>
          <Button disabled={busy || those.length === 0} onClick={() => void decide('disposed')}>
            {words.dispose(count)}
          </Button>
          <Button kind="quiet" disabled={busy || those.length === 0} onClick={() => void decide('refused')}>
            {words.refuse(count)}
          </Button>
        </Buttons>
      )}
    </section>
  )
}

const Register = ({ proposals }: { proposals: readonly Proposal[] }) =>
  proposals.length === 0 ? null : (
    <section class={css.group}>
      <h2 class={css.heading}>{words.registerOf}</h2>
      <Table
        caption={words.registerOf}
        columns={[
          { id: 'paper', head: words.paper },
          { id: 'span', head: words.span },
          { id: 'by', head: words.proposedBy },
          { id: 'outcome', head: words.outcome },
        ]}
      >
        {proposals.map((one) => (
          <Line key={one.documentId + one.id}>
            <Cell name>{nameOf(one)}</Cell>
            <Cell of={words.span}>{eraSpan(one.startsOn, one.endsOn)}</Cell>
            <Cell of={words.proposedBy}>{words.byOn(one.proposedBy ?? '', eraDay(dayOf(one.proposedAt)))}</Cell>
            <Cell of={words.outcome}>
              {[
                one.outcome === 'disposed' ? words.disposed : words.refused,
                words.byOn(one.decidedBy ?? '', one.decidedAt === null ? '' : eraDay(dayOf(one.decidedAt))),
              ].join('　')}
            </Cell>
          </Line>
        ))}
      </Table>
    </section>
  )
