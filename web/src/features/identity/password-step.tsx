import { useEffect, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { ProviderName, SignInMethods } from "../../../../src/identity/security.schema.ts";
import { get, Problem, post } from "../../lib/api.ts";
import { textOf } from "../../lib/refusals.ts";
import { problemWith } from "../../lib/rules.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { enter, explainDoor, type SecondStep } from "./enter.ts";
import { answerWithPasskey, hasPasskeys, wasGivenUp } from "./passkeys.ts";
import { PROVIDER_NAMES, signInWords } from "./sign-in.words.ts";

const SignUpLink = lazy(() => import("../workspaces/sign-up-page.tsx"));

interface Props {
  email: string;
  setEmail: (email: string) => void;
  onDone: (step: SecondStep) => void;
  onMail: (kind: "magic_link" | "reset") => void;
}

/** Address and password, and the other ways in below. */
export function PasswordStep({ email, setEmail, onDone, onMail }: Props) {
  const w = signInWords();
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [emailProblem, setEmailProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = { email: problemWith(email, { required: true, format: "email" }), password: problemWith(password, { required: true }) };
    setEmailProblem(wrong.email);
    setProblem(wrong.password);
    if (wrong.email || wrong.password) return;
    setBusy(true);
    await enter("/auth/sign-in", { email: email.trim(), password }).then(onDone, (error: unknown) =>
      setProblem(explainDoor(error, w.wrong)),
    );
    setBusy(false);
  };
  return (
    <DoorFrame title={w.title} text={w.text}>
      <form class="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={w.email}
          type="email"
          name="email"
          autocomplete="username"
          required
          autofocus
          value={email}
          error={emailProblem}
          onText={setEmail}
        />
        <TextField
          label={w.password}
          type={isShown ? "text" : "password"}
          name="password"
          autocomplete="current-password"
          required
          value={password}
          error={problem}
          onText={setPassword}
        />
        <div class="sign-in-line">
          <button type="button" class="text-button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? w.hide : w.show}
          </button>
          <button type="button" class="text-button" onClick={() => onMail("reset")}>
            {w.forgot}
          </button>
        </div>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {w.submit}
        </Button>
      </form>
      <OtherWays onDone={onDone} onMail={() => onMail("magic_link")} />
      <p class="faint">{w.help}</p>
      <ErrorBoundary>
        <SignUpLink />
      </ErrorBoundary>
    </DoorFrame>
  );
}

function OtherWays({ onDone, onMail }: { onDone: Props["onDone"]; onMail: () => void }) {
  const w = signInWords();
  const { query } = useLocation();
  const [methods, setMethods] = useState<SignInMethods>();
  const [problem, setProblem] = useState(problemOfReturn(query));
  useEffect(() => {
    void get<SignInMethods>("/auth/methods").then(setMethods, () => undefined);
  }, []);
  const withPasskey = async (): Promise<void> => {
    setProblem(undefined);
    try {
      onDone(await enter("/auth/passkeys", { credential: await answerWithPasskey("/auth/passkeys/options") }));
    } catch (error) {
      if (!wasGivenUp(error)) setProblem(error instanceof Problem ? explainDoor(error, w.passkeyUnknown) : w.passkeyFailed);
    }
  };
  const withProvider = async (provider: ProviderName): Promise<void> => {
    setProblem(undefined);
    await post<{ url: string }>("/auth/providers", { provider }).then(
      ({ data }) => location.assign(data.url),
      (error: unknown) => setProblem(error instanceof Problem ? textOf(error) : w.providerFailed(PROVIDER_NAMES[provider] ?? "")),
    );
  };
  return (
    <div class="sign-in-form">
      <p class="sign-in-or faint">{w.or}</p>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {(["google", "microsoft"] as const)
        .filter((name) => methods?.[name])
        .map((name) => (
          <Button key={name} onClick={() => void withProvider(name)}>
            {w.withProvider(PROVIDER_NAMES[name] ?? "")}
          </Button>
        ))}
      {hasPasskeys() && <Button onClick={() => void withPasskey()}>{w.withPasskey}</Button>}
      <Button onClick={onMail}>{w.withLink}</Button>
    </div>
  );
}

/** Why another provider sent somebody back without a session. */
function problemOfReturn({ problem, provider = "" }: Record<string, string>): string | undefined {
  const name = PROVIDER_NAMES[provider];
  if (!problem || !name) return undefined;
  return problem === "forbidden" ? signInWords().providerRefused(name) : signInWords().providerFailed(name);
}
