import type { Self } from '../device/paired.ts'
import { kioskOpen } from '../presence/tablet.ts'
import { Kiosk } from './Kiosk.tsx'

const back = () => {
  kioskOpen.value = false
}

/** The entrance on a paired device: for good on one that stands there, and on a caregivers' tablet until they go back. */
export const Entrance = ({ me }: { me: Self }) => <Kiosk me={me} {...(me.kind === 'kiosk' ? {} : { onBack: back })} />
