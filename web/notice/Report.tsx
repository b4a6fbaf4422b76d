// The sheet of おやすみ, おくれる and お迎え変更: one screen, one green button. What is written is kept until it is on its way.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { useArrival } from '../family/arrive.ts'
import { Banner } from '../family/Banner.tsx'
import { Name } from '../family/Name.tsx'
import { childOf, children, dropAct, type FamilyChild, sendActs, tomorrow } from '../family/today.ts'
import { words as doorWords } from '../family/words.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { moment, now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { acts } from '../kit/outbox.ts'
import { Page } from '../kit/Page.tsx'
import { route, visit } from '../kit/router.ts'
import { Say } from '../kit/words.tsx'
import { ContactField } from './ContactField.tsx'
import { CutoffNotice } from './CutoffNotice.tsx'
import { type Circumstances, composeReport, type Missing, missingIn } from './compose-report.ts'
import { cutoffOf } from './cutoff.ts'
import { blank, type Draft, draftKey, draftOf, FORM_KINDS, type FormKind, forgetDraft, keepDraft, readDraft } from './draft.ts'
import { formOf } from './form.ts'
import { NoteField } from './NoteField.tsx'
import { personText } from './person-text.ts'
import css from './Report.module.css'
import { REPORT_PATH, type Report } from './report.ts'
import { forms } from './say-report.ts'
import { WhenSection } from './WhenSection.tsx'
import { WhoSection } from './WhoSection.tsx'
import { WhySection } from './WhySection.tsx'
import { words } from './words.ts'

const isFormKind = (text: string | undefined): text is FormKind => FORM_KINDS.some((kind) => kind === text)

export function ReportSheet() {
  const { params, query } = visit.value
  const child = childOf(params.child ?? '')
  const kind = params.kind
  if (!child || !isFormKind(kind)) {
    return (
      <Page title={<Say w={words.noSuchChild} />} back="/family">
        <Empty title={<Say w={words.noSuchChild} />}>
          <Say w={words.noSuchChildMore} />
        </Empty>
      </Page>
    )
  }
  const fixIds = (query.fix ?? '').split('.').filter(Boolean)
  return <Sheet key={`${kind} ${child.childId} ${query.fix ?? ''}`} {...{ child, kind, fixIds }} begins={query.first ?? ''} />
}

interface SheetProps {
  child: FamilyChild
  kind: FormKind
  /** Ids of the versions that are corrected: one per facility. */
  fixIds: readonly Id[]
  begins: string
}

/** The version a child's report replaces; the outbox's own are simply taken back. */
const fixedIn = (child: FamilyChild, fixIds: readonly Id[]): Report | undefined =>
  child.reports.find(({ id, withdrawn }) => fixIds.includes(id) && !withdrawn)

function Sheet({ child, kind, fixIds, begins }: SheetProps) {
  const first = begins === 'tomorrow' ? tomorrow() : today()
  const fixed = fixedIn(child, fixIds)
  const fresh = !fixed || formOf(fixed.kind) !== kind
  const come = fixed?.kind === 'absent' && kind === 'late'
  const cutoff = cutoffOf(child, kind, first)
  const key = draftKey(kind, child.childId, fixIds.join('.'))
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(key, today())
    if (kept) return kept
    if (fresh || !fixed) return blank(cutoff === 'refuse' ? null : 'first')
    const together = children.value.filter((other) => other.childId !== child.childId && fixedIn(other, fixIds))
    return draftOf(
      fixed,
      first,
      child.pickupPeople.map(personText),
      together.map((other) => other.childId),
    )
  })
  const begin = draft.when === 'other' ? draft.from : first
  const siblings = children.value.filter(
    (other) => other.childId !== child.childId && other.mayReport && canJoin(other, kind, begin, fixIds),
  )
  const [error, setError] = useState<Missing | null>(null)
  const form = useRef<HTMLDivElement>(null)
  const title = come ? words.come : forms[kind]
  useArrival(title)
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[data-missing] :is(input, button)')?.focus()
  }, [error])

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setError(null)
    keepDraft(key, today(), next)
  }
  const about: Circumstances = {
    kind,
    first,
    today: today(),
    now: timeOn(today(), now.value),
    opensAt: child.rules?.opensAt ?? 0,
    closesAt: child.rules?.closesAt ?? 24 * 60,
    plannedLeave: child.plan?.[1] ?? null,
    reason: fixed?.reason ?? null,
    contact: child.rules?.absenceContact ?? 'off',
  }
  const send = async () => {
    const missing = missingIn(draft, about)
    setError(missing)
    if (missing) return
    const targets = [child, ...siblings.filter(({ childId }) => draft.siblings.includes(childId))]
    // What never left this phone is taken back; if it just left, the new one corrects it.
    const gone = new Set<Id>()
    for (const id of fixIds) if (acts.value.some((act) => act.id === id) && (await dropAct(id))) gone.add(id)
    const commands = composeReport(
      draft,
      about,
      targets.map((target) => {
        const replaces = fixedIn(target, fixIds)?.id ?? null
        return {
          facilityId: target.facilityId,
          childId: target.childId,
          replaces: replaces && !gone.has(replaces) ? replaces : null,
        }
      }),
      () => newId(moment()),
      (facilityId) =>
        new Set(children.value.find((other) => other.facilityId === facilityId)?.rules?.symptoms.map((one) => one.key)),
    )
    await sendActs(commands.map(({ facility, childIds, json }) => ({ id: json.id, facility, path: REPORT_PATH, json, childIds })))
    forgetDraft(key)
    route(`/family/sent/${commands.map(({ json }) => json.id).join('.')}`, true)
  }

  const corrects = fixed !== undefined && fixed.state === 'seen' && !fresh
  return (
    <>
      <Banner />
      <Page
        title={<Say w={title} />}
        back="/family"
        end={
          <>
            <Name>{child.given}</Name>
            {child.className && (
              <>
                ・<Say w={doorWords.className(child.className)} alone />
              </>
            )}
          </>
        }
        thumb={
          <>
            <span>
              <Say w={corrects ? words.newVersion : words.changeable} />
            </span>
            <Button kind="give" wide onClick={() => void send()}>
              <Say w={corrects ? words.sendCorrection : words.send} alone />
            </Button>
          </>
        }
      >
        <div class={css.sections} ref={form}>
          {cutoff && child.rules && <CutoffNotice rules={child.rules} refused={cutoff === 'refuse'} />}
          {kind === 'absent' && (
            <WhySection
              {...{ draft, change, error }}
              facility={child.seesHealth && fresh ? child.facilityId : null}
              symptoms={child.rules?.symptoms ?? []}
            />
          )}
          {kind === 'pickup' && <WhoSection {...{ draft, change, error }} people={child.pickupPeople.map(personText)} />}
          <WhenSection {...{ draft, change, error, about }} closed={cutoff === 'refuse'} plan={child.plan} />
          <Siblings {...{ siblings, draft, change }} />
          {kind === 'absent' && about.contact !== 'off' && (
            <ContactField
              value={draft.contact}
              required={about.contact === 'required'}
              missing={error === 'contact'}
              onChange={(contact) => change({ contact })}
            />
          )}
          <NoteField value={draft.note} onChange={(note) => change({ note })} />
        </div>
      </Page>
    </>
  )
}

/** A sibling whose own day is already decided is not offered when the report begins today; one who shares the report always is. */
function canJoin(other: FamilyChild, kind: FormKind, begin: string | null, fixIds: readonly Id[]): boolean {
  if (fixedIn(other, fixIds)) return true
  if (begin !== today() || other.status === null) return true
  if (kind === 'pickup') return other.status !== 'left' && other.status !== 'absent' && other.status !== 'not_expected'
  return ['expected', 'late_expected', 'overdue'].includes(other.status)
}

interface SiblingsProps {
  siblings: readonly FamilyChild[]
  draft: Draft
  change: (part: Partial<Draft>) => void
}

function Siblings({ siblings, draft, change }: SiblingsProps) {
  if (siblings.length === 0) return null
  const choose = (childId: Id, on: boolean) =>
    change({ siblings: on ? [...draft.siblings, childId] : draft.siblings.filter((id) => id !== childId) })
  return (
    <div class={css.siblings}>
      {siblings.map((other) => (
        <Check
          key={other.childId}
          checked={draft.siblings.includes(other.childId)}
          onChange={(on) => choose(other.childId, on)}
          second={<Name>{[other.given, other.className, ...placeOf(other, siblings)].filter(Boolean).join('・')}</Name>}
        >
          <Say w={words.sibling} />
        </Check>
      ))}
    </div>
  )
}

const placeOf = (other: FamilyChild, siblings: readonly FamilyChild[]): string[] =>
  children.value.some(({ facilityId }) => facilityId !== other.facilityId) && siblings.length > 0 ? [other.facility.name] : []
