// Which door this page is. Cookie, offline database and service worker belong to one door each.
import type { Door } from '../../schema/account/input.ts'

export type { Door }

/** The door by the page's path: /family, /room, /office. */
export const door: Door = (location.pathname.split('/')[1] || 'family') as Door
