import type { ComponentChildren } from "preact";
import "./reading-view.css";

/** A view that is read from top to bottom; by keyboard it scrolls like any page. */
export function ReadingView({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the screen is scrolled by keyboard
    <section class="scroll narrow reading-view" tabIndex={0} aria-label={title}>
      {children}
    </section>
  );
}
