import { useState } from "preact/hooks";
import { Problem } from "../../lib/api.ts";
import { problemWith } from "../../lib/rules.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { enter, explainDoor, type SecondStep as Step } from "./enter.ts";
import { signInWords } from "./sign-in.words.ts";
import { isSixDigits } from "./six-digits.ts";

interface Props {
  token: string;
  onDone: (step: Step) => void;
  onBack: () => void;
}

/** A code of the authenticator app, or one of those kept for the day without it. */
export function SecondStep({ token, onDone, onBack }: Props) {
  const w = signInWords();
  const [isRecovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (typed: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await enter("/auth/second-step", { token, ...(isRecovery ? { recoveryCode: typed } : { code: typed }) }).then(
      onDone,
      (error: unknown) => {
        setBusy(false);
        setCode("");
        const isLapsed = error instanceof Problem && "token" in error.fields;
        setProblem(isLapsed ? w.lapsed : explainDoor(error, isRecovery ? w.wrongRecovery : w.wrongCode));
      },
    );
  };
  const type = (text: string): void => {
    setCode(text);
    if (!isRecovery && isSixDigits(text) && !isBusy) void send(text);
  };
  return (
    <DoorFrame title={w.secondTitle} text={isRecovery ? w.recoveryText : w.secondText}>
      <form
        class="sign-in-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wrong = problemWith(code, { required: true }) ?? (isRecovery || isSixDigits(code) ? undefined : w.sixDigits);
          if (wrong) setProblem(wrong);
          else void send(code);
        }}
      >
        <TextField
          key={String(isRecovery)}
          label={isRecovery ? w.recoveryCode : w.code}
          class="num"
          autocomplete={isRecovery ? "off" : "one-time-code"}
          inputMode={isRecovery ? undefined : "numeric"}
          required
          autofocus
          spellcheck={false}
          value={code}
          error={problem}
          onText={type}
        />
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {w.verify}
        </Button>
      </form>
      <div class="sign-in-line">
        <button
          type="button"
          class="text-button"
          onClick={() => {
            setRecovery(!isRecovery);
            setCode("");
            setProblem(undefined);
          }}
        >
          {isRecovery ? w.useApp : w.useRecovery}
        </button>
        <button type="button" class="text-button" onClick={onBack}>
          {w.back}
        </button>
      </div>
    </DoorFrame>
  );
}
