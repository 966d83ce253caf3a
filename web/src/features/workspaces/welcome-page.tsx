import { useState } from "preact/hooks";
import { isProblem, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "../identity/door-frame.tsx";
import { fragment } from "../identity/enter.ts";
import { Lost } from "./join-page.tsx";
import { beginAnew } from "./moving.ts";
import { workspaceWords } from "./words.ts";

/** What the mail of a sign-up leads to. */
export function WelcomePage() {
  const w = workspaceWords();
  const [isLost, lose] = useState(false);
  const form = useForm({
    keep: "welcome",
    isSecret: true,
    initial: () => ({ password: "" }),
    rules: { password: { required: true } },
    save: async ({ password }) => {
      await post("/auth/sign-up/confirm", { token: fragment(), password }).catch((error: unknown) => {
        if (isProblem(error, "not_found") || isProblem(error, "duplicate")) lose(true);
        throw error;
      });
      beginAnew();
    },
  });
  if (isLost) return <Lost text={w.lostSignUp} />;
  return (
    <DoorFrame title={w.welcome.title} text={w.welcome.text}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
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
      </form>
    </DoorFrame>
  );
}
