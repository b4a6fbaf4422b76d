// For an officer: by which mail and in which browsers one is told when a chase becomes the city's, because nobody looks at a city's screen all day
// (RA18).
import type { Routes } from '../../worker/city/routes.ts'
import { PushBrowsers } from '../alarm/PushBrowsers.tsx'
import { call, type Reply } from '../kit/call.ts'
import { useLoad } from '../kit/use-load.ts'
import css from './CityToday.module.css'
import { cityAddress } from './city-address.ts'
import { mailWords, pushWords, words } from './words.ts'

export const CityTold = ({ mail }: { mail: keyof typeof mailWords }) => (
  <>
    <p class={css.second}>
      {mailWords[mail]} {mail === 'no_address' && <a href="/office/account">{words.toAccount}</a>}
    </p>
    <CityPush />
  </>
)

function CityPush() {
  const loaded = useLoad<Reply<Routes, '/push'>>(cityAddress('/push'))
  const own = loaded?.data.value
  if (!own) return null
  const post = async <Body,>(path: string, json: object): Promise<Body> =>
    (await call<Body>('POST', cityAddress(path), { json })).body as Body
  return (
    <PushBrowsers
      own={own}
      title={pushWords.title}
      more={pushWords.more}
      closed={pushWords.closed}
      add={(browser) => post('/push', browser)}
      end={(json) => post('/push/end', json)}
      test={(json) => post('/push/test', json)}
      onChanged={() => loaded?.refresh()}
    />
  )
}
