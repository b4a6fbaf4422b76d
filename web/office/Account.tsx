import account from '../account/Account.module.css'
import { Security } from '../account/Security.tsx'
import { words } from '../account/security-words.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from './Desk.tsx'

/** サインインと安全, at the desk. */
export const Account = () => (
  <Desk title={plain(words.title)} name={plain(words.title)}>
    <div class={account.desk}>
      <Security />
    </div>
  </Desk>
)
