// 認めたネットワーク of the whole organisation, at the city's desk.
import { NetworkList } from '../facility/NetworkList.tsx'
import { words as shared } from '../facility/network-words.ts'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import css from './CityToday.module.css'
import { cityAddress } from './city-address.ts'
import { words } from './words.ts'

export const CityNetworks = () => (
  <Desk title={shared.title} name={shared.title} second={organisation.value?.name}>
    <p class={css.second}>{words.networksMore}</p>
    <NetworkList address={cityAddress('/network')} none={words.networksNone} />
  </Desk>
)
