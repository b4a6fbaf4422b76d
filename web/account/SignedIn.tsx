import { signal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { proof } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { Say } from '../kit/words.tsx'
import { keyOf, type Me, me, openMe, session } from './me.ts'
import css from './SignedIn.module.css'
import { words } from './words.ts'

/** The sign-in screen and the dialog for a fresh proof: fetched only when they are needed, most mornings nobody signs in. */
const signIn = () => import('./SignIn.tsx')
/** Lies over the screen while the person is asked to prove again who they are. */
const question = signal<ComponentChildren>(null)
proof.ask = () => signIn().then(({ prove }) => prove(question))

/**
 * Shows its children to a signed-in person, and the sign-in screen to everyone else. When a session ends while someone is writing,
 * the screen behind the sign-in stays as it is and comes back with every letter.
 */
export function SignedIn({ children }: { children: (me: Me) => ComponentChildren }) {
  useEffect(() => {
    void openMe()
  }, [])
  const person = me.value
  const state = session.value
  const [screen, setScreen] = useState<{ SignIn: ComponentType } | null>(null)
  useEffect(() => {
    if (state === 'out' && !screen)
      signIn()
        .then(setScreen)
        .catch(() => {
          session.value = 'cut'
        })
  }, [state, screen])
  return (
    <>
      {state === 'out' && screen && <screen.SignIn />}
      {person && (
        <div key={keyOf(person)} class={css.behind} hidden={state === 'out'}>
          {children(person)}
        </div>
      )}
      {question.value}
      {!person && state !== 'out' && <Waiting cut={state === 'cut'} />}
    </>
  )
}

const Waiting = ({ cut }: { cut: boolean }) => (
  <main class={css.waiting} aria-busy={!cut}>
    {cut ? (
      <Empty
        title={
          <h1>
            <Say w={words.cut} />
          </h1>
        }
        act={
          <Button onClick={() => location.reload()}>
            <Say w={words.retry} alone />
          </Button>
        }
      >
        <Say w={words.cutMore} />
      </Empty>
    ) : (
      <p class={css.opening}>
        <Say w={words.opening} />
      </p>
    )}
  </main>
)
