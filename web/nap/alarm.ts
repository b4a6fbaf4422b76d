// The alarm of a round: heard by who stands in the room, and no child wakes from it. Low, short, without a sharp beginning.
const LOW = [294, 247] as const
const LONG = 0.5

/** Two low soft tones, and a short vibration where the device has one. Does nothing where the browser does not let us. */
export function remind(audible: boolean): void {
  navigator.vibrate?.([60, 80, 60])
  if (!audible) return
  try {
    const audio = new AudioContext()
    const volume = audio.createGain()
    volume.connect(audio.destination)
    for (const [place, pitch] of LOW.entries()) {
      const from = audio.currentTime + place * LONG
      const tone = audio.createOscillator()
      tone.frequency.value = pitch
      volume.gain.setValueAtTime(0.0001, from)
      volume.gain.linearRampToValueAtTime(0.05, from + 0.12)
      volume.gain.linearRampToValueAtTime(0.0001, from + LONG)
      tone.connect(volume)
      tone.start(from)
      tone.stop(from + LONG)
      if (place === LOW.length - 1) tone.onended = () => void audio.close()
    }
  } catch {
    // No sound on this device: the round is on the screen.
  }
}
