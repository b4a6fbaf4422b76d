// What a simulated client is made of: the screens' own reading, listening and sending, bundled as for a door.
export { ahead, moment } from '../../web/kit/clock.ts'
export { load } from '../../web/kit/load.ts'
export { openOutbox, refusedActs, send, unsent } from '../../web/kit/outbox.ts'
