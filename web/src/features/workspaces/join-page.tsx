import { useState } from "preact/hooks";
import type { InvitationLook, Joined } from "../../../../src/workspaces/workspaces.schema.ts";
import { isProblem, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "../identity/door-frame.tsx";
import { enter } from "../identity/enter.ts";
import { explainPassword, NewPasswordField } from "../identity/new-password.tsx";
import { me } from "../identity/session.ts";
import { signOut } from "../identity/sign-out.ts";
import { LookedAt } from "./looked-at.tsx";
import { Lost } from "./lost-link.tsx";
import { beginAnew, moveTo } from "./moving.ts";
import { workspaceWords } from "./words.ts";

/** What an invitation leads to: who invites whom where, and one click more. */
export function JoinPage() {
  return (
    <LookedAt<InvitationLook> path="/auth/invitations/look" lostText={workspaceWords().lostText}>
      {(look, token) => <Invited look={look} token={token} />}
    </LookedAt>
  );
}

function Invited({ look, token }: { look: InvitationLook; token: string }) {
  const w = workspaceWords();
  const own = me.value?.member.email;
  if (own && own !== look.email)
    return (
      <DoorFrame title={w.join.title(look.workspace)} text={w.join.wrongPerson(look.email, own)}>
        <Button kind="primary" onClick={() => void signOut()}>
          {w.join.other}
        </Button>
      </DoorFrame>
    );
  return <Accept look={look} token={token} isHere={own !== undefined} />;
}

/** Signed in: one click. With an account: its password. Without: a name and a new password. */
function Accept({ look, token, isHere }: { look: InvitationLook; token: string; isHere: boolean }) {
  const w = workspaceWords();
  const [isLost, lose] = useState(false);
  const [weakness, setWeakness] = useState<string>();
  const isNew = !isHere && !look.hasAccount;
  const form = useForm({
    keep: "join",
    isSecret: true,
    initial: () => ({ name: "", password: "" }),
    rules: { ...(isNew && { name: { required: true, maxLength: 100 } }), ...(!isHere && { password: { required: true } }) },
    save: async ({ name, password }) => {
      const body = { token, ...(isNew && { name }), ...(!isHere && { password }) };
      const { data } = await post<Joined>("/auth/invitations/accept", body).catch((error: unknown) => {
        if (isProblem(error, "not_found")) lose(true);
        setWeakness(isNew ? explainPassword(error, "password", password, [name, look.email, look.workspace]) : undefined);
        throw error;
      });
      if (isHere) return moveTo(data.workspace.id);
      if (!data.isSignedIn) return signInAndMove(look.email, password, data.workspace.id);
      beginAnew();
    },
  });
  if (isLost) return <Lost text={w.lostText} />;
  const type = (password: string): void => {
    setWeakness(undefined);
    form.set("password", password);
  };
  return (
    <DoorFrame title={w.join.title(look.workspace)} text={w.join.text(look.inviter, w.roles[look.role] ?? look.role)}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <p>{!isHere && look.hasAccount ? w.join.known(look.email) : w.join.as(look.email)}</p>
        {isNew && (
          <TextField
            label={w.yourName}
            autocomplete="name"
            data-autofocus
            value={form.values.name}
            error={form.errors.name}
            onText={(name) => form.set("name", name)}
          />
        )}
        {!isHere && (
          <input type="text" class="sr-only" autocomplete="username" value={look.email} tabIndex={-1} aria-hidden="true" readOnly />
        )}
        {isNew && (
          <NewPasswordField
            label={w.newPassword}
            value={form.values.password}
            error={weakness ?? form.errors.password ?? form.problem}
            own={[form.values.name, look.email, look.workspace]}
            onText={type}
          />
        )}
        {!isHere && look.hasAccount && (
          <TextField
            label={w.password}
            type="password"
            autocomplete="current-password"
            data-autofocus
            value={form.values.password}
            error={form.errors.password || form.problem ? w.join.wrong : undefined}
            onText={type}
          />
        )}
        {isHere && form.problem && (
          <p class="field-error" role="alert">
            {form.problem}
          </p>
        )}
        <Button type="submit" kind="primary" isBusy={form.isBusy}>
          {w.join.act}
        </Button>
      </form>
    </DoorFrame>
  );
}

/** The password is right, so the first step is taken at once; an account with a second one asks for it. */
async function signInAndMove(email: string, password: string, workspaceId: string): Promise<void> {
  const half = await enter("/auth/sign-in", { email, password });
  if (half) location.assign(`/sign-in/second-step#${half.token}`);
  else await moveTo(workspaceId);
}
