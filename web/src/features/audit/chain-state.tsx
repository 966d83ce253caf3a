import { ShieldAlert, ShieldCheck, ShieldEllipsis } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { Verification } from "../../../../src/audit/audit.schema.ts";
import { get } from "../../lib/api.ts";
import { clock, dayAndClock, daysFromToday, number } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { auditWords } from "./words.ts";

/** So many rows are verified without being asked to; it takes a second or two. */
const BY_ITSELF = 20_000;

/** Whether the chain is whole, part after part; stops when the reader leaves. */
function useVerification() {
  const [found, setFound] = useState<Verification>();
  const [isRunning, setRunning] = useState(true);
  const run = async (stopped: () => boolean, isAsked: boolean): Promise<void> => {
    setRunning(true);
    try {
      for (let cursor: string | undefined; ; ) {
        const part: Verification = await get<Verification>("/audit/verification", { cursor });
        if (stopped()) return;
        setFound(part);
        if (part.nextCursor === null || (!isAsked && part.total > BY_ITSELF)) return;
        cursor = part.nextCursor;
      }
    } catch (error) {
      complain(explain(error));
    } finally {
      if (!stopped()) setRunning(false);
    }
  };
  useEffect(() => {
    let isGone = false;
    void run(() => isGone, false);
    return () => {
      isGone = true;
    };
  }, []);
  return { found, isRunning, verify: () => void run(() => false, true) };
}

export function ChainState() {
  const w = auditWords();
  const { found, isRunning, verify } = useVerification();
  const isDone = found !== undefined && found.nextCursor === null;
  const percent = found && found.total > 0 ? Math.min(99, Math.floor((100 * found.checked) / found.total)) : 0;
  const Icon = found?.broken ? ShieldAlert : isDone ? ShieldCheck : ShieldEllipsis;
  return (
    <div class={`chain ${found?.broken ? "is-broken" : isDone ? "is-whole" : ""}`}>
      <Icon />
      <p class="chain-said" role="status">
        {isDone ? <Said found={found} /> : isRunning ? w.verifying(percent) : w.verify}
      </p>
      {!isRunning && (
        <Button kind="quiet" onClick={verify}>
          {w.verify}
        </Button>
      )}
    </div>
  );
}

function Said({ found: { broken, sealedUntil, unsealed } }: { found: Verification }) {
  const w = auditWords();
  if (broken) {
    const title = broken.seq !== null ? w.broken(number(broken.seq)) : broken.kind === "log_added" ? w.brokenLog : w.brokenTail;
    return (
      <>
        <strong>{title}</strong> <span>{w.breaks[broken.kind]}</span>
      </>
    );
  }
  const until = sealedUntil === null ? "" : daysFromToday(sealedUntil) === 0 ? clock(sealedUntil) : dayAndClock(sealedUntil);
  return (
    <>
      <strong>{until ? w.intact(until) : w.intactEmpty}</strong>
      <span class="dim"> · {unsealed.count === 0 ? w.allSealed : w.waiting(number(unsealed.count))}</span>
    </>
  );
}
