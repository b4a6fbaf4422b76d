// A receiver of letters on this machine, for journeys: it takes what the product would hand to the mail service, and refuses what no letter
// of ours may be.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedMail {
  to: string
  subject: string
  text: string
}

export interface Mailbox {
  /** For `startServer({ mailUrl })`. */
  url: string
  /** What was taken, in order. */
  mails: ReceivedMail[]
  /** What came and was no letter, with the reason. */
  faults: string[]
  /** While true, everything is answered with 503. */
  down: boolean
  /** How often anybody knocked. */
  knocks: number
  /** The letters to one address so far, as soon as there are `count` of them. */
  to(address: string, count?: number): Promise<ReceivedMail[]>
  stop(): Promise<void>
}

/** The one link a letter may have: where everybody opens the app. */
export const APP_URL = 'https://tsumugi.test/family'
const APP_LINE = `\n${APP_URL}\n`
const KEYS = ['subject', 'text', 'to']
/** What the letters of the product consist of. */
const SUBJECTS = ['つむぎからのお知らせ', 'つむぎの確認番号']

function faultOf(mail: Partial<ReceivedMail>): string | null {
  if (Object.keys(mail).sort().join() !== KEYS.join()) return `has the fields ${Object.keys(mail)}`
  if (!SUBJECTS.includes(mail.subject ?? '')) return `has the subject ${mail.subject}`
  if (/[\r\n]/.test(`${mail.to}${mail.subject}`)) return 'breaks a line in a header'
  if (/https?:|<|>/i.test((mail.text ?? '').replace(APP_LINE, ''))) return 'has a link or markup'
  if (mail.subject === SUBJECTS[0] && /\d/.test(mail.text ?? '')) return 'says a number'
  return null
}

/** Opens a mailbox on a port of its own. */
export async function openMailbox(): Promise<Mailbox> {
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      box.knocks += 1
      const answer = (status: number) => response.writeHead(status).end()
      if (box.down) return answer(503)
      const mail = JSON.parse(Buffer.concat(parts).toString('utf8')) as ReceivedMail
      const fault = request.method === 'POST' ? faultOf(mail) : `came by ${request.method}`
      if (fault) {
        box.faults.push(fault)
        return answer(400)
      }
      box.mails.push(mail)
      for (const look of waiting) look()
      answer(202)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const box: Mailbox = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    mails: [],
    faults: [],
    down: false,
    knocks: 0,
    to: (address, count = 1) =>
      new Promise((settle) => {
        const look = () => {
          const found = box.mails.filter(({ to }) => to === address)
          if (found.length < count) return
          waiting.delete(look)
          settle(found)
        }
        waiting.add(look)
        look()
      }),
    stop: () => new Promise((done) => server.close(() => done())),
  }
  return box
}
