// 登録: the code of the paper, whom it is for, and an account: a new one, or the one there is. Needs no sign-in.
import { useEffect, useState } from 'preact/hooks'
import { LanguageButton } from '../account/LanguageButton.tsx'
import { me, openMe, session } from '../account/me.ts'
import { SignedIn } from '../account/SignedIn.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { door } from '../kit/door.ts'
import { Field } from '../kit/Field.tsx'
import { shortDayWord } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say } from '../kit/words.tsx'
import { Attach } from './Attach.tsx'
import { Done } from './Done.tsx'
import css from './Join.module.css'
import { words } from './join-words.ts'
import { faultOf, grouped, type JoinFault, type Looked, look, takeCode } from './joining.ts'
import { NewAccount } from './NewAccount.tsx'

type Way = 'fresh' | 'have'

export function Join() {
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Looked | null>(null)
  const [fault, setFault] = useState<JoinFault | null>(null)
  const [busy, setBusy] = useState(false)
  const [way, setWay] = useState<Way>('fresh')
  const [login, setLogin] = useState<string | null | undefined>(undefined)

  const find = async (given: string) => {
    if (!given.trim()) return setFault({ message: words.needCode, field: 'code' })
    setBusy(true)
    setFault(null)
    try {
      setFound(await look(given))
    } catch (error) {
      setFault(faultOf(error))
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    document.title = `${plain(words.title)} · つむぎ`
    void openMe()
    const scanned = () => {
      const given = takeCode()
      if (!given) return
      setCode(grouped(given))
      void find(given)
    }
    scanned()
    addEventListener('hashchange', scanned)
    return () => removeEventListener('hashchange', scanned)
  }, [])
  // Somebody who is signed in most likely adds a child to what they have.
  useEffect(() => {
    if (me.value && session.value === 'in') setWay('have')
  }, [me.value, session.value])

  const title = login === undefined ? words.title : words.done
  return (
    <div class={css.page}>
      <header class={css.head}>
        <p class={css.brand}>つむぎ</p>
        {door === 'family' && <LanguageButton />}
      </header>
      <main class={css.main}>
        <h1 class={css.title}>
          <Say w={title} />
        </h1>
        {login !== undefined && found ? (
          <Done found={found} login={login} />
        ) : !found ? (
          <form
            class={css.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void find(code)
            }}
          >
            <p>
              <Say w={words.lead} />
            </p>
            <Field
              label={<Say w={words.code} alone />}
              hint={<Say w={words.codeHint} alone />}
              error={fault && (typeof fault.message === 'string' ? fault.message : <Say w={fault.message} />)}
              value={code}
              onChange={(typed) => setCode(grouped(typed))}
              autoComplete="off"
              maxLength={40}
              class={css.code}
              {...{ autocapitalize: 'characters', spellcheck: false }}
            />
            <Button kind="give" type="submit" wide disabled={busy}>
              <Say w={busy ? words.looking : words.next} alone />
            </Button>
          </form>
        ) : (
          <>
            <Whose found={found} />
            <Chips
              legend={<Say w={words.choice} alone />}
              chips={(['fresh', 'have'] as const).map((value) => ({ value, span: 4, label: <Say w={words[value]} alone /> }))}
              value={way}
              onChange={setWay}
            />
            {way === 'fresh' ? (
              <NewAccount code={code} staff={found.kind === 'staff'} onDone={setLogin} />
            ) : (
              <SignedIn>{(person) => <Attach code={code} name={person.name} onDone={() => setLogin(null)} />}</SignedIn>
            )}
          </>
        )}
      </main>
    </div>
  )
}

/** Whom the code is for, so that nobody registers as somebody else by mistake. */
function Whose({ found }: { found: Looked }) {
  const from = found.children.find((child) => child.from !== null)?.from
  return (
    <Sheet label={plain(words.title)}>
      <div class={css.whose}>
        <p class={css.name}>
          <Say w={words.who(found.name)} alone />
        </p>
        <p>
          {found.kind === 'staff' ? (
            <Say w={words.asStaff} alone />
          ) : (
            <Say w={words.as(found.children[0]?.relationship ?? '', found.children.map(({ given }) => given).join('・'))} alone />
          )}
        </p>
        <p class={css.second}>{found.facility.name}</p>
        {from && <Notice tone="ink" title={<Say w={words.from(plain(shortDayWord(from)))} alone />} />}
        <p class={css.second}>
          <Say w={words.notYou} />
        </p>
      </div>
    </Sheet>
  )
}
