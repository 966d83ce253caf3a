import { useQuery } from "@tanstack/preact-query";
import { Copy, Eye, Pencil, Plus, ShieldCheck, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { RightsShown, RoleShown } from "../../../../src/access/roles.schema.ts";
import { del, get, isProblem } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { lookingAs } from "../../lib/view-as.ts";
import { words } from "../../lib/words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { lookAs, may, me } from "../identity/session.ts";
import { roleName } from "./role-names.ts";
import { roleWords } from "./role-words.ts";
import { sentenceOf } from "./sentence.ts";
import "./access.css";

const RoleEditor = lazy(() => import("./role-editor.tsx"));

/** What new roles begin as, unless another is chosen. */
const MODEL = "rep";

type Opened = { role: RoleShown } | { from: string };

/** All roles: what each may do in a sentence, who has it, and how the page looks to them. */
export default function RolesPart() {
  const w = roleWords();
  const [open, setOpen] = useState<Opened>();
  const roles = useQuery({ queryKey: ["roles"], queryFn: ({ signal }) => get<{ items: RoleShown[] }>("/roles", undefined, signal) });
  const rights = useQuery({ queryKey: ["rights"], queryFn: ({ signal }) => get<RightsShown>("/rights", undefined, signal) });
  const error = roles.error ?? rights.error;
  if (error) return <FailedState error={error} onRetry={() => void Promise.all([roles.refetch(), rights.refetch()])} />;
  if (!roles.data || !rights.data) return <Bones lines={8} />;
  const own = roles.data.items.filter((role) => !role.isBuiltIn);
  const lines = (items: RoleShown[]) => (
    <ul class="roles">
      {items.map((role) => (
        <RoleLine key={role.id} role={role} onOpen={setOpen} />
      ))}
    </ul>
  );
  return (
    <>
      <p class="dim">{w.intro}</p>
      {may("roles:manage") && (
        <Button kind="primary" icon={Plus} onClick={() => setOpen({ from: MODEL })}>
          {w.add}
        </Button>
      )}
      <h3 class="roles-head">{w.own}</h3>
      {own.length > 0 ? lines(own) : <p class="faint">{w.noOwn}</p>}
      <h3 class="roles-head">{w.builtIn}</h3>
      {lines(roles.data.items.filter((role) => role.isBuiltIn))}
      {open && (
        <ErrorBoundary>
          <RoleEditor
            rights={rights.data}
            roles={roles.data.items}
            role={"role" in open ? open.role : undefined}
            from={"from" in open ? open.from : ""}
            onClose={() => setOpen(undefined)}
          />
        </ErrorBoundary>
      )}
    </>
  );
}

function useLooking(): (who: { id: string; name: string }) => Promise<void> {
  const { route } = useLocation();
  return async (who) => {
    await lookAs(who);
    if (lookingAs.peek()) route("/");
    else complain(roleWords().cannotLook);
  };
}

function RoleLine({ role, onOpen }: { role: RoleShown; onOpen: (open: Opened) => void }) {
  const w = roleWords();
  const look = useLooking();
  const [isAsking, ask] = useState(false);
  const name = roleName(role);
  const mayManage = may("roles:manage");
  const canChange = mayManage && !role.isBuiltIn;
  const stillHas = (n: number): void => void complain(`${w.stillHas(n)} ${w.giveOther}`);
  const remove = async (): Promise<void> => {
    ask(false);
    await del(`/roles/${role.id}`, role.version).then(
      () => say(w.deleted(name)),
      (error: unknown) => (isProblem(error, "conflict") ? stillHas(Math.max(1, role.memberCount)) : complain(explain(error))),
    );
    await client.invalidateQueries({ queryKey: ["roles"] });
  };
  const items = [
    { label: canChange ? words().act.edit : w.view, icon: canChange ? Pencil : ShieldCheck, run: () => onOpen({ role }) },
    ...(mayManage
      ? [
          { label: w.copy, icon: Copy, run: () => onOpen({ from: role.id }) },
          { label: w.lookAs, icon: Eye, run: () => void look({ id: role.id, name: role.name }) },
        ]
      : []),
    ...(canChange
      ? [
          {
            label: words().act.delete,
            icon: Trash2,
            isDanger: true,
            run: () => (role.memberCount > 0 ? stillHas(role.memberCount) : ask(true)),
          },
        ]
      : []),
  ];
  return (
    <li class="role" aria-label={name}>
      <button type="button" class="role-name" onClick={() => onOpen({ role })}>
        {name}
      </button>
      <Menu label={`${words().act.menu}: ${name}`} items={items} />
      {role.description && <p>{role.description}</p>}
      <p class="dim">{sentenceOf(role.policy)}</p>
      <Holders role={role} onLook={mayManage ? look : undefined} />
      {isAsking && (
        <Confirm
          title={w.deleteAsk(name)}
          text={w.deleteText}
          act={words().act.delete}
          onYes={() => void remove()}
          onNo={() => ask(false)}
        />
      )}
    </li>
  );
}

interface HoldersProps {
  role: RoleShown;
  onLook: ((who: { id: string; name: string }) => Promise<void>) | undefined;
}

function Holders({ role, onLook }: HoldersProps) {
  const w = roleWords();
  const people = (me.value?.members ?? []).filter((member) => member.role === role.id);
  if (role.memberCount === 0 || people.length === 0) return <p class="faint num">{w.people(role.memberCount)}</p>;
  return (
    <details class="holders">
      <summary class="faint num">{w.people(role.memberCount)}</summary>
      <ul>
        {people.map(({ id, name }) => (
          <li key={id}>
            <Avatar name={name} />
            <span class="clip grow">{name}</span>
            {onLook && id !== me.value?.member.id && (
              <IconButton icon={Eye} label={w.lookAsMember(name)} onClick={() => void onLook({ id, name })} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
