// What stays around every screen of the office door: the places one can go, who is signed in where, and the watch over the day.
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { FEATURE_WORDS } from '../../schema/permission/words.ts'
import { NeedsFactor } from '../account/NeedsFactor.tsx'
import { SignedIn } from '../account/SignedIn.tsx'
import { signOut } from '../account/sign-in.ts'
import { learnMinded } from '../allergy/known.ts'
import type { NavItem } from '../kit/BottomNav.tsx'
import { Button } from '../kit/Button.tsx'
import { NoLine } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import {
  BadgeIcon,
  BellIcon,
  BookIcon,
  BuildingIcon,
  CloudIcon,
  DoorIcon,
  GearIcon,
  GrowthIcon,
  HomeIcon,
  LinkIcon,
  LockIcon,
  MoonIcon,
  PeopleIcon,
  PlusIcon,
  PulseIcon,
  QrIcon,
  ShieldIcon,
  ThermometerIcon,
  UploadIcon,
} from '../kit/icons.tsx'
import {
  AllergyIcon,
  BowlIcon,
  CalendarIcon,
  DocumentIcon,
  DropIcon,
  EyeIcon,
  HeartIcon,
  MemoIcon,
  PencilIcon,
  PictureIcon,
  QuoteIcon,
  YenIcon,
} from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { path, route } from '../kit/router.ts'
import { SideNav } from '../kit/SideNav.tsx'
import { chooseTheme, openTheme, type Theme, theme } from '../kit/theme.ts'
import { wording } from '../kit/words.tsx'
import { choose, facility, type Me, mayHere, organisation } from './desk.ts'
import css from './Frame.module.css'
import { useWalk } from './walk.ts'
import { alarms, board, unread, useWatch } from './watch.ts'
import { words } from './words.ts'

openTheme()

/** Paths of the screens that are there before anyone is signed in. */
const BEFORE = ['/office/first', '/office/join', '/office/pair']
const ACCOUNT = '/office/account'
const CITY = '/office/city'
const OPERATOR = '/office/operator'

export function Frame({ children }: { children: ComponentChildren }) {
  if (BEFORE.includes(path.value)) return <>{children}</>
  return <SignedIn>{(me) => <House me={me}>{children}</House>}</SignedIn>
}

function House({ me, children }: { me: Me; children: ComponentChildren }) {
  const at = path.value
  const here = facility.value
  const city = organisation.value
  useEffect(() => learnMinded(board.value?.children ?? []), [board.value])
  useWatch(here && mayHere('presence.read') ? here.facilityId : undefined, today())
  useWalk(useCallback(() => route('/office/child?search'), []))
  const spoken = (here ?? city)?.wording ?? 'en'
  useEffect(() => {
    wording.value = spoken
  }, [spoken])
  useEffect(() => void import('../account/Unseen.tsx').catch(() => undefined), [])
  const runs = me.operator ? { name: words.operator, needsSecondFactor: me.operatorNeedsSecondFactor } : null
  const lost = !here && !city && !runs
  const shut = at === ACCOUNT ? null : at.startsWith(OPERATOR) ? runs : at.startsWith(CITY) ? city : (here ?? city ?? runs)
  const first = here ? null : city ? CITY : runs ? OPERATOR : null
  // Who has no day of the children to look at begins with the first place there is: 栄養士 with the menu.
  const begin = here && !mayHere('presence.read') ? places(me)[0]?.[0]?.href : undefined
  useEffect(() => {
    const ours = (city !== null && at.startsWith(CITY)) || (runs !== null && at.startsWith(OPERATOR)) || at === ACCOUNT
    if (first && !ours) route(first, true)
    else if (begin && at === '/office') route(begin, true)
  }, [first, begin, city, runs, at])
  return (
    <div class={css.house}>
      <a class={css.skip} href="#main">
        {words.skip}
      </a>
      <SideNav groups={places(me)} current={placeOf(at)} label={words.navigation} foot={<Foot me={me} />} />
      <main class={css.main} id="main" tabIndex={-1}>
        {here && here.switchedOff.length > 0 && (
          <Notice
            tone="look"
            strip
            title={words.switchedOff(here.switchedOff.map((feature) => FEATURE_WORDS[feature]).join('・'))}
          />
        )}
        {shut?.needsSecondFactor ? (
          <NeedsFactor place={shut.name} network={shut !== runs} />
        ) : lost && at !== ACCOUNT ? (
          <Empty title={words.nothingHere}>{words.nothingHereMore}</Empty>
        ) : (
          children
        )}
      </main>
    </div>
  )
}

/** The second path segment decides which place is current. */
const placeOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('/office/city/') ? 4 : 3)
    .join('/')

function places(me: Me): NavItem[][] {
  const day: NavItem[] = [
    ...(mayHere('presence.read')
      ? [{ href: '/office', icon: HomeIcon, label: words.today, count: alarms.value.length, countLabel: '件' }]
      : []),
    ...(mayHere('notice.read')
      ? [{ href: '/office/notice', icon: MemoIcon, label: words.notices, count: unread.value.length, countLabel: '件' }]
      : []),
    ...(mayHere('child.read') ? [{ href: '/office/child', icon: PeopleIcon, label: words.children }] : []),
    ...(mayHere('presence.month') ? [{ href: '/office/attendance-book', icon: CalendarIcon, label: words.book }] : []),
    ...(mayHere('fee.keep') ? [{ href: '/office/fee', icon: YenIcon, label: words.fees }] : []),
    ...(mayHere('contactbook.class') ? [{ href: '/office/book', icon: BookIcon, label: words.contactbook }] : []),
    ...(mayHere('document.read') ? [{ href: '/office/document', icon: PencilIcon, label: words.documents }] : []),
    ...(mayHere('document.read') ? [{ href: '/office/relay', icon: BellIcon, label: words.relay }] : []),
    ...(mayHere('phrase.keep') ? [{ href: '/office/phrase', icon: QuoteIcon, label: words.phrases }] : []),
    ...(mayHere('memo.read') ? [{ href: '/office/memo', icon: DocumentIcon, label: words.memos }] : []),
    ...(mayHere('photo.class') ? [{ href: '/office/photo', icon: PictureIcon, label: words.photos }] : []),
    ...(mayHere('guest.read') ? [{ href: '/office/guest', icon: BuildingIcon, label: words.guests }] : []),
  ]
  const health: NavItem[] = [
    ...(mayHere('growth.class') ? [{ href: '/office/growth', icon: GrowthIcon, label: words.growth }] : []),
    ...(mayHere('health.read') ? [{ href: '/office/health', icon: HeartIcon, label: words.health }] : []),
    ...(mayHere('medicine.read') ? [{ href: '/office/medicine', icon: DropIcon, label: words.medicine }] : []),
    ...(mayHere('allergy.list') ? [{ href: '/office/allergy', icon: AllergyIcon, label: words.allergies }] : []),
    ...(mayHere('injury.read') ? [{ href: '/office/injury', icon: PlusIcon, label: words.injury }] : []),
    ...(mayHere('infection.summary') ? [{ href: '/office/infection', icon: ThermometerIcon, label: words.infection }] : []),
    ...(mayHere('meal.plan') ? [{ href: '/office/meal', icon: BowlIcon, label: words.meal }] : []),
    ...(mayHere('nap.read') ? [{ href: '/office/nap', icon: MoonIcon, label: words.naps }] : []),
  ]
  const house: NavItem[] = [
    ...(mayHere('invitation.read') ? [{ href: '/office/invitation', icon: QrIcon, label: words.invitations }] : []),
    ...(mayHere('pass.card') ? [{ href: '/office/pass', icon: DoorIcon, label: words.passes }] : []),
    ...(mayHere('block.read') ? [{ href: '/office/block', icon: ShieldIcon, label: words.blocks }] : []),
    ...(mayHere('roster.import') ? [{ href: '/office/roster', icon: UploadIcon, label: words.roster }] : []),
    ...(mayHere('staff.read') ? [{ href: '/office/staff', icon: BadgeIcon, label: words.staff }] : []),
    ...(mayHere('device.read') ? [{ href: '/office/device', icon: PulseIcon, label: words.devices }] : []),
    ...(mayHere('audit.read') ? [{ href: '/office/audit', icon: EyeIcon, label: words.audit }] : []),
    ...(mayHere('permission.read') ? [{ href: '/office/permission', icon: LockIcon, label: words.permission }] : []),
    ...(mayHere('facility.settings') ? [{ href: '/office/facility', icon: GearIcon, label: words.settings }] : []),
  ]
  const city: NavItem[] = organisation.value
    ? [
        { href: CITY, icon: BuildingIcon, label: words.cityToday },
        { href: '/office/city/month', icon: CalendarIcon, label: words.cityMonth },
        { href: '/office/city/adoption', icon: EyeIcon, label: words.cityAdoption },
        { href: '/office/city/outcome', icon: GrowthIcon, label: words.cityOutcome },
        { href: '/office/city/facility', icon: UploadIcon, label: words.cityFacilities },
        { href: '/office/city/form', icon: PencilIcon, label: words.cityForms },
        { href: '/office/city/tariff', icon: YenIcon, label: words.cityTariff },
        { href: '/office/city/network', icon: LinkIcon, label: words.cityNetworks },
      ]
    : []
  const beyond: NavItem[] = me.operator ? [{ href: OPERATOR, icon: CloudIcon, label: words.operator }] : []
  return [day, health, house, city, beyond].filter((group) => group.length > 0)
}

const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

function Foot({ me }: { me: Me }) {
  const here = facility.value
  const role = here?.roles[0]?.role
  return (
    <div class={css.foot}>
      <p>
        <b>{[role && words[role], me.name].filter(Boolean).join(' ')}</b>
        {me.facilities.length <= 1 && <span class={css.place}>{here?.name ?? organisation.value?.name ?? words.operator}</span>}
      </p>
      {here?.alsoGuardian && <p class={css.place}>{words.asStaff}</p>}
      {me.facilities.length > 1 && (
        <label class={css.choice}>
          <span>{words.facility}</span>
          <select value={here?.facilityId} onChange={(event) => choose(Number(event.currentTarget.value))}>
            {me.facilities.map(({ facilityId, name }) => (
              <option key={facilityId} value={facilityId}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class={css.choice}>
        <span>{words.theme}</span>
        <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {words[each]}
            </option>
          ))}
        </select>
      </label>
      <Button kind="quiet" icon={LockIcon} href={ACCOUNT}>
        {words.account}
      </Button>
      <SignOut />
    </div>
  )
}

function SignOut() {
  const [stuck, setStuck] = useState(false)
  const leave = () =>
    signOut().catch((error: unknown) => {
      if (!(error instanceof NoLine)) throw error
      setStuck(true)
    })
  return (
    <>
      <Button kind="quiet" icon={DoorIcon} onClick={() => void leave()}>
        {words.signOut}
      </Button>
      {stuck && <Notice tone="look" title={words.stillIn} />}
    </>
  )
}
