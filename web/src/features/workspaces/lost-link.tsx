import { DoorFrame } from "../identity/door-frame.tsx";
import { me } from "../identity/session.ts";
import { workspaceWords } from "./words.ts";

/** A link of a mail that leads nowhere any more. */
export function Lost({ text }: { text: string }) {
  const w = workspaceWords();
  return (
    <DoorFrame title={w.lost} text={text}>
      <a class="btn btn-primary" href="/">
        <span class="btn-text">{me.value ? "Relata" : w.toSignIn}</span>
      </a>
    </DoorFrame>
  );
}
