import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { Member } from "../../../../src/members/members.schema.ts";
import { get, isProblem, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { may, me } from "../identity/session.ts";
import { InviteForm, PendingInvitations, useInvitations } from "./invitations.tsx";
import { RemoveDialog, TransferDialog } from "./member-acts.tsx";
import { memberWords } from "./members.words.ts";
import { givable, type RoleOption, useRoles } from "./role-options.ts";
import { RolePick } from "./role-pick.tsx";
import "../workspaces/workspaces.css";

const reload = () => client.invalidateQueries({ queryKey: ["members"] });

/** Everybody in the workspace: who they are, what they may do, who is invited, who has left. */
export default function MembersPart() {
  const roles = useRoles();
  const found = useQuery({ queryKey: ["members"], queryFn: ({ signal }) => get<Page<Member>>("/members", { limit: 100 }, signal) });
  const manages = may("members:manage");
  const invited = useInvitations(manages);
  if (found.isPending || (manages && invited.isPending)) return <Bones lines={5} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div class="members-part">
      {manages && <InviteForm roles={givable(roles)} />}
      <PendingInvitations items={invited.data?.items ?? []} roles={roles} />
      <ul class="hits">
        {found.data.items.map((member) => (
          <MemberLine key={member.id} member={member} all={found.data.items} roles={roles} />
        ))}
      </ul>
      {manages && <FormerMembers roles={givable(roles)} />}
    </div>
  );
}

interface LineProps {
  member: Member;
  all: Member[];
  roles: RoleOption[];
}

function MemberLine({ member, all, roles }: LineProps) {
  const w = memberWords();
  const [asking, ask] = useState<"remove" | "transfer">();
  const isMe = member.id === me.value?.member.id;
  const given = givable(roles);
  const mayTouch = !isMe && given.some(({ value }) => value === member.role);
  const items: MenuItem[] = [
    ...(may("workspace:manage") && !isMe && me.value ? [{ label: w.transfer, run: () => ask("transfer") }] : []),
    ...(mayTouch ? [{ label: w.remove, isDanger: true, run: () => ask("remove") }] : []),
  ];
  return (
    <li class="hit member-line">
      <Avatar name={member.name} />
      <span class="hit-main">
        <strong class="clip">{isMe ? `${member.name} (${w.you})` : member.name}</strong>
        <span class="hit-passage">{[member.email, member.title, member.region].filter(Boolean).join(" · ")}</span>
      </span>
      {mayTouch ? (
        <RolePick member={member} roles={given} />
      ) : (
        <span class="dim member-role">{roles.find(({ value }) => value === member.role)?.label}</span>
      )}
      {items.length > 0 && <Menu items={items} label={w.actionsFor(member.name)} />}
      {asking === "remove" && (
        <RemoveDialog member={member} others={all.filter(({ id }) => id !== member.id)} onClose={() => ask(undefined)} />
      )}
      {asking === "transfer" && <TransferDialog member={member} onClose={() => ask(undefined)} />}
    </li>
  );
}

/** Who was here before, and may come back. */
function FormerMembers({ roles }: { roles: RoleOption[] }) {
  const w = memberWords();
  const found = useQuery({
    queryKey: ["members", "former"],
    queryFn: ({ signal }) => get<Page<Member>>("/members", { limit: 100, bin: true }, signal),
  });
  const former = (found.data?.items ?? []).filter(({ email }) => email !== null);
  if (former.length === 0) return null;
  const readmit = (member: Member) => {
    const role = roles.some(({ value }) => value === member.role) ? member.role : "viewer";
    void post(`/members/${member.id}/readmit`, { role })
      .then(() => say(w.readmitted(member.name)))
      .catch((error: unknown) => complain(isProblem(error, "conflict") ? w.import : explain(error)))
      .then(reload);
  };
  return (
    <>
      <h3>{w.gone}</h3>
      <ul class="hits">
        {former.map((member) => (
          <li key={member.id} class="hit">
            <Avatar name={member.name} />
            <span class="hit-main">
              <strong class="clip">{member.name}</strong>
              <span class="hit-passage">{member.email}</span>
            </span>
            <Button onClick={() => readmit(member)}>{w.readmit}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
