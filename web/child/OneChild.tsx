// One child: who it is, whom to call, and a month of coming and going (RB20).

import { useState } from 'preact/hooks'
import { type Period, periodOf } from '../../schema/document/kind.ts'
import { PROGRESS } from '../../schema/document/kinds/progress.ts'
import { SCHOOL_RECORD } from '../../schema/document/kinds/school-record.ts'
import { addMonths, type Day, fiscalYearOf, isDay, isMonth, type Month } from '../../schema/kit/day.ts'
import type { Register } from '../../schema/presence/fold-register.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { ChildMonth, ChildMonthPaper } from '../attendance-book/ChildMonth.tsx'
import { placeOf } from '../document/api.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { Facts } from '../kit/Facts.tsx'
import { eraDay } from '../kit/format.ts'
import { GrowthIcon, PhoneIcon, PickupIcon, PrinterIcon, ShieldIcon } from '../kit/icons.tsx'
import { AllergyIcon, DocumentIcon, PencilIcon } from '../kit/icons-later.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { ContactList } from '../office/ContactsDialog.tsx'
import { Desk, Part } from '../office/Desk.tsx'
import { planOf } from '../office/describe.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { ReportDialog } from '../office/ReportDialog.tsx'
import { ChildPeople } from '../pickup/ChildPeople.tsx'
import { PlanButton } from '../plan/PlanButton.tsx'
import { FaceButton } from '../portrait/FaceButton.tsx'
import { faceOf } from '../portrait/face.ts'
import { useFaces } from '../portrait/open-faces.ts'
import { Recovery } from '../recovery/Recovery.tsx'
import { words as recovery } from '../recovery/words.ts'
import css from './Children.module.css'
import type { ChildList } from './Children.tsx'
import { words } from './words.ts'

/** The 期 of the fiscal year that have begun, the newest first. */
const termsUntil = (day: Day): Period[] =>
  [0, 3, 6, 9]
    .map((months) => periodOf('term', `${addMonths(`${fiscalYearOf(day)}-04`, months)}-01`))
    .filter(({ startsOn }) => startsOn <= day)
    .toReversed()
/** Of the children who go to school next. */
const LAST_AGE = 5

export function OneChild() {
  const { params, query } = visit.value
  const childId = params.childId ?? ''
  const month = isMonth(query.month ?? '') ? (query.month as Month) : today().slice(0, 7)
  const [contacts, setContacts] = useState(false)
  useFaces([facilityId()])
  const [showPeople, setPeople] = useState(false)
  const [reporting, setReporting] = useState(false)
  const day = isDay(query.day ?? '') ? (query.day as Day) : today()
  const people = useLoad<ChildList>(addressOf(facilityId(), 'child', '/', { day }), { keep: true })
  const months = useLoad<Register>(mayHere('presence.month') ? addressOf(facilityId(), 'presence', '/month', { month }) : null)
  const list = people?.data.value
  const register = months?.data.value
  const child = list?.children.find((each) => each.childId === childId)
  const row = register?.children.find((each) => each.childId === childId)
  const name = child?.kana ?? row?.kana ?? ''
  const back = (
    <a class={css.back} href="/office/child">
      {words.back}
    </a>
  )
  const go = (to: Month) => route(`/office/child/${childId}?month=${to}`)
  if (!list)
    return (
      <Desk title={words.title} name={words.title} second={back}>
        <Loading from={people} />
      </Desk>
    )
  if (!child && !row)
    return (
      <Desk title={words.title} name={words.title} second={back}>
        <Empty title={words.missing}>{words.missingMore}</Empty>
      </Desk>
    )
  return (
    <Desk
      title={name}
      name={name}
      second={back}
      paper={register && row && <ChildMonthPaper register={register} child={row} />}
      end={
        child && (
          <>
            {mayHere('notice.read') && <PlanButton child={child} from={day} onChanged={() => void people?.refresh()} />}
            {mayHere('notice.report') && (
              <Button icon={PencilIcon} onClick={() => setReporting(true)}>
                {words.report}
              </Button>
            )}
          </>
        )
      }
    >
      <div class={css.columns}>
        <div class={css.side}>
          {child && (
            <Sheet label={words.profile}>
              {mayHere('portrait.child') ? (
                <FaceButton facilityId={facilityId()} childId={childId} name={child.kana} />
              ) : (
                <Avatar name={child.kana} face={faceOf(childId)} size={64} />
              )}
              <Facts
                facts={[
                  { name: words.written, is: child.name },
                  { name: words.class, is: list.classes.find((each) => each.classId === child.classId)?.name ?? words.noClass },
                  { name: words.age, is: words.ageOf(child.classAge) },
                  { name: words.birthDay, is: child.birthDay ? eraDay(child.birthDay) : '–' },
                  { name: words.need, is: child.need ? words[child.need] : '–' },
                  { name: words.plan, is: planOf(child.plan) },
                  {
                    name: words.allergens,
                    is: child.allergens.length > 0 ? <Allergens words={child.allergens} /> : '–',
                  },
                ]}
              />
            </Sheet>
          )}
          {child && mayHere('ledger.read') && (
            <Sheet label={words.ledger}>
              <Button href={`/office/ledger/${childId}`} icon={DocumentIcon}>
                {words.ledger}
              </Button>
            </Sheet>
          )}
          {child && mayHere('block.read') && (
            <Sheet label={words.blocks}>
              <Button href={`/office/block?childId=${childId}`} icon={ShieldIcon}>
                {words.blocks}
              </Button>
            </Sheet>
          )}
          {child && mayHere('memo.read') && (
            <Sheet label={words.memos}>
              <Button href={`/office/memo?of=${childId}`} icon={DocumentIcon}>
                {words.memos}
              </Button>
            </Sheet>
          )}
          {child && mayHere('document.read') && (
            <Sheet label={words.progress}>
              <div class={css.terms}>
                {termsUntil(today()).map(({ startsOn, endsOn }) => (
                  <Button
                    key={startsOn}
                    href={placeOf({ kind: PROGRESS.key, subject: childId, day: startsOn })}
                    icon={DocumentIcon}
                  >
                    {words.term(Number(startsOn.slice(5, 7)), Number(endsOn.slice(5, 7)))}
                  </Button>
                ))}
                {child.classAge === LAST_AGE && (
                  <Button
                    href={placeOf({ kind: SCHOOL_RECORD.key, subject: childId, day: `${fiscalYearOf(today())}-04-01` })}
                    icon={DocumentIcon}
                  >
                    {SCHOOL_RECORD.title}
                  </Button>
                )}
              </div>
            </Sheet>
          )}
          {child && mayHere('growth.read') && (
            <Sheet label={words.growth}>
              <Button href={`/office/growth/${childId}`} icon={GrowthIcon}>
                {words.growth}
              </Button>
            </Sheet>
          )}
          {child && mayHere('health.read') && (
            <Sheet label={words.health}>
              <Button href={`/office/health/${childId}`}>{words.health}</Button>
              <Button href={`/office/handover/${childId}`}>{words.card}</Button>
            </Sheet>
          )}
          {child && mayHere('allergy.list') && (
            <Sheet label={words.allergy}>
              <Button href={`/office/allergy/${childId}`} icon={AllergyIcon}>
                {words.allergy}
              </Button>
            </Sheet>
          )}
          {child && mayHere('pickup.read') && (
            <Sheet label={words.people}>
              {showPeople ? (
                <div class={css.contacts}>
                  <ChildPeople childId={childId} />
                </div>
              ) : (
                <Button icon={PickupIcon} onClick={() => setPeople(true)}>
                  {words.people}
                </Button>
              )}
            </Sheet>
          )}
          {child && mayHere('child.phone') && (
            <Sheet label={words.contacts}>
              {contacts ? (
                <div class={css.contacts}>
                  <ContactList childId={childId} whole />
                </div>
              ) : (
                <>
                  <Button icon={PhoneIcon} onClick={() => setContacts(true)}>
                    {words.showContacts}
                  </Button>
                  <p class={css.note}>{words.contactsMore}</p>
                </>
              )}
            </Sheet>
          )}
          {child && mayHere('recovery.issue') && (
            <Sheet label={recovery.title}>
              <h2>{recovery.title}</h2>
              <Recovery childId={childId} />
            </Sheet>
          )}
        </div>
        {mayHere('presence.month') && (
          <Part
            title={words.month(monthName(month))}
            end={
              <>
                <Button icon={PrinterIcon} disabled={!row} onClick={() => print()}>
                  {words.printMonth}
                </Button>
                <Months month={month} onMonth={go} />
              </>
            }
          >
            {!register ? (
              <Loading from={months} />
            ) : row ? (
              <ChildMonth
                register={register}
                child={row}
                caption={words.month(monthName(month))}
                onWritten={() => void months?.refresh()}
              />
            ) : (
              <Empty title={words.missing}>{words.missingMore}</Empty>
            )}
          </Part>
        )}
      </div>
      {reporting && <ReportDialog childId={childId} onClose={() => setReporting(false)} />}
    </Desk>
  )
}
