import type { ComponentChildren } from 'preact'
import css from './Facts.module.css'

/** だれ / いつ / 理由 : names and what they are, two columns. */
export function Facts({ facts }: { facts: readonly { name: ComponentChildren; is: ComponentChildren }[] }) {
  return (
    <dl class={css.facts}>
      {facts.map(({ name, is }, index) => (
        <div key={index} class={css.fact}>
          <dt class={css.dt}>{name}</dt>
          <dd class={css.dd}>{is}</dd>
        </div>
      ))}
    </dl>
  )
}
