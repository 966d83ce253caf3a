import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { isProblem, Problem, post } from "../../lib/api.ts";
import { textOf } from "../../lib/refusals.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { answerWithPasskey, hasPasskeys, wasGivenUp } from "../identity/passkeys.ts";
import { securityWords } from "./security.words.ts";
import { useSecurity } from "./security-data.ts";

/** Settled with whether the person has proved who they are. */
const asking = signal<((proved: boolean) => void) | undefined>(undefined);

/** Does it; where a fresh proof is wanted, asks for one and does it again. Undefined when the person gave up. */
export async function withProof<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!isProblem(error, "proof_needed")) throw error;
    const proved = await new Promise<boolean>((settle) => {
      asking.value = settle;
    });
    return proved ? await run() : undefined;
  }
}

/** Stands once in the settings; shows itself when it is asked for. */
export function ProofDialog() {
  const settle = asking.value;
  if (!settle) return null;
  const done = (proved: boolean): void => {
    asking.value = undefined;
    settle(proved);
  };
  return <Proof onDone={done} />;
}

function Proof({ onDone }: { onDone: (proved: boolean) => void }) {
  const w = securityWords();
  const { data } = useSecurity();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const prove = async (body: () => Promise<object>, wrong: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await post("/me/proof", await body());
      onDone(true);
    } catch (error) {
      if (!wasGivenUp(error)) setProblem(error instanceof Problem && error.status !== 422 ? textOf(error) : wrong);
    }
    setBusy(false);
  };
  const withPasskey = async () => ({ credential: await answerWithPasskey("/me/proof/options") });
  const canPasskey = hasPasskeys() && (data?.passkeys.length ?? 0) > 0;
  const isHelpless = data && !data.hasPassword && !canPasskey;
  return (
    <Dialog title={w.proofTitle} onClose={() => onDone(false)}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void prove(async () => ({ password }), w.proofWrong);
        }}
      >
        <p>{isHelpless ? w.proofNone : w.proofText}</p>
        {data?.hasPassword && (
          <TextField
            label={w.proofPassword}
            type="password"
            autocomplete="current-password"
            data-autofocus
            value={password}
            error={problem}
            onText={setPassword}
          />
        )}
        {!data?.hasPassword && problem && <p class="field-error">{problem}</p>}
        <footer class="dialog-foot">
          {canPasskey && <Button onClick={() => void prove(withPasskey, w.proofPasskeyFailed)}>{w.proofPasskey}</Button>}
          {data?.hasPassword ? (
            <Button type="submit" kind="primary" isBusy={isBusy}>
              {w.proofGo}
            </Button>
          ) : (
            <Button onClick={() => onDone(false)}>{words().act.cancel}</Button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
