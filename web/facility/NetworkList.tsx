// A list of allowed networks with what adds to it and ends them: the facility's own, or those of the whole organisation.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/facility/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, type Reply, type Sent } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Loading } from '../office/Loading.tsx'
import { words } from './network-words.ts'
import css from './Settings.module.css'

type List = Reply<Routes, '/network'>
/** An organisation has none above it that would be shared with it. */
type Own = Omit<List, 'shared'> & Partial<Pick<List, 'shared'>>
type Network = List['own'][number]

export interface NetworkListProps {
  /** Where the list is read and added to; `/end` below it ends one. */
  address: string
  /** What to do while there are none. */
  none: string
}

/** Reading it asks for a fresh proof, as changing it does. */
export function NetworkList({ address, none }: NetworkListProps) {
  const loaded = useLoad<Own>(address)
  const [ending, setEnding] = useState<Network | null>(null)
  const list = loaded?.data.value
  if (!list) return <Loading from={loaded} />
  const rows = [...list.own.map((one) => ({ ...one, own: true })), ...(list.shared ?? []).map((one) => ({ ...one, own: false }))]
  return (
    <Sheet>
      <div class={css.form}>
        {rows.length === 0 ? (
          <p>{none}</p>
        ) : (
          <Table
            caption={words.title}
            columns={[
              { id: 'name', head: words.name },
              { id: 'network', head: words.network },
              { id: 'act', head: <span class="unseen">{words.act}</span>, width: '9rem' },
            ]}
          >
            {rows.map((one) => (
              <Line key={`${one.own}${one.network}`}>
                <Cell name>{one.name}</Cell>
                <Cell of={words.network}>{one.network}</Cell>
                <Cell number>
                  {one.own ? (
                    <Button label={words.endOf(one.name)} onClick={() => setEnding(one)}>
                      {words.end}
                    </Button>
                  ) : (
                    words.shared
                  )}
                </Cell>
              </Line>
            ))}
          </Table>
        )}
        <Add address={address} here={list.here} onAdded={() => void loaded?.refresh()} />
      </div>
      {ending && (
        <Confirm
          title={words.endTitle(ending.name)}
          more={words.endMore(ending.network)}
          yes={words.endYes}
          work={(id) => send(`${address}/end`, { id, network: ending.network })}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Sheet>
  )
}

const send = (address: string, json: Sent<Routes, '/network'> | Sent<Routes, '/network/end'>) => call('POST', address, { json })

function Add({ address, here, onAdded }: { address: string; here: List['here']; onAdded: () => void }) {
  const [network, setNetwork] = useState('')
  const [name, setName] = useState('')
  const sending = useSend()
  const { busy, fault } = sending
  const add = async () => {
    const json = { network: network.trim(), name: name.trim() }
    if (!(await sending.send((id) => send(address, { id, ...json }), json))) return
    setNetwork('')
    setName('')
    onAdded()
  }
  const errorOf = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <form class={css.ask} noValidate onSubmit={submits(add)}>
      <Field label={words.name} hint={words.nameHint} maxLength={40} value={name} onChange={setName} error={errorOf('name')} />
      <Field
        label={words.network}
        hint={words.networkHint}
        maxLength={60}
        value={network}
        onChange={setNetwork}
        error={errorOf('network')}
      />
      {here && <Button onClick={() => setNetwork(here)}>{words.here(here)}</Button>}
      <Button kind="give" type="submit" disabled={busy}>
        {words.add}
      </Button>
      {fault && !['name', 'network'].includes(fault.field ?? '') && <Notice tone="look" title={fault.message} />}
    </form>
  )
}
