// 運営: which databases there are, which facilities live where, and how many devices and accounts they have. Numbers, never a child or a person.
import type { Routes } from '../../worker/operator/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { grouped } from '../kit/format.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { Loading } from '../office/Loading.tsx'
import css from './Operator.module.css'
import { words } from './words.ts'

type List = Reply<Routes, '/facilities'>
type Facility = List['organisations'][number]['facilities'][number]

export function Facilities() {
  const loaded = useLoad<List>('/api/operator/facilities')
  const list = loaded?.data.value
  return (
    <Desk title={words.title} name={words.title}>
      <p class={css.second}>{words.more}</p>
      {!list ? (
        <Loading from={loaded} />
      ) : list.organisations.length === 0 ? (
        <Sheet>
          <Empty title={words.empty}>{words.emptyMore}</Empty>
        </Sheet>
      ) : (
        <>
          <Databases facilities={list.organisations.flatMap(({ facilities }) => facilities)} />
          {list.organisations.map(({ organisationId, name, facilities }) => (
            <Part key={organisationId} title={name}>
              {facilities.length === 0 ? (
                <p class={css.second}>{words.noFacilities}</p>
              ) : (
                <Houses caption={name} facilities={facilities} />
              )}
            </Part>
          ))}
        </>
      )}
    </Desk>
  )
}

/** The same numbers by the database they live in. */
function Databases({ facilities }: { facilities: readonly Facility[] }) {
  const shards = [...new Set(facilities.map(({ shard }) => shard))].sort()
  if (shards.length === 0) return null
  return (
    <Part title={words.databases}>
      <Table
        caption={words.databases}
        columns={[
          { id: 'shard', head: words.database },
          { id: 'facilities', head: words.facilities, number: true, width: '8rem' },
          { id: 'devices', head: words.devices, number: true, width: '8rem' },
          { id: 'accounts', head: words.accounts, number: true, width: '8rem' },
        ]}
      >
        {shards.map((shard) => {
          const here = facilities.filter((one) => one.shard === shard)
          const sum = (of: 'devices' | 'accounts') => grouped(here.reduce((count, one) => count + one[of], 0))
          return (
            <Line key={shard}>
              <Cell name>{shard}</Cell>
              <Cell of={words.facilities} number>
                {grouped(here.length)}
              </Cell>
              <Cell of={words.devices} number>
                {sum('devices')}
              </Cell>
              <Cell of={words.accounts} number>
                {sum('accounts')}
              </Cell>
            </Line>
          )
        })}
      </Table>
    </Part>
  )
}

const Houses = ({ caption, facilities }: { caption: string; facilities: readonly Facility[] }) => (
  <Table
    caption={caption}
    columns={[
      { id: 'name', head: words.facility },
      { id: 'number', head: words.number, number: true, width: '6rem' },
      { id: 'shard', head: words.database, width: '9rem' },
      { id: 'state', head: words.state, width: '9rem' },
      { id: 'devices', head: words.devices, number: true, width: '6rem' },
      { id: 'accounts', head: words.accounts, number: true, width: '8rem' },
      { id: 'see', head: <span class="unseen">{words.see}</span>, width: '10rem' },
    ]}
  >
    {facilities.map((one) => (
      <Line key={one.facilityId} tone={one.state === 'open' ? 'plain' : 'look'}>
        <Cell name>{one.name}</Cell>
        <Cell of={words.number} number>
          {one.facilityId}
        </Cell>
        <Cell of={words.database}>{one.shard}</Cell>
        <Cell of={words.state}>{words[one.state]}</Cell>
        <Cell of={words.devices} number>
          {grouped(one.devices)}
        </Cell>
        <Cell of={words.accounts} number>
          {grouped(one.accounts)}
        </Cell>
        <Cell number>
          {one.state !== 'opening' && (
            <Button href={`/office/operator/${one.facilityId}`} label={words.seeOf(one.name)}>
              {words.see}
            </Button>
          )}
        </Cell>
      </Line>
    ))}
  </Table>
)
