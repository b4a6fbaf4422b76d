// A push service on this machine. It knows its browsers' private keys, so it reads what was meant for the phone alone: the proof of the sender
// (RFC 8292), the cipher (RFC 8291 over 8188), and that the text is one of those a locked screen may show.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushNote } from '../../schema/notification/words.ts'

/** A browser's subscription as its PushManager gives it, with what came for it. */
export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
  notes: PushNote[]
  /** How often anybody knocked, whatever came of it. */
  knocks: number
  /** What its service answers; 201 takes the push. */
  answers: { status: number; headers?: Record<string, string> }
}

export interface PushService {
  subscribe(): Subscription
  /** What came and was no push of ours, with the reason. */
  faults: string[]
  stop(): Promise<void>
}

const TEXTS = [
  '連絡があります',
  '遅れて通知：連絡があります',
  '先ほどの通知は誤りです。アプリで確かめてください',
  'お試しの通知です。この端末に届いています',
  'すぐに見てほしいことがあります',
  'すぐに返事がいる連絡があります',
  'すぐに へんじが いる れんらくが あります',
  'There is a message that needs your answer now',
  'れんらくが あります',
  'おくれて おしらせ：れんらくが あります',
  'There is a message for you',
  'Delayed: There is a message for you',
]

/** @param publicKey the one browsers bind their subscriptions to: only who has the other half may send */
export async function openPushService(publicKey: string): Promise<PushService> {
  const known = new Map<string, Subscription & { open(body: Buffer): string }>()
  const faults: string[] = []
  let origin = ''
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const subscription = known.get(request.url ?? '')
      if (!subscription) return end(response, 404)
      subscription.knocks += 1
      if (subscription.answers.status !== 201) return end(response, subscription.answers.status, subscription.answers.headers)
      try {
        if (request.method !== 'POST') throw new Error(`came by ${request.method}`)
        checkHeaders(request.headers)
        checkProof(request.headers.authorization ?? '', publicKey, origin.replace('http:', 'https:'))
        const note = JSON.parse(subscription.open(Buffer.concat(parts))) as PushNote
        if (Object.keys(note).sort().join() !== 'ifLate,lateAt,text') throw new Error(`says ${Object.keys(note)}`)
        for (const text of [note.text, note.ifLate]) if (!TEXTS.includes(text)) throw new Error(`says ${text}`)
        subscription.notes.push(note)
        end(response, 201)
      } catch (error) {
        faults.push((error as Error).message)
        end(response, 400)
      }
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    faults,
    subscribe: () => {
      const path = `/push/${randomBytes(16).toString('base64url')}`
      const pair = createECDH('prime256v1')
      const own = pair.generateKeys()
      const auth = randomBytes(16)
      const subscription = {
        endpoint: origin + path,
        keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
        notes: [],
        knocks: 0,
        answers: { status: 201 },
        open: (body: Buffer) => decrypt(body, pair, own, auth),
      }
      known.set(path, subscription)
      return subscription
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

const end = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
  response.writeHead(status, headers).end()
}

/** RFC 8030: how long it may be kept, how it is packed, under which name a later one replaces it. */
function checkHeaders(headers: IncomingHttpHeaders): void {
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error(`is packed as ${headers['content-encoding']}`)
  if (!/^[1-9]\d*$/.test(String(headers.ttl))) throw new Error(`may be kept for ${headers.ttl}`)
  if (!/^[\w-]{1,32}$/.test(String(headers.topic))) throw new Error(`has the topic ${headers.topic}`)
  if (headers.cookie) throw new Error('brings a cookie')
}

/** RFC 8292: signed with the key the subscription is bound to, for this service, for a day at most, with somebody to ask. */
function checkProof(header: string, publicKey: string, audience: string): void {
  const [, token = '', key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? []
  if (key !== publicKey) throw new Error('is signed by somebody else')
  const [head = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  if (read(head).alg !== 'ES256') throw new Error('is not signed with ES256')
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) throw new Error('has a wrong signature')
  const { aud, exp, sub } = read(claims)
  const left = Number(exp) - Date.now() / 1000
  if (aud !== audience) throw new Error(`is for ${aud}`)
  if (!(left > 0 && left <= 24 * 3600)) throw new Error(`is good for ${left} s`)
  if (!/^(?:mailto:|https:)/.test(String(sub))) throw new Error(`names ${sub}`)
}

/** RFC 8291 §3.4 and RFC 8188 §2, from the side of the browser. */
function decrypt(body: Buffer, pair: ReturnType<typeof createECDH>, own: Buffer, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const length = body.readUInt8(20)
  const sender = body.subarray(21, 21 + length)
  const derive = (key: Buffer, salt: Buffer, info: Buffer, size: number) => Buffer.from(hkdfSync('sha256', key, salt, info, size))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
  const secret = derive(pair.computeSecret(sender), auth, info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const sealed = body.subarray(21 + length)
  const cipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
  const last = padded.lastIndexOf(2)
  if (last < 0 || padded.subarray(last + 1).some((byte) => byte !== 0)) throw new Error('has a wrong padding')
  return padded.subarray(0, last).toString('utf8')
}
