import { Fingerprint } from "lucide-preact";
import { useState } from "preact/hooks";
import { deviceName } from "../../../../src/identity/device-names.rules.ts";
import type { Passkey } from "../../../../src/identity/security.schema.ts";
import { del, Problem, patch, post } from "../../lib/api.ts";
import { fullDay, nearDay } from "../../lib/format.ts";
import { ruleWords } from "../../lib/rules.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { hasPasskeys, makePasskey, wasGivenUp } from "../identity/passkeys.ts";
import { withProof } from "./proof.tsx";
import { securityWords } from "./security.words.ts";
import { reloadSecurity } from "./security-data.ts";

/** Keys that open the account by a finger, a face or a PIN. */
export function PasskeysList({ passkeys }: { passkeys: Passkey[] }) {
  const w = securityWords();
  const [isBusy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      const credential = await withProof(() => makePasskey("/me/passkeys/options"));
      if (credential) {
        await post("/me/passkeys", { name: deviceName(navigator.userAgent) || w.passkeys, credential });
        say(w.passkeyAdded);
        await reloadSecurity();
      }
    } catch (error) {
      if (!wasGivenUp(error)) complain(error instanceof Problem ? explain(error) : w.passkeyFailed);
    }
    setBusy(false);
  };
  return (
    <section class="security-block" aria-label={w.passkeys}>
      <h3>{w.passkeys}</h3>
      <p class="dim">{w.passkeysText}</p>
      {passkeys.length > 0 && (
        <ul class="hits">
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} of={passkey} />
          ))}
        </ul>
      )}
      {hasPasskeys() ? (
        <Button isBusy={isBusy} onClick={() => void add()}>
          {w.addPasskey}
        </Button>
      ) : (
        <p class="faint">{w.noPasskeysHere}</p>
      )}
    </section>
  );
}

function PasskeyLine({ of: passkey }: { of: Passkey }) {
  const w = securityWords();
  const [asked, ask] = useState<"name" | "remove">();
  const { name, createdAt, lastUsedAt } = passkey;
  const remove = async (): Promise<void> => {
    ask(undefined);
    try {
      const gone = await withProof(() => del(`/me/passkeys/${passkey.id}`));
      if (gone) say(w.removed);
    } catch (error) {
      complain(explain(error));
    }
    await reloadSecurity();
  };
  return (
    <li class="hit">
      <Fingerprint />
      <span class="hit-main">
        <strong class="clip">{name}</strong>
        <span class="hit-passage num">
          {[w.added(fullDay(createdAt)), lastUsedAt ? w.lastUsed(nearDay(lastUsedAt)) : w.neverUsed].join(" · ")}
        </span>
      </span>
      <Button onClick={() => ask("name")}>{w.rename}</Button>
      <Button onClick={() => ask("remove")}>{words().act.remove}</Button>
      {asked === "name" && <NameDialog of={passkey} onClose={() => ask(undefined)} />}
      {asked === "remove" && (
        <Confirm
          title={w.removeAsk(name)}
          text={w.removeText}
          act={words().act.remove}
          onYes={() => void remove()}
          onNo={() => ask(undefined)}
        />
      )}
    </li>
  );
}

function NameDialog({ of: passkey, onClose }: { of: Passkey; onClose: () => void }) {
  const w = securityWords();
  const [name, setName] = useState(passkey.name);
  const [problem, setProblem] = useState<string>();
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (name.trim() === "") return setProblem(ruleWords().required);
    await patch(`/me/passkeys/${passkey.id}`, { name }).then(onClose, (error: unknown) => setProblem(explain(error)));
    await reloadSecurity();
  };
  return (
    <Dialog title={w.passkeyName} onClose={onClose}>
      <form class="form" noValidate onSubmit={(event) => void save(event)}>
        <TextField label={w.passkeyName} isLabelHidden maxLength={60} data-autofocus value={name} error={problem} onText={setName} />
        <footer class="dialog-foot">
          <Button onClick={onClose}>{words().act.cancel}</Button>
          <Button type="submit" kind="primary">
            {words().act.save}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
