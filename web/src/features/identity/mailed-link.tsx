import { useEffect, useState } from "preact/hooks";
import { Problem, post } from "../../lib/api.ts";
import { textOf } from "../../lib/refusals.ts";
import { problemWith } from "../../lib/rules.ts";
import { Button } from "../../ui/button.tsx";
import { Bones } from "../../ui/states.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { enter, explainDoor, fragment, type SecondStep } from "./enter.ts";
import { explainPassword, NewPasswordField } from "./new-password.tsx";
import { signInWords } from "./sign-in.words.ts";

interface Props {
  onDone: (step: SecondStep) => void;
  onNew: () => void;
}

type Found = { email: string } | { problem: string | null };

/** Whose link it is. Asking does not spend it: only a person's click does, not a program that looks at what mails link to. */
function useLink(kind: "magic_link" | "reset"): Found | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    void post<{ email: string }>("/auth/links", { kind, token: fragment() }).then(
      ({ data }) => setFound(data),
      (error: unknown) =>
        setFound({ problem: error instanceof Problem && error.status !== 401 && error.status !== 422 ? textOf(error) : null }),
    );
  }, []);
  return found;
}

function Gone({ problem, onNew }: { problem: string | null; onNew: () => void }) {
  const w = signInWords();
  return (
    <DoorFrame title={w.gone} text={problem ?? w.goneText}>
      <Button kind="primary" onClick={onNew}>
        {w.newLink}
      </Button>
    </DoorFrame>
  );
}

/** Where the link of a mail leads: one click more and one is in. */
export function MailedLink({ onDone, onNew }: Props) {
  const w = signInWords();
  const found = useLink("magic_link");
  const [problem, setProblem] = useState<string | null>();
  const [isBusy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    await enter("/auth/magic-links/open", { token: fragment() }).then(onDone, (error: unknown) =>
      setProblem(error instanceof Problem && error.status === 401 ? null : explainDoor(error, w.gone)),
    );
    setBusy(false);
  };
  if (problem !== undefined) return <Gone {...{ problem, onNew }} />;
  if (found && "problem" in found) return <Gone problem={found.problem} onNew={onNew} />;
  return (
    <DoorFrame title={w.title} text={w.opening}>
      {found ? <p>{w.openAs(found.email)}</p> : <Bones lines={1} />}
      <Button kind="primary" data-autofocus isBusy={isBusy} disabled={!found} onClick={() => void open()}>
        {w.submit}
      </Button>
    </DoorFrame>
  );
}

/** The same for a new password. */
export function ResetPassword({ onDone, onNew }: Props) {
  const w = signInWords();
  const found = useLink("reset");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const [isGone, setGone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  if (isGone) return <Gone problem={null} onNew={onNew} />;
  if (found && "problem" in found) return <Gone problem={found.problem} onNew={onNew} />;
  const own = found ? [found.email] : [];
  const type = (text: string): void => {
    setPassword(text);
    setError(undefined);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = problemWith(password, { required: true });
    setError(wrong);
    if (wrong) return;
    setBusy(true);
    await enter("/auth/resets/finish", { token: fragment(), password }).then(onDone, (thrown: unknown) => {
      if (thrown instanceof Problem && thrown.status === 401) setGone(true);
      else setError(explainPassword(thrown, "password", password, own) ?? explainDoor(thrown, w.gone));
    });
    setBusy(false);
  };
  return (
    <DoorFrame title={w.newPasswordTitle} text={found ? w.newPasswordFor(found.email) : undefined}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
        <input type="text" class="sr-only" autocomplete="username" value={own[0] ?? ""} tabIndex={-1} aria-hidden="true" readOnly />
        <NewPasswordField label={w.newPassword} value={password} error={error} own={own} onText={type} />
        <Button type="submit" kind="primary" isBusy={isBusy} disabled={!found}>
          {w.setPassword}
        </Button>
      </form>
    </DoorFrame>
  );
}
