import { signal } from '@preact/signals'
import { remembered } from '../presence/tablet.ts'

/** True while 午睡チェック lies over the board. */
export const napOpened = signal(false)
/** on: the alarm of this room sounds. It is seen in any case. */
export const napSound = remembered('nap-sound', 'on')
