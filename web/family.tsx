import './kit/door.css'
import { type ComponentChildren, Fragment } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Me } from './account/me.ts'
import { SignedIn } from './account/SignedIn.tsx'
import css from './family/Frame.module.css'
import { Home } from './family/Home.tsx'
import { awaitOffer } from './family/install.ts'
import { closeToday, openToday } from './family/today.ts'
import { words } from './family/words.ts'
import { BottomNav } from './kit/BottomNav.tsx'
import { GearIcon, HomeIcon, QrIcon } from './kit/icons.tsx'
import { openDoor } from './kit/open-door.tsx'
import { openOutbox } from './kit/outbox.ts'
import { type Contents, path } from './kit/router.ts'
import { openTheme } from './kit/theme.ts'
import { plain, Say } from './kit/words.tsx'

const sheet = () => import('./notice/Report.tsx').then((file) => file.ReportSheet)
const track = () => import('./notice/Sent.tsx').then((file) => file.Sent)
const refused = () => import('./family/RefusedActs.tsx')

// Path → screen. A line a screen; きょう comes with the door, any other screen is fetched when it is first opened.
const contents: Contents = {
  '/family': () => Promise.resolve(Home),
  '/family/report/:kind/:child': sheet,
  '/family/sent/:ids': track,
  '/family/sent/:id/history/:child': () => import('./notice/History.tsx').then((file) => file.History),
  '/family/join': () => import('./invitation/Join.tsx').then((file) => file.Join),
  '/family/book/:child': () => import('./contactbook/FamilyBook.tsx').then((file) => file.FamilyBook),
  '/family/growth/:child': () => import('./growth/FamilyGrowth.tsx').then((file) => file.FamilyGrowth),
  '/family/health/:child': () => import('./health/FamilyHealth.tsx').then((file) => file.FamilyHealth),
  '/family/times/:child': () => import('./family/Times.tsx').then((file) => file.Times),
  '/family/plan/:child': () => import('./plan/FamilyPlan.tsx').then((file) => file.FamilyPlan),
  '/family/meal/:child': () => import('./meal/FamilyMeals.tsx').then((file) => file.FamilyMeals),
  '/family/infection/:child': () => import('./infection/FamilyInfection.tsx').then((file) => file.FamilyInfection),
  '/family/medicine/:child': () => import('./medicine/FamilyMedicine.tsx').then((file) => file.FamilyMedicine),
  '/family/note/:child': () => import('./injury/FamilyNotes.tsx').then((file) => file.FamilyNotes),
  '/family/people': () => import('./pickup/FamilyPeople.tsx').then((file) => file.FamilyPeople),
  '/family/pass': () => import('./pass/MyCode.tsx').then((file) => file.MyCode),
  '/family/stamp': () => import('./pass/AtEntrance.tsx').then((file) => file.AtEntrance),
  '/family/settings': () => import('./family/Settings.tsx').then((file) => file.Settings),
}

/** Which of the places under the thumb a screen belongs to. */
const placeOf = (path: string): string =>
  path.startsWith('/family/settings') ? '/family/settings' : /^\/family\/(?:pass|stamp)/.test(path) ? '/family/pass' : '/family'

const Frame = ({ children }: { children: ComponentChildren }) =>
  path.value === '/family/join' ? (
    <Fragment>{children}</Fragment>
  ) : (
    <SignedIn>{(me) => <Inside me={me}>{children}</Inside>}</SignedIn>
  )

/** Screens of a signed-in person, with the two places under the thumb; a sheet that is written on has its own bar there. */
function Inside({ me, children }: { me: Me; children: ComponentChildren }) {
  useEffect(() => openToday(me), [me])
  useEffect(() => closeToday, [])
  useEffect(fetchAhead, [])
  return (
    <div class={css.frame}>
      <div class={css.screen}>{children}</div>
      {!path.value.startsWith('/family/report/') && (
        <BottomNav
          label={plain(words.places)}
          current={placeOf(path.value)}
          items={[
            { href: '/family', icon: HomeIcon, label: <Say w={words.today} alone /> },
            { href: '/family/pass', icon: QrIcon, label: <Say w={words.pass} alone /> },
            { href: '/family/settings', icon: GearIcon, label: <Say w={words.settings} alone /> },
          ]}
        />
      )}
    </div>
  )
}

/** The sheet, the track and 要確認 come in quietly once the day is there, so that おやすみ opens at once and also when the line goes. */
function fetchAhead(): () => void {
  const timer = setTimeout(() => {
    for (const screen of [sheet, track, refused]) screen().catch(() => undefined)
  }, 500)
  return () => clearTimeout(timer)
}

openTheme()
awaitOffer()
void openOutbox()
openDoor('family', contents, Frame)
