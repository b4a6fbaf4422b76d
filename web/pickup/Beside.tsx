// What stands on きょう when there is no child to show, or something beside the children: from which day it begins, whom one may fetch.
import { me } from '../account/me.ts'
import { Empty } from '../kit/Empty.tsx'
import { monthDayWord } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say } from '../kit/words.tsx'
import { words } from './words.ts'

export function Beside({ alone }: { alone: boolean }) {
  const soon = me.value?.soon ?? []
  const fetching = me.value?.fetching ?? []
  if (alone && soon.length + fetching.length === 0)
    return (
      <Empty title={<Say w={words.noChildren} />}>
        <Say w={words.noChildrenMore} />
      </Empty>
    )
  return (
    <>
      {fetching.map(({ facilityId, name, children }) => (
        <Sheet key={facilityId}>
          <p>
            <b>
              <Say w={words.fetching(children.join('・'))} />
            </b>
          </p>
          <p>{name}</p>
        </Sheet>
      ))}
      {soon.map(({ facilityId, name, from }) => (
        <Notice key={facilityId} tone="ink" title={<Say w={words.soon(name, plain(monthDayWord(from)))} alone />}>
          <Say w={words.soonMore} />
        </Notice>
      ))}
    </>
  )
}
