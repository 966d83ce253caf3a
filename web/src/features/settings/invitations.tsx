import { useQuery } from "@tanstack/preact-query";
import { Mail } from "lucide-preact";
import type { Invitation, Invited } from "../../../../src/workspaces/workspaces.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { nearDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { Menu } from "../../ui/menu.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { memberWords } from "./members.words.ts";
import type { RoleOption } from "./role-options.ts";
import { settingsWords } from "./words.ts";

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);
const reload = () => client.invalidateQueries({ queryKey: ["invitations"] });

/** Several addresses at once, each with a link of its own. */
export function InviteForm({ roles }: { roles: RoleOption[] }) {
  const w = memberWords();
  const form = useForm({
    keep: "invite",
    initial: () => ({ emails: "", role: roles.some(({ value }) => value === "rep") ? "rep" : (roles.at(-1)?.value ?? "") }),
    rules: { emails: { required: true } },
    check: ({ emails }) => {
      const wrong = addressesIn(emails).filter((each) => !ADDRESS.test(each));
      return wrong.length > 0
        ? { emails: w.notAddress(wrong.map((each) => `“${each}”`).join(", "), wrong.length) }
        : ({} as Record<string, string>);
    },
    save: async ({ emails, role }, attempt) => {
      const { data } = await post<Invited>("/invitations", { emails: addressesIn(emails), role }, { key: attempt });
      if (data.items.length > 0) say(w.sent(data.items.length));
      if (data.members.length > 0) complain(w.here(data.members.join(", ")));
      await reload();
    },
  });
  return (
    <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
      <TextField
        label={w.emails}
        hint={w.emailsHint}
        value={form.values.emails}
        error={form.errors.emails ?? form.problem}
        inputMode="email"
        autocomplete="off"
        onText={(emails) => form.set("emails", emails)}
      />
      <div class="form-line invite-line">
        <Select
          label={w.role}
          value={form.values.role}
          error={form.errors.role}
          options={roles}
          onText={(role) => form.set("role", role)}
        />
        <Button type="submit" kind="primary" isBusy={form.isBusy}>
          {w.send}
        </Button>
      </div>
    </form>
  );
}

export const useInvitations = (isAsked: boolean) =>
  useQuery({
    queryKey: ["invitations"],
    queryFn: ({ signal }) => get<{ items: Invitation[] }>("/invitations", undefined, signal),
    enabled: isAsked,
  });

/** Who was invited and has not come yet. */
export function PendingInvitations({ items, roles }: { items: Invitation[]; roles: RoleOption[] }) {
  const w = memberWords();
  if (items.length === 0) return null;
  const run = (act: () => Promise<unknown>, text: string) => () =>
    void act()
      .then(() => say(text))
      .catch((error: unknown) => complain(explain(error)))
      .then(reload);
  const label = (role: string) => roles.find(({ value }) => value === role)?.label ?? settingsWords().roles[role] ?? role;
  return (
    <>
      <h3>{w.pending}</h3>
      <ul class="hits">
        {items.map(({ id, email, role, sentAt, expiresAt }) => (
          <li key={id} class="hit">
            <Mail />
            <span class="hit-main">
              <strong class="clip">{email}</strong>
              <span class="hit-passage">
                {[label(role), w.sentOn(nearDay(sentAt)), ...(expiresAt < Date.now() ? [w.expired] : [])].join(" · ")}
              </span>
            </span>
            <Menu
              label={w.actionsFor(email)}
              items={[
                { label: w.resend, run: run(() => post(`/invitations/${id}/resend`), w.resent) },
                { label: w.revoke, isDanger: true, run: run(() => del(`/invitations/${id}`), w.revoked) },
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
