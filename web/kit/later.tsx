// A part of a screen that comes in its own file, after the screen stands.
import { type ComponentType, createElement, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Draws nothing until the part is here; without a line it is tried again when the part is drawn anew. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => VNode<Props> | null {
  let known: ComponentType<Props> | null = null
  return (props) => {
    const [part, setPart] = useState<ComponentType<Props> | null>(() => known)
    useEffect(() => {
      if (known) return
      load().then(
        (found) => {
          known = found
          setPart(() => found)
        },
        () => undefined,
      )
    }, [])
    return part && createElement(part, props)
  }
}
