import { useState } from "preact/hooks";
import { post } from "../../lib/api.ts";
import { problemWith, ruleWords } from "../../lib/rules.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { explainDoor } from "./enter.ts";
import { signInWords } from "./sign-in.words.ts";

interface Props {
  kind: "magic_link" | "reset";
  email: string;
  setEmail: (email: string) => void;
  onBack: () => void;
}

/** Has a link mailed. What is said afterwards is the same whether or not somebody signs in with the address. */
export function MailStep({ kind, email, setEmail, onBack }: Props) {
  const w = signInWords();
  const [isSent, setSent] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = problemWith(email, { required: true, format: "email" });
    setProblem(wrong);
    if (wrong) return;
    setBusy(true);
    await post(kind === "reset" ? "/auth/resets" : "/auth/magic-links", { email: email.trim() }).then(
      () => setSent(true),
      (error: unknown) => setProblem(explainDoor(error, ruleWords().email)),
    );
    setBusy(false);
  };
  if (isSent)
    return (
      <DoorFrame title={w.sentTitle}>
        <p role="status">{w.sentText(email.trim())}</p>
        <p class="faint">{w.sentHint}</p>
        <Button onClick={() => setSent(false)}>{w.again}</Button>
        <Button kind="quiet" onClick={onBack}>
          {w.back}
        </Button>
      </DoorFrame>
    );
  return (
    <DoorFrame title={kind === "reset" ? w.resetTitle : w.linkTitle} text={kind === "reset" ? w.resetText : w.linkText}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={w.email}
          type="email"
          name="email"
          autocomplete="username"
          required
          autofocus
          value={email}
          error={problem}
          onText={setEmail}
        />
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {w.send}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {w.back}
        </Button>
      </form>
    </DoorFrame>
  );
}
