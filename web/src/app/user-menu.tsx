import lazy from "preact-iso/lazy";
import { me } from "../features/identity/session.ts";
import { words } from "../lib/words.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Opener } from "./opener.tsx";

const UserPanel = lazy(() => import("./user-panel.tsx"));

/** Who is signed in, how the page looks and speaks, and the way out. */
export function UserMenu() {
  const name = me.value?.member.name ?? "";
  return (
    <Opener panel={UserPanel} class="user">
      <Avatar name={name} />
      <span class="sr-only">{`${words().account.menu}: ${name}`}</span>
    </Opener>
  );
}
