// 要確認: what the nursery's server would not take. It stays until the person has changed it or let it go.
import { Button, Buttons } from '../kit/Button.tsx'
import { CrossIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { refusedActs } from '../kit/outbox.ts'
import { Say } from '../kit/words.tsx'
import { formOf } from '../notice/form.ts'
import type { ActOfPhone } from '../notice/report.ts'
import { REPORT_PATH } from '../notice/report.ts'
import { daysWord, joined, kinds } from '../notice/say-report.ts'
import { words as reportWords } from '../notice/words.ts'
import { words as dayWords } from './day-words.ts'
import { Name } from './Name.tsx'
import css from './RefusedActs.module.css'
import { children, dropAct } from './today.ts'
import { words } from './words.ts'

// News of the sign-in comes along: what nobody should miss is fetched ahead together, beside the first load of the door.
import('../account/Unseen.tsx').catch(() => undefined)

export function RefusedActs() {
  return (
    <>
      {refusedActs.value.map((act) => (
        <RefusedAct key={act.id} act={act} />
      ))}
    </>
  )
}

function RefusedAct({ act }: { act: ActOfPhone }) {
  const about = children.value.filter(({ childId }) => act.childIds.includes(childId))
  const report = about[0]?.reports.find(({ id }) => id === act.id)
  const ofBook = act.path === 'contactbook/home'
  return (
    <Notice tone="look" title={<Say w={words.refused} />}>
      <div class={css.refused}>
        <p>
          <Name>{about.map(({ given }) => given).join('、')}</Name>{' '}
          <Say
            w={
              report
                ? joined([daysWord(report.from, report.to), kinds[report.kind]], ' ')
                : ofBook
                  ? dayWords.book
                  : reportWords.takeBack
            }
            alone
          />
        </p>
        <p lang="ja">{act.message}</p>
        <Buttons>
          {act.path === REPORT_PATH && report && about[0] && (
            <Button href={`/family/report/${formOf(report.kind)}/${about[0].childId}?fix=${act.id}`} icon={PencilIcon}>
              <Say w={reportWords.fix} alone />
            </Button>
          )}
          {ofBook && about[0] && (
            <Button href={`/family/book/${about[0].childId}?day=${act.json.day}`} icon={PencilIcon}>
              <Say w={reportWords.fix} alone />
            </Button>
          )}
          <Button icon={CrossIcon} onClick={() => void dropAct(act.id)}>
            <Say w={reportWords.takeBack} alone />
          </Button>
        </Buttons>
      </div>
    </Notice>
  )
}
