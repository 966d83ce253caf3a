import { LogOut } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { me } from "../features/identity/session.ts";
import { signOut } from "../features/identity/sign-out.ts";
import ProposalCount from "../features/proposals/count.tsx";
import { PROPOSALS, places } from "../features/search/places.ts";
import { CreateDialog } from "../features/workspaces/create-dialog.tsx";
import { WorkspaceList } from "../features/workspaces/switcher.tsx";
import { words } from "../lib/words.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Preferences } from "./preferences.tsx";

/** What the phone's bar has no room for. */
export default function MoreSheet({ onClose }: { onClose: () => void }) {
  const { nav, account } = words();
  const { route } = useLocation();
  const { records, data } = places();
  const member = me.value?.member;
  const [isCreating, create] = useState(false);
  if (isCreating) return <CreateDialog onClose={onClose} />;
  return (
    <Dialog title={me.value?.workspace.name ?? nav.more} onClose={onClose} shape="sheet">
      <ul class="more-list">
        {[...records.slice(1), ...data].map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                onClose();
                route(href);
              }}
            >
              <Icon />
              <span>{label}</span>
              {href === PROPOSALS && <ProposalCount />}
            </button>
          </li>
        ))}
      </ul>
      <div class="switcher">
        <WorkspaceList onCreate={() => create(true)} />
      </div>
      <Preferences />
      {member && (
        <p class="more-who">
          <Avatar name={member.name} />
          <span class="clip">{member.name}</span>
        </p>
      )}
      <button type="button" class="menu-item" onClick={() => void signOut()}>
        <LogOut />
        <span>{account.signOut}</span>
      </button>
    </Dialog>
  );
}
