import { useRef } from 'preact/hooks'

const HOLD = 500
/** A finger that moves farther than this is scrolling. */
const STILL = 12

/** Tap, long press, menu key and right click of one button. A long press is never also a tap. */
export function usePress(onTap: () => void, onHold: () => void) {
  const finger = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null)
  const held = useRef(false)
  const still = () => clearTimeout(finger.current?.timer)
  const lift = () => {
    still()
    finger.current = null
  }
  const hold = () => {
    still()
    held.current = true
    onHold()
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      held.current = false
      finger.current = { x: event.clientX, y: event.clientY, timer: setTimeout(hold, HOLD) }
    },
    onPointerMove: (event: PointerEvent) => {
      const from = finger.current
      if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) still()
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onPointerLeave: lift,
    onKeyDown: () => {
      held.current = false
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault()
      if (held.current) return
      hold()
      // From the keyboard no finger is down, and the next press is a tap of its own.
      if (!finger.current) held.current = false
    },
    onClick: () => {
      if (!held.current) onTap()
      held.current = false
    },
  }
}
