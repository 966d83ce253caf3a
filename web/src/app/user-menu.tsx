import { useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { me } from "../features/identity/session.ts";
import { words } from "../lib/words.ts";
import { Avatar } from "../ui/avatar.tsx";

const UserPanel = lazy(() => import("./user-panel.tsx"));

/** Who is signed in, how the page looks and speaks, and the way out. */
export function UserMenu() {
  const { account } = words();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const member = me.value?.member;
  if (!member) return null;
  return (
    <>
      <button ref={button} type="button" class="user" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Avatar name={member.name} />
        <span class="sr-only">{`${account.menu}: ${member.name}`}</span>
      </button>
      {isOpen && (
        <ErrorBoundary>
          <UserPanel anchor={button} onClose={() => setOpen(false)} />
        </ErrorBoundary>
      )}
    </>
  );
}
