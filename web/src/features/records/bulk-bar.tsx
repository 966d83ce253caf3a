import { AtSign, ContactRound, Trash2, Undo2, X } from "lucide-preact";
import { useState } from "preact/hooks";
import type { BulkAnswer } from "../../../../src/core/bulk.schema.ts";
import { pathWith, post } from "../../lib/api.ts";
import { client, dropCached } from "../../lib/cache.ts";
import { dictionary } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain, undo } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import type { Row } from "./list-query.ts";

const en = {
  selected: (n: number) => `${n} selected`,
  copyEmails: "Copy e-mail addresses",
  copiedEmails: (n: number) => `${n} address${n === 1 ? "" : "es"} copied`,
  deletedMany: (n: number) => `${n} moved to the bin`,
  restoredMany: (n: number) => `${n} restored`,
  someFailed: (n: number) => `${n} could not be changed`,
  vcards: "vCard",
};

const vi: typeof en = {
  selected: (n) => `Đã chọn ${n}`,
  copyEmails: "Sao chép địa chỉ email",
  copiedEmails: (n) => `Đã sao chép ${n} địa chỉ`,
  deletedMany: (n) => `Đã chuyển ${n} mục vào thùng rác`,
  restoredMany: (n) => `Đã khôi phục ${n} mục`,
  someFailed: (n) => `${n} mục không đổi được`,
  vcards: "Danh thiếp vCard",
};

const bulkWords = dictionary(en, vi);

interface Props {
  noun: string;
  rows: Row[];
  isBin: boolean;
  addressesOf: ((row: Row) => string[]) | undefined;
  onDone: () => void;
}

/** So many ids fit into one address. */
const MOST_CARDS = 300;
/** So many fit into one request. */
const AT_ONCE = 1_000;

interface Outcome {
  done: number;
  refused: number;
  changes: string[];
}

/** Up to a thousand in one request and one change: what is refused is counted, not hidden. */
async function runAll(noun: string, action: "delete" | "restore", rows: Row[]): Promise<Outcome> {
  const outcome: Outcome = { done: 0, refused: 0, changes: [] };
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const items = some.map(({ id, version }) => (action === "delete" ? { id, version } : { id }));
    const { data, changeId } = await post<BulkAnswer>(`/${noun}/bulk`, { action, items });
    for (const { id } of some) dropCached(id);
    outcome.done += data.done;
    outcome.refused += data.refused;
    if (changeId) outcome.changes.push(changeId);
  }
  return outcome;
}

async function undoAll(changes: string[]): Promise<void> {
  for (const change of changes) await undo(change);
}

/** What can be done with the selected rows; stands at the lower edge while any are. */
export default function BulkBar({ noun, rows, isBin, addressesOf, onDone }: Props) {
  const w = bulkWords();
  const [isBusy, setBusy] = useState(false);
  if (rows.length === 0) return null;

  const all = async (action: "delete" | "restore", text: (n: number) => string): Promise<void> => {
    setBusy(true);
    try {
      const { done, refused, changes } = await runAll(noun, action, rows);
      onDone();
      if (refused > 0) complain(w.someFailed(refused));
      if (done > 0) say(text(done), { action: { label: words().act.undo, run: () => void undoAll(changes) } });
    } catch (error) {
      complain(explain(error));
    }
    setBusy(false);
    void client.invalidateQueries({ queryKey: [noun] });
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
          <Button kind="quiet" icon={Undo2} isBusy={isBusy} onClick={() => void all("restore", w.restoredMany)}>
            {words().act.restore}
          </Button>
        ) : (
          <Button kind="quiet" icon={Trash2} isBusy={isBusy} onClick={() => void all("delete", w.deletedMany)}>
            {words().act.delete}
          </Button>
        ))}
      <IconButton icon={X} label={words().act.clear} onClick={onDone} />
    </div>
  );
}
