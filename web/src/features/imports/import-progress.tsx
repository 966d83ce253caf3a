import { CircleStop, Play } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { SECOND } from "../../../../src/core/time.ts";
import type { ImportJob } from "../../../../src/imports/imports.schema.ts";
import { post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { ImportProblems } from "./import-problems.tsx";
import { ImportState } from "./import-state.tsx";
import { importWords } from "./words.ts";

const LISTS: Record<string, "contacts" | "companies" | "deals" | "orders" | "products"> = {
  companies: "companies",
  contacts: "contacts",
  products: "products",
  deals: "deals",
  orders: "orders",
};

/** How far an import is, what it made, and what was wrong. */
export function ImportProgress({ job }: { job: ImportJob }) {
  const w = importWords();
  useEffect(() => {
    if (job.state !== "running") void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "imports" });
  }, [job.state]);
  const percent = job.state === "finished" ? 100 : Math.floor((job.byteOffset / Math.max(1, job.fileBytes)) * 100);
  const turn = async (verb: "cancel" | "resume"): Promise<void> => {
    await post(`/imports/${job.id}/${verb}`).catch((error: unknown) => complain(explain(error)));
    await client.invalidateQueries({ queryKey: ["imports"] });
  };
  const problemRows = job.failed + (job.tally.incomplete ?? 0);
  const list = LISTS[job.object ?? (job.kind === "mail" ? "contacts" : "")];
  return (
    <>
      <div class="import-top">
        <ImportState state={job.state} />
        <span class="num dim">{w.progress(percent)}</span>
        <span class="num dim">{paceOf(job)}</span>
        <span class="grow" />
        {job.state === "running" && (
          <Button icon={CircleStop} onClick={() => void turn("cancel")}>
            {w.cancel}
          </Button>
        )}
        {job.state === "stopped" && (
          <Button kind="primary" icon={Play} onClick={() => void turn("resume")}>
            {w.resume}
          </Button>
        )}
        {job.state === "finished" && list && (
          <a class="btn btn-primary" href={`/${list}`}>
            <span class="btn-text">{w.seeList(words().nav[list])}</span>
          </a>
        )}
      </div>
      <progress class="import-bar" max={100} value={percent} aria-label={w.states[job.state]} />
      {job.reason && (
        <p class="form-problem" role="alert">
          {job.reason}
        </p>
      )}
      {job.options.dryRun && <p class="notice">{w.isDryRun}</p>}
      <Counts job={job} />
      {problemRows > 0 && <ImportProblems id={job.id} fileName={job.fileName} count={problemRows} />}
    </>
  );
}

function paceOf(job: ImportJob): string {
  const w = importWords();
  if (!job.startedAt || job.rowsRead === 0) return "";
  const seconds = Math.max(0.1, ((job.finishedAt ?? job.updatedAt) - job.startedAt) / SECOND);
  const rate = w.rate(number(Math.round(job.rowsRead / seconds)));
  return job.finishedAt ? `${rate} · ${w.took(number(Math.round(seconds * 10) / 10))}` : rate;
}

function Counts({ job }: { job: ImportJob }) {
  const w = importWords();
  const counts: [string, number][] = [
    [w.rowsRead, job.rowsRead],
    [w.created, job.created],
    [w.updated, job.updated],
    [w.unchanged, job.unchanged],
    [w.failed, job.failed],
  ];
  const tally = Object.entries(job.tally).filter(([, n]) => n > 0);
  return (
    <>
      <dl class="counts">
        {counts.map(([label, n]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="num">{number(n)}</dd>
          </div>
        ))}
      </dl>
      {tally.length > 0 && <p class="dim">{tally.map(([name, n]) => `${number(n)} ${w.tally[name] ?? name}`).join(" · ")}</p>}
    </>
  );
}
