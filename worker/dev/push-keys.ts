// `npm run push-keys`: a new pair of keys for a deployment's pushes, and how it gets there. Kept nowhere.
import { say } from './say.ts'
import { newPushKeys } from './secret.ts'

say(newPushKeys())
say()
say('これを VAPID_KEYS として入れてください（どこにも書き残さないでください）: npx wrangler secret put VAPID_KEYS')
say('iPhone の通知のために、wrangler.toml の SECURITY_CONTACT も入れてください。')
say('あとで別の鍵にかえると、登録ずみの端末にはもう届きません。家庭がもういちど「通知をうけとる」を押すまで、そのままです。')
