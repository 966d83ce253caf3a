import { useState } from "preact/hooks";
import type { SignUpLook } from "../../../../src/workspaces/workspaces.schema.ts";
import { isProblem, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "../identity/door-frame.tsx";
import { LookedAt } from "./looked-at.tsx";
import { Lost } from "./lost-link.tsx";
import { beginAnew } from "./moving.ts";
import { workspaceWords } from "./words.ts";

/** What the mail of a sign-up leads to. */
export function WelcomePage() {
  return (
    <LookedAt<SignUpLook> path="/auth/sign-up/look" lostText={workspaceWords().lostSignUp}>
      {(look, token) => <Welcome {...look} token={token} />}
    </LookedAt>
  );
}

function Welcome({ email, workspace, token }: SignUpLook & { token: string }) {
  const w = workspaceWords();
  const [isLost, lose] = useState(false);
  const form = useForm({
    keep: "welcome",
    isSecret: true,
    initial: () => ({ password: "" }),
    rules: { password: { required: true } },
    save: async ({ password }) => {
      await post("/auth/sign-up/confirm", { token, password }).catch((error: unknown) => {
        if (isProblem(error, "not_found") || isProblem(error, "duplicate")) lose(true);
        throw error;
      });
      beginAnew();
    },
  });
  if (isLost) return <Lost text={w.lostSignUp} />;
  return (
    <DoorFrame title={w.welcome.title} text={w.welcome.text(email, workspace)}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <input type="text" class="sr-only" autocomplete="username" value={email} tabIndex={-1} aria-hidden="true" readOnly />
        <TextField
          label={w.password}
          type="password"
          autocomplete="current-password"
          data-autofocus
          value={form.values.password}
          error={form.errors.password ? w.welcome.wrong : form.problem}
          onText={(password) => form.set("password", password)}
        />
        {form.isBusy && (
          <p class="dim" role="status">
            {w.creating}
          </p>
        )}
        <Button type="submit" kind="primary" isBusy={form.isBusy}>
          {w.welcome.act}
        </Button>
        <a class="link" href="/sign-up">
          {w.welcome.forgot}
        </a>
      </form>
    </DoorFrame>
  );
}
