// 印刷 of a child's book, for its family: a day, a week or a month on A4, also to keep as PDF.
import { type Day, isDay } from '../../schema/kit/day.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { children, type FamilyChild } from '../family/today.ts'
import { today } from '../kit/clock.ts'
import { longDayWord } from '../kit/format.ts'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Say } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import { paperPictures } from '../photo/paper-pictures.ts'
import { words } from './family-words.ts'
import { PrintForm } from './PrintForm.tsx'
import { usePapers } from './use-papers.tsx'

export function FamilyPrint() {
  useArrival(words.print)
  const { params, query } = visit.value
  const child = children.value.find(({ childId }) => childId === params.child)
  return child ? <Own child={child} asked={query.day} /> : null
}

const line = (place: string, first: Day, last: Day) => (
  <>
    <Name>{place}</Name> ・ <Say w={yearDayWord(first)} alone />
    {first !== last && (
      <>
        {' 〜 '}
        <Say w={yearDayWord(last)} alone />
      </>
    )}
  </>
)

function Own({ child, asked }: { child: FamilyChild; asked: string | undefined }) {
  const day: Day = asked && isDay(asked) && asked <= today() ? asked : today()
  const papers = usePapers(
    child.facilityId,
    line,
    child.capabilities.includes('photo') ? paperPictures(child.facilityId) : undefined,
  )
  return (
    <>
      <div class="screen-only">
        <Page
          title={<Say w={words.print} alone />}
          second={
            <>
              <Name>{child.given}</Name> ・ <Say w={longDayWord(day)} alone />
            </>
          }
          back={`/family/book/${child.childId}?day=${day}`}
        >
          <Sheet>
            <PrintForm papers={papers} childIds={[child.childId]} day={day} />
          </Sheet>
        </Page>
      </div>
      {papers.paper}
    </>
  )
}
