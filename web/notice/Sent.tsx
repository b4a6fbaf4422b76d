// What became of a report: 未送信 → 園に届きました → 園が確認. One thread per facility, because each has its own receipt.

import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { useArrival } from '../family/arrive.ts'
import { Banner } from '../family/Banner.tsx'
import { Name } from '../family/Name.tsx'
import { children, dropAct, type FamilyChild, sendActs, settled } from '../family/today.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { showTime } from '../kit/format.ts'
import { CrossIcon, HomeIcon, PhoneIcon } from '../kit/icons.tsx'
import { DocumentIcon, PencilIcon } from '../kit/icons-later.tsx'
import { Page } from '../kit/Page.tsx'
import { route, visit } from '../kit/router.ts'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import { formOf } from './form.ts'
import { ReportFacts } from './ReportFacts.tsx'
import { ReportTrack } from './ReportTrack.tsx'
import { type Report, type ReportState, WITHDRAW_PATH } from './report.ts'
import css from './Sent.module.css'
import { words } from './words.ts'

/** One report in one facility, with the children it is about. */
export interface SentReport {
  id: Id
  about: { child: FamilyChild; report: Report }[]
}

const RANK: Record<ReportState, number> = { refused: 0, unsent: 1, arrived: 2, seen: 3 }

/** The reports of an address, in its order; what is no longer there is left out. */
function sentReports(ids: readonly Id[]): SentReport[] {
  return ids.flatMap((id) => {
    const about = children.value.flatMap((child) => {
      const report = child.reports.find((one) => one.id === id)
      return report ? [{ child, report }] : []
    })
    return about.length > 0 ? [{ id, about }] : []
  })
}

export function Sent() {
  const { params } = visit.value
  const sent = sentReports((params.ids ?? '').split('.'))
  const all = sent.flatMap(({ about }) => about)
  const least = all.map(({ report }) => report).sort((a, b) => RANK[a.state] - RANK[b.state])[0]
  const { title, second } = headOf(least, sent)
  useArrival(title)
  const first = all[0]
  if (!least || !first) return <Gone />
  return (
    <>
      <Banner />
      <Page title={<Say w={title} />} second={second && <Say w={second} />}>
        {sent.map((one) => (
          <ReportTrack key={one.id} sent={one} placed={sent.length > 1} />
        ))}
        <ReportFacts about={all} />
        <Acts sent={sent} first={first} least={least} />
        <Foot report={least} child={first.child} />
      </Page>
    </>
  )
}

function headOf(least: Report | undefined, sent: readonly SentReport[]): { title: Word; second: Word | null } {
  if (!least) return { title: words.gone, second: null }
  if (least.withdrawn) return { title: words.withdrawn, second: null }
  if (least.withdrawing) return { title: words.withdrawing, second: words.kept }
  if (least.state === 'refused') return { title: words.notYetRefused, second: words.keptRefused }
  if (least.state === 'unsent') return { title: words.notYet, second: words.kept }
  if (least.state === 'arrived') return { title: words.reached, second: words.reachedSecond }
  const sick = sent.some(({ about }) => about.some(({ report }) => report.reason === 'sick' || report.reason === 'suspended'))
  return { title: words.confirmed, second: sick ? words.getWell : null }
}

const Gone = () => (
  <Page title={<Say w={settled.value ? words.gone : words.reading} />}>
    {settled.value && (
      <Empty
        title={<Say w={words.goneMore} />}
        act={
          <Button href="/family" icon={HomeIcon}>
            <Say w={words.backToday} alone />
          </Button>
        }
      >
        {''}
      </Empty>
    )}
  </Page>
)

interface ActsProps {
  sent: readonly SentReport[]
  first: { child: FamilyChild; report: Report }
  least: Report
}

function Acts({ sent, first, least }: ActsProps) {
  const [asking, setAsking] = useState(false)
  const seen = least.state === 'seen'
  const closed = least.withdrawn || least.withdrawing
  const ids = sent.map(({ id }) => id).join('.')
  const takeBack = async () => {
    setAsking(false)
    for (const { id, about } of sent) {
      const [one] = about
      if (!one) continue
      if (!one.report.onServer && (await dropAct(id))) continue
      const childIds = about.map(({ child }) => child.childId)
      const act = newId(moment())
      await sendActs([
        { id: act, facility: one.child.facilityId, path: WITHDRAW_PATH, json: { id: act, childIds, noticeId: id }, childIds },
      ])
    }
    route('/family')
  }
  const fix = `/family/report/${formOf(first.report.kind)}/${first.child.childId}?fix=${ids}`
  return (
    <>
      <Buttons>
        {!closed && (
          <Button href={fix} icon={PencilIcon}>
            <Say w={seen ? words.correct : words.fix} />
          </Button>
        )}
        {!closed && !seen && (
          <Button icon={CrossIcon} onClick={() => (least.onServer ? setAsking(true) : void takeBack())}>
            <Say w={words.takeBack} />
          </Button>
        )}
        {(seen || closed) && (
          <Button href="/family" icon={HomeIcon}>
            <Say w={words.backToday} />
          </Button>
        )}
      </Buttons>
      {!seen && !closed && (
        <Button kind="quiet" href="/family" icon={HomeIcon}>
          <Say w={words.backToday} alone />
        </Button>
      )}
      {seen && !closed && (
        <Button kind="quiet" icon={CrossIcon} onClick={() => setAsking(true)}>
          <Say w={words.takeBack} alone />
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Say w={words.reallyTakeBack} />}
        foot={
          <Buttons>
            <Button onClick={() => setAsking(false)}>
              <Say w={words.no} alone />
            </Button>
            <Button icon={CrossIcon} onClick={() => void takeBack()}>
              <Say w={words.takeBack} alone />
            </Button>
          </Buttons>
        }
      >
        <Say w={words.takeBackMore} />
      </Dialog>
    </>
  )
}

/** What may still have to be done: a telephone call, or word of a diagnosis. */
function Foot({ report, child }: { report: Report; child: FamilyChild }) {
  const { rules } = child
  const late = report.state === 'unsent' || report.state === 'refused'
  if (report.withdrawn) return null
  if (late && rules?.phone) {
    return (
      <Sheet tone="rest">
        <a class={css.foot} href={`tel:${rules.phone}`}>
          <PhoneIcon size={24} class={css.icon} />
          <span>
            <Say w={words.callIfLate(showTime(rules.cutoffAt))} />
            <b class={css.phone}>{rules.phone}</b>
            <Name>{rules.name}</Name>
          </span>
        </a>
      </Sheet>
    )
  }
  if (child.seesHealth && report.kind === 'absent' && (report.reason === 'sick' || report.reason === 'suspended')) {
    return (
      <Sheet flush>
        <Row href={`/family/infection/${child.childId}`} mark={<DocumentIcon size={20} />}>
          <Say w={words.toInfection} />
        </Row>
      </Sheet>
    )
  }
  if (report.kind === 'absent' && report.reason === 'sick' && !report.symptoms.includes('diagnosed')) {
    return (
      <p class={css.foot}>
        <DocumentIcon size={24} class={css.icon} />
        <span>
          <Say w={words.diagnosedLater} />
        </span>
      </p>
    )
  }
  return null
}
