// Choices that belong to this tablet, not to a person: the class it lies in, its brightness, whether it makes a sound.
import { type Signal, signal } from '@preact/signals'
import type { Day } from '../../schema/kit/day.ts'

/** A text remembered on this device under a name; `first` until someone chooses. Lasts as long as the page where storage is closed. */
export function remembered(name: string, first: string): Signal<string> {
  const key = `tsumugi.room.${name}`
  let kept: string | null = null
  try {
    kept = localStorage.getItem(key)
  } catch {
    // Closed storage: the choice is only not remembered.
  }
  const choice = signal(kept ?? first)
  let begun = false
  choice.subscribe((value) => {
    if (begun) {
      try {
        localStorage.setItem(key, value)
      } catch {
        // As above.
      }
    }
    begun = true
  })
  return choice
}

/** The class shown, `all` for 全員, '' before anyone chose. */
export const shownClass = remembered('class', '')
/** The facility shown, for staff of more than one. */
export const shownFacility = remembered('facility', '')
/** '' follows the device; else light or dark. */
export const brightness = remembered('brightness', '')
/** on: a short tone when a new notice arrives. */
export const sound = remembered('sound', 'off')

brightness.subscribe((theme) => {
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
})

/** A short soft tone. Does nothing where the browser does not let us, and never more than one at a time. */
export function ring(): void {
  try {
    const audio = new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = 660
    volume.gain.value = 0.08
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.6)
    tone.connect(volume).connect(audio.destination)
    tone.start()
    tone.stop(audio.currentTime + 0.6)
    tone.onended = () => void audio.close()
  } catch {
    // No sound on this device; the notice is on the screen.
  }
}

/** True while the head of the board is on the screen; it says itself what is unsent. */
export const headShown = signal(false)

/** True while codes are read on a tablet of caregivers. */
export const kioskOpen = signal(false)

/** True while the papers lie over the board. */
export const papersOpen = signal(false)

/** The day looked at; null is today. Not remembered: whoever comes next sees today. */
export const chosenDay = signal<Day | null>(null)
