import { type Answered, call, renewal } from './call.ts'

/** Sends what brings a new cookie, as `call` does. What is refused meanwhile because it carried the old one is sent again by itself. */
export function renewing<Body>(path: string, json: unknown): Promise<Answered<Body>> {
  const answer = call<Body>('POST', path, { json, renews: true })
  const over = answer
    .catch(() => undefined)
    .finally(() => {
      renewal.over = over
    })
  renewal.last = over
  return answer
}
