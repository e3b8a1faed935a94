import type { ComponentChildren } from 'preact';

/** Text for screen readers alone, where others see the same in another way. */
export function Unseen({ children }: { children: ComponentChildren }) {
  return <span class="unseen">{children}</span>;
}
