import './kit/door.css'
import { openDoor } from './kit/open-door.tsx'
import type { Contents } from './kit/router.ts'
import { Frame } from './office/Frame.tsx'

// Path → screen. A line a screen; a screen is fetched when it is first opened.
const contents: Contents = {
  '/office': () => import('./office/Today.tsx').then((file) => file.Today),
  '/office/paper': () => import('./office/Papers.tsx').then((file) => file.OfficePapers),
  '/office/notice': () => import('./office/Notices.tsx').then((file) => file.Notices),
  '/office/child': () => import('./child/Children.tsx').then((file) => file.Children),
  '/office/child/:childId': () => import('./child/OneChild.tsx').then((file) => file.OneChild),
  '/office/block': () => import('./block/Blocks.tsx').then((file) => file.Blocks),
  '/office/attendance-book': () => import('./attendance-book/Book.tsx').then((file) => file.Book),
  '/office/attendance-book/gaps': () => import('./attendance-book/Gaps.tsx').then((file) => file.Gaps),
  '/office/book': () => import('./contactbook/OfficeBook.tsx').then((file) => file.OfficeBook),
  '/office/book/print': () => import('./contactbook/OfficePrint.tsx').then((file) => file.OfficePrint),
  '/office/photo': () => import('./photo/OfficePhotos.tsx').then((file) => file.OfficePhotos),
  '/office/photo/consent': () => import('./photo/ConsentDesk.tsx').then((file) => file.ConsentDesk),
  '/office/growth': () => import('./growth/MonthList.tsx').then((file) => file.MonthList),
  '/office/nap': () => import('./nap/DeskNaps.tsx').then((file) => file.DeskNaps),
  '/office/growth/:childId': () => import('./growth/ChildGrowth.tsx').then((file) => file.ChildGrowth),
  '/office/health': () => import('./health/HealthDesk.tsx').then((file) => file.HealthDesk),
  '/office/health/:childId': () => import('./health/ChildHealth.tsx').then((file) => file.ChildHealth),
  '/office/allergy': () => import('./allergy/AllergyDesk.tsx').then((file) => file.AllergyDesk),
  '/office/allergy/:childId': () => import('./allergy/ChildAllergy.tsx').then((file) => file.ChildAllergy),
  '/office/infection': () => import('./infection/Infections.tsx').then((file) => file.Infections),
  '/office/medicine': () => import('./medicine/DeskMedicine.tsx').then((file) => file.DeskMedicine),
  '/office/guest': () => import('./guest/Guests.tsx').then((file) => file.Guests),
  '/office/invitation': () => import('./invitation/Invitations.tsx').then((file) => file.Invitations),
  '/office/invitation/unreached': () => import('./notification/Unreached.tsx').then((file) => file.Unreached),
  '/office/join': () => import('./invitation/Join.tsx').then((file) => file.Join),
  '/office/roster': () => import('./roster/Import.tsx').then((file) => file.Import),
  '/office/facility': () => import('./facility/Settings.tsx').then((file) => file.Settings),
  '/office/staff': () => import('./staff/Staff.tsx').then((file) => file.Staff),
  '/office/staff/staffing': () => import('./staffing/Staffing.tsx').then((file) => file.Staffing),
  '/office/staff/week': () => import('./staff/Week.tsx').then((file) => file.Week),
  '/office/audit': () => import('./audit/Audit.tsx').then((file) => file.Audit),
  '/office/audit/exposure': () => import('./audit/ExposureReport.tsx').then((file) => file.ExposureReport),
  '/office/staff/accounts': () => import('./staff/Accounts.tsx').then((file) => file.Accounts),
  '/office/permission': () => import('./permission/Permission.tsx').then((file) => file.Permission),
  '/office/city': () => import('./city/CityToday.tsx').then((file) => file.CityToday),
  '/office/city/facility': () => import('./city/FacilityList.tsx').then((file) => file.FacilityList),
  '/office/city/network': () => import('./city/CityNetworks.tsx').then((file) => file.CityNetworks),
  '/office/operator': () => import('./operator/Facilities.tsx').then((file) => file.Facilities),
  '/office/operator/:facilityId': () => import('./operator/FacilityDevices.tsx').then((file) => file.FacilityDevices),
  '/office/account': () => import('./office/Account.tsx').then((file) => file.Account),
  '/office/pass': () => import('./pass/Cards.tsx').then((file) => file.Cards),
  '/office/device': () => import('./device/Devices.tsx').then((file) => file.Devices),
  '/office/pair': () => import('./device/PairTablet.tsx').then((file) => file.PairTablet),
  '/office/first': () => import('./office/First.tsx').then((file) => file.First),
}

openDoor('office', contents, Frame)
