import { Problem, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { explainPassword, NewPasswordField } from "../identity/new-password.tsx";
import { me } from "../identity/session.ts";
import { withProof } from "./proof.tsx";
import { securityWords } from "./security.words.ts";

/** Changes the password, or sets the first one of somebody who has come in without. */
export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const w = securityWords();
  const { member, workspace } = me.value ?? {};
  const own = [member?.name ?? "", member?.email ?? "", workspace?.name ?? ""];
  const form = useForm({
    keep: "password",
    isSecret: true,
    initial: () => ({ current: "", next: "", endsDelegates: false }),
    rules: { next: { required: true }, ...(hasPassword ? { current: { required: true } } : {}) },
    save: async ({ current, next, endsDelegates }) => {
      const send = () => post("/me/password", { ...(hasPassword ? { current } : {}), next, endsDelegates });
      const sent = await (hasPassword ? send() : withProof(send)).catch((error: unknown) => {
        throw explained(error, next, own);
      });
      if (!sent) return;
      say(w.passwordChanged);
      me.value = null;
    },
  });
  return (
    <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
      <h3>{w.password}</h3>
      <input type="text" autocomplete="username" value={member?.email ?? ""} class="sr-only" tabIndex={-1} aria-hidden="true" readOnly />
      {hasPassword && (
        <TextField
          label={w.currentPassword}
          type="password"
          autocomplete="current-password"
          value={form.values.current}
          error={form.errors.current ?? form.problem}
          onText={(current) => form.set("current", current)}
        />
      )}
      <NewPasswordField
        label={w.newPassword}
        value={form.values.next}
        error={form.errors.next ?? (hasPassword ? undefined : form.problem)}
        own={own}
        onText={(next) => form.set("next", next)}
      />
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            checked={form.values.endsDelegates}
            onChange={() => form.set("endsDelegates", !form.values.endsDelegates)}
          />
          <span>{w.endsDelegates}</span>
        </label>
        <p class="field-hint">{w.endsDelegatesHint}</p>
      </div>
      <p class="faint">{w.changeText}</p>
      <Button type="submit" isBusy={form.isBusy}>
        {hasPassword ? w.changePassword : w.setPassword}
      </Button>
    </form>
  );
}

/** The refusal with the reason in the reader's own language. */
function explained(error: unknown, next: string, own: string[]): unknown {
  const reason = explainPassword(error, "next", next, own);
  if (!reason || !(error instanceof Problem)) return error;
  return new Problem(error.status, { code: error.code, detail: error.message, fields: { next: reason } });
}
