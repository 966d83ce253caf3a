import { Copy, Download, Printer } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy from "preact-iso/lazy";
import type { NewTwoStep, RecoveryCodes, Security } from "../../../../src/identity/security.schema.ts";
import { del, isProblem, post } from "../../lib/api.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { TextField } from "../../ui/field.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { isSixDigits } from "../identity/six-digits.ts";
import { withProof } from "./proof.tsx";
import { securityWords } from "./security.words.ts";
import { reloadSecurity } from "./security-data.ts";

const QrCode = lazy(() => import("./qr-code.tsx"));

/** Two-step verification: on or off, and the codes for the day without the phone. */
export function TwoStepForm({ isOn, recoveryCodesLeft }: Security["twoStep"]) {
  const w = securityWords();
  const [fresh, setFresh] = useState<NewTwoStep>();
  const [codes, setCodes] = useState<string[]>();
  const [asked, ask] = useState<"off" | "codes">();
  const attempt = async (run: () => Promise<unknown>): Promise<void> => {
    ask(undefined);
    await withProof(run).catch((error: unknown) => complain(explain(error)));
  };
  const begin = async () => setFresh((await post<NewTwoStep>("/me/two-step")).data);
  const end = async (): Promise<void> => {
    await del("/me/two-step");
    say(w.turnedOff);
    await reloadSecurity();
  };
  const renew = async () => setCodes((await post<RecoveryCodes>("/me/recovery-codes")).data.recoveryCodes);
  const confirmed = (recoveryCodes: string[]): void => {
    setFresh(undefined);
    setCodes(recoveryCodes);
    void reloadSecurity();
  };
  return (
    <section class="security-block" aria-label={w.twoStep}>
      <h3>{w.twoStep}</h3>
      <p class="dim">{w.twoStepText}</p>
      {codes && (
        <NewCodes
          codes={codes}
          onKept={() => {
            setCodes(undefined);
            void reloadSecurity();
          }}
        />
      )}
      {fresh && !codes && <Enrolment fresh={fresh} onConfirmed={confirmed} onCancel={() => setFresh(undefined)} />}
      {!fresh && !codes && (
        <div class="security-line">
          {isOn ? (
            <>
              <span>
                <strong>{w.twoStepOn}</strong> · {w.codesLeft(recoveryCodesLeft)}
              </span>
              <Button onClick={() => ask("codes")}>{w.newCodes}</Button>
              <Button onClick={() => ask("off")}>{w.turnOff}</Button>
            </>
          ) : (
            <Button onClick={() => void attempt(begin)}>{w.turnOn}</Button>
          )}
        </div>
      )}
      {asked === "off" && (
        <Confirm title={w.turnOffAsk} text={w.turnOffText} act={w.turnOff} onYes={() => void attempt(end)} onNo={() => ask(undefined)} />
      )}
      {asked === "codes" && (
        <Confirm
          title={w.newCodesAsk}
          text={w.newCodesText}
          act={w.newCodes}
          onYes={() => void attempt(renew)}
          onNo={() => ask(undefined)}
        />
      )}
    </section>
  );
}

interface EnrolmentProps {
  fresh: NewTwoStep;
  onConfirmed: (codes: string[]) => void;
  onCancel: () => void;
}

function Enrolment({ fresh, onConfirmed, onCancel }: EnrolmentProps) {
  const w = securityWords();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isSixDigits(code)) return setProblem(w.sixDigits);
    setBusy(true);
    await post<RecoveryCodes>("/me/two-step/confirm", { code }).then(
      ({ data }) => onConfirmed(data.recoveryCodes),
      (error: unknown) => setProblem(isProblem(error, "invalid") ? w.wrongCode : explain(error)),
    );
    setBusy(false);
  };
  return (
    <form class="form" noValidate onSubmit={(event) => void confirm(event)}>
      <p>{w.scan}</p>
      <QrCode text={fresh.uri} label={w.qr} />
      <p>
        {w.byHand} <code class="key">{fresh.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <TextField
        label={w.firstCode}
        class="num"
        inputMode="numeric"
        autocomplete="one-time-code"
        autofocus
        value={code}
        error={problem}
        onText={setCode}
      />
      <div class="security-line">
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {w.confirm}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {words().act.cancel}
        </Button>
      </div>
    </form>
  );
}

function NewCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const w = securityWords();
  const text = `${codes.join("\n")}\n`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    say(words().act.copied);
  };
  const download = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`Relata · ${location.origin}\n\n${text}`], { type: "text/plain" }));
    link.download = w.fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div class="fresh-key recovery-codes" role="status">
      <strong>{w.codes}</strong>
      <p>{w.codesText}</p>
      <ol class="num">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div class="security-line">
        <Button icon={Copy} onClick={() => void copy()}>
          {words().act.copy}
        </Button>
        <Button icon={Download} onClick={download}>
          {w.download}
        </Button>
        <Button icon={Printer} onClick={() => window.print()}>
          {w.print}
        </Button>
        <Button kind="primary" onClick={onKept}>
          {w.kept}
        </Button>
      </div>
    </div>
  );
}
