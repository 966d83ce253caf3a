import { Keyboard, LogOut, Settings } from "lucide-preact";
import type { RefObject } from "preact";
import { useLocation } from "preact-iso/router";
import { me } from "../features/identity/session.ts";
import { signOut } from "../features/identity/sign-out.ts";
import { overlay } from "../lib/overlay.ts";
import { words } from "../lib/words.ts";
import { Keys } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { Preferences } from "./preferences.tsx";

interface Props {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What opens under the signed-in person's face. */
export default function UserPanel({ anchor, onClose }: Props) {
  const { account, nav } = words();
  const { route } = useLocation();
  const member = me.value?.member;
  const then = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Popover anchor={anchor} onClose={onClose} class="user-menu" label={account.menu}>
      <p class="user-who">
        <strong class="clip">{member?.name}</strong>
        <span class="clip faint">{member?.email}</span>
      </p>
      <Preferences />
      <button type="button" class="menu-item" onClick={then(() => route("/settings"))}>
        <Settings />
        <span>{nav.settings}</span>
      </button>
      <button
        type="button"
        class="menu-item"
        onClick={then(() => {
          overlay.value = "shortcuts";
        })}
      >
        <Keyboard />
        <span>{account.shortcuts}</span>
        <Keys of="?" />
      </button>
      <button type="button" class="menu-item" onClick={then(() => void signOut())}>
        <LogOut />
        <span>{account.signOut}</span>
      </button>
    </Popover>
  );
}
