import { useState } from "preact/hooks";
import { type Answer, del, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { number } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { loadMe, me } from "../identity/session.ts";
import { settingsWords } from "./words.ts";

interface Counts {
  activities: number;
}

/** Made-up records to try things out with: in with one click, out with one more. */
export function SamplePart() {
  const w = settingsWords();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, ask] = useState(false);
  const run = async (change: () => Promise<Answer<unknown>>, text: (counts: Counts) => string): Promise<void> => {
    ask(false);
    setBusy(true);
    try {
      const { data } = await change();
      say(text(data as Counts));
      await loadMe();
      await client.invalidateQueries();
    } catch (error) {
      complain(explain(error));
    }
    setBusy(false);
  };
  return (
    <>
      <p class="dim">{w.sampleText}</p>
      {me.value?.workspace.hasSample ? (
        <Button kind="danger" isBusy={isBusy} onClick={() => ask(true)}>
          {w.removeSample}
        </Button>
      ) : (
        <Button
          kind="primary"
          isBusy={isBusy}
          onClick={() =>
            void run(
              () => post("/sample"),
              ({ activities }) => w.sampleLoaded(number(activities)),
            )
          }
        >
          {w.loadSample}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={w.removeAsk}
          text={w.removeText}
          act={w.removeSample}
          onYes={() =>
            void run(
              () => del("/sample"),
              () => w.sampleRemoved,
            )
          }
          onNo={() => ask(false)}
        />
      )}
    </>
  );
}
