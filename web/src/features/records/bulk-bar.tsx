import { AtSign, ContactRound, Trash2, Undo2, X } from "lucide-preact";
import { useState } from "preact/hooks";
import { type Answer, del, pathWith, post } from "../../lib/api.ts";
import { client, dropCached } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import type { Row } from "./list-query.ts";
import { recordWords } from "./words.ts";

interface Props {
  noun: string;
  rows: Row[];
  isBin: boolean;
  addressesOf: ((row: Row) => string[]) | undefined;
  onDone: () => void;
}

/** So many ids fit into one address. */
const MOST_CARDS = 300;

interface Outcome {
  changes: string[];
  failed: number;
}

/** Runs one request per row, in turn; what fails is counted, not hidden. */
async function runEach(rows: Row[], run: (row: Row) => Promise<Answer<unknown>>): Promise<Outcome> {
  const outcome: Outcome = { changes: [], failed: 0 };
  for (const row of rows) {
    const answer = await run(row).catch(() => undefined);
    if (answer) dropCached(row.id);
    if (answer?.changeId) outcome.changes.push(answer.changeId);
    if (!answer) outcome.failed += 1;
  }
  return outcome;
}

async function undoAll(changes: string[]): Promise<void> {
  for (const change of changes.slice(1)) await post(`/changes/${change}/undo`);
  if (changes[0]) await undo(changes[0]);
}

/** What can be done with the selected rows; stands at the lower edge while any are. */
export default function BulkBar({ noun, rows, isBin, addressesOf, onDone }: Props) {
  const w = recordWords();
  const [isBusy, setBusy] = useState(false);
  if (rows.length === 0) return null;

  const each = async (run: (row: Row) => Promise<Answer<unknown>>, text: (n: number) => string): Promise<void> => {
    setBusy(true);
    const { changes, failed } = await runEach(rows, run);
    setBusy(false);
    onDone();
    void client.invalidateQueries({ queryKey: [noun] });
    if (failed > 0) complain(w.someFailed(failed));
    if (rows.length > failed) say(text(rows.length - failed), { action: { label: words().act.undo, run: () => void undoAll(changes) } });
  };

  const copy = async (): Promise<void> => {
    const addresses = rows.flatMap((row) => addressesOf?.(row) ?? []);
    await navigator.clipboard.writeText(addresses.join(", "));
    say(w.copiedEmails(addresses.length));
  };

  return (
    <div class="bulk" role="toolbar" aria-label={w.selected(rows.length)}>
      <strong>{w.selected(rows.length)}</strong>
      {addressesOf && (
        <Button kind="quiet" icon={AtSign} onClick={() => void copy()}>
          {w.copyEmails}
        </Button>
      )}
      {noun === "contacts" && !isBin && rows.length <= MOST_CARDS && (
        <Button
          kind="quiet"
          icon={ContactRound}
          onClick={() => location.assign(pathWith("/vcards", { ids: rows.map(({ id }) => id).join(",") }))}
        >
          {w.vcards}
        </Button>
      )}
      {may(`${noun}:${isBin ? "edit" : "delete"}`) &&
        (isBin ? (
          <Button
            kind="quiet"
            icon={Undo2}
            isBusy={isBusy}
            onClick={() => void each((row) => post(`/${noun}/${row.id}/restore`), w.restoredMany)}
          >
            {words().act.restore}
          </Button>
        ) : (
          <Button
            kind="quiet"
            icon={Trash2}
            isBusy={isBusy}
            onClick={() => void each((row) => del(`/${noun}/${row.id}`, row.version), w.deletedMany)}
          >
            {words().act.delete}
          </Button>
        ))}
      <IconButton icon={X} label={words().act.clear} onClick={onDone} />
    </div>
  );
}
