// 申し送り at the tablet, a sheet of 日々の記録: what is to be read, and what is told on.
import type { Id } from '../../schema/kit/id.ts'
import { Empty } from '../kit/Empty.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Loading } from '../office/Loading.tsx'
import { type RelayList, relay } from './api.ts'
import css from './Relay.module.css'
import { RelayForm } from './RelayForm.tsx'
import { RelayItems } from './RelayItems.tsx'
import { words } from './words.ts'

const EVERY = 30_000

export interface RoomRelaysProps {
  facility: number
  day: string
  /** The class that is shown on the tablet. */
  classId: Id | undefined
}

export function RoomRelays({ facility, day, classId }: RoomRelaysProps) {
  const loaded = useLoad<RelayList>(relay.address(facility, '/list', { from: day, to: day }), { every: EVERY, keep: true })
  const list = loaded?.data.value
  if (!list || !loaded) return <Loading from={loaded} />
  const refresh = () => void loaded.refresh()
  const { leads, writes, today, classes } = list
  const relays = list.relays.filter(({ ended }) => !ended)
  return (
    <div class={css.two}>
      {relays.length === 0 ? (
        <Empty title={words.none}>{words.noneMore}</Empty>
      ) : (
        <RelayItems {...{ facility, relays, leads, writes, today }} onDone={refresh} />
      )}
      {writes && <RelayForm {...{ facility, today, classes }} shown={classId} onDone={refresh} />}
    </div>
  )
}
