// 認めたネットワーク: where a password is enough. For the director, at the desk.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/facility/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { words } from './network-words.ts'
import css from './Settings.module.css'

const word = wordOf<Routes>('facility')
type List = Reply<Routes, '/network'>

export function Networks() {
  const [open, setOpen] = useState(false)
  return (
    <Part title={words.title} second={words.more}>
      {open ? <Editor /> : <Button onClick={() => setOpen(true)}>{words.open}</Button>}
    </Part>
  )
}

function Editor() {
  const loaded = useLoad<List>(addressOf(facilityId(), 'facility', '/network'))
  const [network, setNetwork] = useState('')
  const [name, setName] = useState('')
  const { busy, fault, send } = useSend()
  const list = loaded?.data.value
  if (!list) return <Loading from={loaded} />
  const add = async () => {
    const json = { network: network.trim(), name: name.trim() }
    if (await send((id) => word.post(facilityId(), '/network', { id, ...json }), json)) {
      setNetwork('')
      setName('')
      await loaded?.refresh()
    }
  }
  const end = async (ended: string) => {
    if (await send((id) => word.post(facilityId(), '/network/end', { id, network: ended }), ended)) await loaded?.refresh()
  }
  const rows = [...list.own.map((one) => ({ ...one, own: true })), ...list.shared.map((one) => ({ ...one, own: false }))]
  return (
    <Sheet>
      <div class={css.form}>
        {rows.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Table
            caption={words.title}
            columns={[
              { id: 'name', head: words.name },
              { id: 'network', head: words.network },
              { id: 'act', head: <span class="unseen">{words.act}</span> },
            ]}
          >
            {rows.map((one) => (
              <Line key={`${one.own}${one.network}`}>
                <Cell name>{one.name}</Cell>
                <Cell of={words.network}>{one.network}</Cell>
                <Cell>
                  {one.own ? (
                    <Button label={words.endOf(one.name)} disabled={busy} onClick={() => void end(one.network)}>
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
        <form class={css.ask} noValidate onSubmit={submits(add)}>
          <Field
            label={words.name}
            hint={words.nameHint}
            maxLength={40}
            value={name}
            onChange={setName}
            error={fault?.field === 'name' ? fault.message : undefined}
          />
          <Field
            label={words.network}
            hint={words.networkHint}
            maxLength={60}
            value={network}
            onChange={setNetwork}
            error={fault?.field === 'network' ? fault.message : undefined}
          />
          {list.here && <Button onClick={() => setNetwork(list.here ?? '')}>{words.here(list.here)}</Button>}
          <Button kind="give" type="submit" disabled={busy}>
            {words.add}
          </Button>
          {fault && !['name', 'network'].includes(fault.field ?? '') && <Notice tone="look" title={fault.message} />}
        </form>
      </div>
    </Sheet>
  )
}
