import { type Answered, type As, call, renewal } from './call.ts'

/** Sends what brings a new cookie, as `call` does. What is refused meanwhile because it carried the old one is sent again by itself. */
export function renewing<Body>(path: string, json: unknown, as?: As): Promise<Answered<Body>> {
  const answer = call<Body>('POST', path, { json, renews: true, as })
  const over = answer
    .catch(() => undefined)
    .finally(() => {
      renewal.over = over
    })
  renewal.last = over
  return answer
}
