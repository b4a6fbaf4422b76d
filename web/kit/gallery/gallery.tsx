// Every part in its states, for looking at. Served by `npx vite` only; no build takes it in.
import '../door.css'
import { render } from 'preact'
import { type Language, openWords, speak, wording } from '../words.tsx'
import css from './gallery.module.css'
import { Home } from './home.tsx'
import { Office } from './office.tsx'
import { Form, Reports } from './report.tsx'
import { Room } from './room.tsx'

const asked = new URLSearchParams(location.search)
const door = asked.get('door') ?? 'family'
document.documentElement.dataset.door = door
const part = asked.get('part')
const theme = asked.get('theme')
if (theme) document.documentElement.dataset.theme = theme
openWords('family')
speak((asked.get('language') as Language) ?? 'ja')
wording.value = asked.get('wording') === 'sho' ? 'sho' : 'en'

const place = document.getElementById('app')
if (place) {
  render(
    door === 'room' ? (
      <Room />
    ) : door === 'office' ? (
      <Office />
    ) : (
      <div class={css.phones}>
        {part !== 'form' && <Home />}
        {part !== 'home' && <Form />}
        {!part && <Reports />}
      </div>
    ),
    place,
  )
}
