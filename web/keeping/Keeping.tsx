// 送付・保存: where 要録 went, and which papers are over the time for which they are kept.
import { useState } from 'preact/hooks'
import { fiscalYearOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { eraFiscalYear } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { type Deliveries as Answer, keeping } from './api.ts'
import { Deliveries } from './Deliveries.tsx'
import { DeliveryPaper } from './DeliveryPaper.tsx'
import { Periods } from './Periods.tsx'
import { words } from './words.ts'

export function Keeping() {
  const { query } = visit.value
  const year = /^20\d\d$/.test(query.year ?? '') ? Number(query.year) : fiscalYearOf(today())
  const [shown, setShown] = useState<'deliveries' | 'periods'>('deliveries')
  const loaded = useLoad<Answer>(keeping.address(facilityId(), '/deliveries', { year: String(year) }))
  const answer = loaded?.data.value
  const files = useFiles(
    'keeping.export',
    (format) => keeping.address(facilityId(), '/deliveries/file', { year: String(year), format }),
    `${words.register}_${year}`,
  )
  const go = (to: number) => route(`/office/keeping?year=${to}`)
  const sends = shown === 'deliveries'
  return (
    <Desk
      title={sends ? `${words.register}　${eraFiscalYear(`${year}-04-01`)}` : words.periods}
      name={words.title}
      end={
        <>
          <Button icon={ChevronLeftIcon} href="/office/document">
            {words.back}
          </Button>
          {sends && (
            <>
              <Button icon={ChevronLeftIcon} onClick={() => go(year - 1)}>
                {words.before}
              </Button>
              <Button icon={ChevronRightIcon} disabled={year >= fiscalYearOf(today())} onClick={() => go(year + 1)}>
                {words.after}
              </Button>
              {files.buttons}
              <Button icon={PrinterIcon} disabled={!answer?.leavers.length} onClick={() => print()}>
                {words.print}
              </Button>
            </>
          )}
        </>
      }
      paper={sends && answer && <DeliveryPaper answer={answer} />}
    >
      {files.refused}
      <Tabs
        label={words.tabs}
        panel="keeping"
        tabs={[
          { id: 'deliveries', label: words.deliveries },
          { id: 'periods', label: words.periods },
        ]}
        current={shown}
        onSelect={(id) => setShown(id as 'deliveries' | 'periods')}
      />
      <div id="keeping" role="tabpanel" aria-label={sends ? words.deliveries : words.periods}>
        {!sends ? (
          <Periods />
        ) : answer ? (
          <Deliveries answer={answer} refresh={async () => void (await loaded?.refresh())} />
        ) : (
          <Loading from={loaded} />
        )}
      </div>
    </Desk>
  )
}
