// The records themselves, page after page, and above them whoever was stopped.
import { useEffect, useState } from 'preact/hooks'
import type { Kind } from '../../schema/audit/input.ts'
import { MINUTE } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { now } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { LockIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Audit.module.css'
import { type asked, asWhat, audit, type Entry, nameOf, type Page, when } from './audit.ts'
import { words } from './words.ts'

/** A device's clock is told when it stands this far from ours. */
const APART = 60_000
/** Rows are sealed within half a minute, by the cron at the latest: what is not by then is told. */
const SEALED_BY = 5 * MINUTE

export function Records({ query }: { query: ReturnType<typeof asked> & { kind?: Kind } }) {
  const address = audit.address(facilityId(), '/', query)
  const loaded = useLoad<Page>(address)
  const first = loaded?.data.value
  const [later, setLater] = useState<Page[]>([])
  const { busy, fault, send } = useSend()
  useEffect(() => setLater([]), [address])
  if (!first) return <Loading from={loaded} />
  const pages = [first, ...later]
  const records = pages.flatMap((page) => page.records)
  const next = pages.at(-1)?.next ?? null
  const more = async () => {
    if (next === null) return
    const page = await send(() => audit.get(facilityId(), '/', { ...query, after: next }))
    if (page) setLater([...later, page])
  }
  return (
    <>
      {first.locked.map((one) => (
        <Locked key={one.accountId} of={one} onLetOn={() => void loaded.refresh()} />
      ))}
      {records.length === 0 ? (
        <Sheet>
          <Empty title={words.empty}>{words.emptyMore}</Empty>
        </Sheet>
      ) : (
        <>
          <p class={css.count}>{words.count(records.length, next !== null)}</p>
          <RecordTable records={records} />
          {fault && <Notice tone="look" title={fault.message} />}
          {next !== null && (
            <div class="screen-only">
              <Button disabled={busy} onClick={() => void more()}>
                {words.more}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

function Locked({ of, onLetOn }: { of: Page['locked'][number]; onLetOn: () => void }) {
  const { busy, fault, send } = useSend()
  const name = of.name ?? words.unknownPerson
  const letOn = async () => {
    if (await send((id) => audit.post(facilityId(), '/unlock', { id, accountId: of.accountId }), of.accountId)) onLetOn()
  }
  return (
    <Notice
      tone="look"
      icon={LockIcon}
      title={words.lockedTitle(name)}
      end={
        <Button disabled={busy} label={words.letOnOf(name)} onClick={() => void letOn()}>
          {words.letOn}
        </Button>
      }
    >
      {fault ? fault.message : words.lockedMore(of.distinct)}
    </Notice>
  )
}

const RecordTable = ({ records }: { records: readonly Entry[] }) => (
  <Table
    caption={words.title}
    columns={[
      { id: 'time', head: words.time, width: '9rem' },
      { id: 'who', head: words.who, width: '15rem' },
      { id: 'act', head: words.act, width: '15rem' },
      { id: 'about', head: words.about, width: '9rem' },
      { id: 'content', head: words.content },
    ]}
  >
    {records.map((one) => (
      <Line key={one.key} tone={one.outcome === 'denied' ? 'look' : 'plain'}>
        <Cell of={words.time}>
          <span class={css.whole}>{when(one.at)}</span>
          {one.deviceAt !== null && Math.abs(one.deviceAt - one.at) >= APART && (
            <span class={css.small}>{words.deviceClock(when(one.deviceAt))}</span>
          )}
        </Cell>
        <Cell name>
          {nameOf(one.who, one.door)}
          <span class={css.small}>{[asWhat(one.who, one.door), one.device].filter(Boolean).join(' ・ ')}</span>
        </Cell>
        <Cell of={words.act}>
          {one.act}
          {!one.sealed && now.value - one.at > SEALED_BY && <span class={css.small}>{words.waiting}</span>}
        </Cell>
        <Cell of={words.about}>{one.child}</Cell>
        <Cell of={words.content}>
          {one.content.length > 0 && (
            <dl class={css.content}>
              {one.content.map(({ name, is }, index) => (
                <div key={index}>
                  <dt>{name}</dt>
                  <dd>{is}</dd>
                </div>
              ))}
            </dl>
          )}
        </Cell>
      </Line>
    ))}
  </Table>
)
