// What goes round at the nursery, in a line under the link to it: names of illnesses, never of children (RA23).
import { useLoad } from '../kit/use-load.ts'
import { Say } from '../kit/words.tsx'
import { joined } from '../notice/say-report.ts'
import { type Alerts, infection } from './api.ts'
import { diseaseWord, words } from './family-words.ts'

export function AroundLine({ facility }: { facility: number }) {
  const loaded = useLoad<Alerts>(infection.address(facility, '/alert'), { keep: true })
  const names = new Map(loaded?.data.value?.alerts.map((one) => [one.key, diseaseWord(one)]))
  return names.size === 0 ? null : <Say w={words.goesRound(joined([...names.values()]))} />
}
