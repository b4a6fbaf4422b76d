// ホーム画面に追加: the browser offers it once, early; we keep the offer for the person who looks for it in the settings.
import { signal } from '@preact/signals'

interface Offer extends Event {
  prompt(): Promise<unknown>
}

const offer = signal<Offer | null>(null)
export const canInstall = signal(false)

/** True when the door was opened from the home screen. */
export const installed = (): boolean => matchMedia('(display-mode: standalone)').matches

/** Waits for the browser's offer. Call once when the door opens. */
export function awaitOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as Offer
    canInstall.value = true
  })
}

/** Shows the browser's own question. */
export async function install(): Promise<void> {
  const given = offer.value
  offer.value = null
  canInstall.value = false
  await given?.prompt()
}
