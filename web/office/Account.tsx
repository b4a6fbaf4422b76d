import account from '../account/Account.module.css'
import { Security } from '../account/Security.tsx'
import { words } from '../account/security-words.ts'
import { later } from '../kit/later.tsx'
import { plain } from '../kit/words.tsx'
import { Desk } from './Desk.tsx'
import { facility, mayHere } from './desk.ts'

const AlarmPush = later(() => import('../alarm/AlarmPush.tsx').then((file) => file.AlarmPush))

/** サインインと安全, and of what one is told outside the app, at the desk. */
export const Account = () => (
  <Desk title={plain(words.title)} name={plain(words.title)}>
    <div class={account.desk}>
      {facility.value && mayHere('alarm.choose') && (
        <AlarmPush key={facility.value.facilityId} facility={facility.value.facilityId} />
      )}
      <Security />
    </div>
  </Desk>
)
