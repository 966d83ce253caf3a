import type { ComponentChildren } from "preact";
import { locale } from "../../lib/locale.ts";
import { speak } from "../../lib/speak.ts";
import { words } from "../../lib/words.ts";
import { chosen } from "./enter.ts";
import "./sign-in.css";

interface Props {
  title: string;
  text?: string | undefined;
  children: ComponentChildren;
}

/** The card that everything before the door stands on, and the other language under it. */
export function DoorFrame({ title, text, children }: Props) {
  const other = locale.value === "vi" ? "en" : "vi";
  document.title = `${title} · Relata`;
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{title}</h1>
        {text && <p class="dim">{text}</p>}
        {children}
      </div>
      <button
        type="button"
        class="btn btn-quiet"
        lang={other}
        onClick={() => {
          chosen.value = other;
          speak(other);
        }}
      >
        <span class="btn-text">{words().language[other]}</span>
      </button>
    </main>
  );
}
