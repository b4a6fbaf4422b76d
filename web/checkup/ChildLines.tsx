// 健診 of one child at the desk: every line with what it replaced, who has read it, and for who may a correction.
import { useState } from 'preact/hooks'
import { standingCheckups } from '../../schema/checkup/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import { mayHere } from '../office/desk.ts'
import { yearDay } from '../vaccination/words.ts'
import { type ChildCheckups, checkup } from './api.ts'
import { type Found, FoundFields, foundOf } from './FoundFields.tsx'
import { checkups } from './family-words.ts'
import css from './Results.module.css'
import { followWords, words } from './words.ts'

type Row = ChildCheckups['results'][number]
const outcomeText = ({ outcome, findings, followUp }: Row): string =>
  outcome === 'absent'
    ? words.absent
    : findings === null
      ? words.well
      : [findings, followUp === 'none' ? '' : followWords[followUp]].filter(Boolean).join(' ・ ')

export function ChildLines({ facility, childId, paper = false }: { facility: number; childId: Id; paper?: boolean }) {
  const loaded = useLoad<ChildCheckups>(checkup.address(facility, '/child', { childId }))
  const [open, setOpen] = useState<Row | null>(null)
  const results = loaded?.data.value?.results ?? []
  const standing = standingCheckups(results.map((row) => ({ ...row, childId })))
  const may = mayHere('checkup.record') && !paper
  const list =
    standing.length === 0 ? (
      <p class={css.second}>{words.none}</p>
    ) : (
      <Table
        caption={words.results}
        columns={[
          { id: 'kind', head: words.kind },
          { id: 'day', head: words.day },
          { id: 'outcome', head: words.outcome },
          { id: 'doctor', head: words.doctor },
          ...(paper ? [] : [{ id: 'acts', head: <span class="unseen">{words.correct}</span> }]),
        ]}
      >
        {standing.map((row) => (
          <Line key={row.kind + row.id}>
            <Cell name>{plain(checkups[row.kind])}</Cell>
            <Cell of={words.day}>{yearDay(row.day)}</Cell>
            <Cell of={words.outcome}>
              {outcomeText(row)}
              {!paper && <p class={css.second}>{row.readAt ? words.readAt(shortDay(dayOf(row.readAt))) : words.unread}</p>}
              {!paper && row.supersedes && (
                <p class={css.second}>
                  {words.before}: {results.filter(({ id }) => id === row.supersedes).map(outcomeText)}（{row.reason}）
                </p>
              )}
            </Cell>
            <Cell of={words.doctor}>{row.doctor}</Cell>
            {!paper && (
              <Cell of={words.correct}>
                {may && (
                  <Button kind="quiet" onClick={() => setOpen(row)}>
                    <span class="unseen">{`${plain(checkups[row.kind])} `}</span>
                    {words.correct}
                  </Button>
                )}
              </Cell>
            )}
          </Line>
        ))}
      </Table>
    )
  if (paper) return list
  return (
    <Sheet label={words.results}>
      <section class={css.part}>
        <h2>{words.results}</h2>
        {list}
      </section>
      {open && (
        <Correct
          row={open}
          {...{ facility, childId }}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Sheet>
  )
}

interface CorrectProps {
  row: Row
  facility: number
  childId: Id
  onClose: () => void
  onDone: () => void
}

function Correct({ row, facility, childId, onClose, onDone }: CorrectProps) {
  const [found, setFound] = useState<Found>({
    outcome: row.outcome === 'absent' ? 'absent' : row.findings === null ? 'well' : 'found',
    findings: row.findings ?? '',
    followUp: row.followUp,
  })
  const [reason, setReason] = useState('')
  const { busy, fault, send } = useSend()
  const ready = foundOf(found)
  const save = async (outcome: NonNullable<typeof ready> | null) => {
    const json = {
      childId,
      kind: row.kind,
      day: row.day,
      resultId: row.id,
      doctor: row.doctor,
      reason: reason.trim(),
      ...outcome,
    }
    if (await send((id) => checkup.post(facility, '/correct', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${plain(checkups[row.kind])} ${yearDay(row.day)}`}
      foot={
        <Buttons>
          <Button disabled={busy || !reason.trim()} onClick={() => void save(null)}>
            {words.takeBack}
          </Button>
          <Button kind="give" disabled={busy || !ready || !reason.trim()} onClick={() => ready && void save(ready)}>
            {words.correct}
          </Button>
        </Buttons>
      }
    >
      <div class={css.part}>
        <FoundFields found={found} name={plain(checkups[row.kind])} onChange={setFound} />
        <Field label={words.reason} maxLength={100} value={reason} onChange={setReason} />
        {fault && <Notice tone="look" title={fault.message} />}
      </div>
    </Dialog>
  )
}
