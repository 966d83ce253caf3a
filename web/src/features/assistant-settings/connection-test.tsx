import { useState } from "preact/hooks";
import type { ConnectionInput, ConnectionReport } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import { post } from "../../lib/api.ts";
import { Button } from "../../ui/button.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { seconds } from "./amounts.ts";
import { assistantSettingsWords } from "./words.ts";

/** Asks the server, also before anything is saved, and says what it can do or why it does not answer. */
export function ConnectionTest({ input, isOwn }: { input: ConnectionInput; isOwn: boolean }) {
  const w = assistantSettingsWords();
  const [report, setReport] = useState<ConnectionReport>();
  const [isBusy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    setReport(undefined);
    try {
      setReport((await post<ConnectionReport>("/assistant/settings/test", isOwn ? input : {})).data);
    } catch (error) {
      complain(explain(error));
    }
    setBusy(false);
  };
  return (
    <div class="connection">
      <Button isBusy={isBusy} onClick={() => void ask()}>
        {w.test}
      </Button>
      <div role="status" class="connection-report">
        {isBusy && <p class="dim">{w.testing}</p>}
        {report && (report.works ? <Works report={report} /> : <Fails report={report} />)}
      </div>
    </div>
  );
}

function Works({ report: { latencyMs, abilities } }: { report: ConnectionReport }) {
  const w = assistantSettingsWords();
  const can = abilities && [
    w.shape[abilities.shape],
    w.streams[String(abilities.streams)],
    w.usage[String(abilities.tellsUsage)],
    w.system[String(abilities.hasSystem)],
  ];
  return (
    <>
      <p class="is-good">{w.works(seconds(latencyMs))}</p>
      {can && (
        <ul aria-label={w.can}>
          {can.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fails({ report: { reason, detail } }: { report: ConnectionReport }) {
  const w = assistantSettingsWords();
  return (
    <>
      <p class="field-error">{w.fails[reason ?? ""] ?? w.failsOther}</p>
      {detail && <p class="dim">{detail}</p>}
    </>
  );
}
