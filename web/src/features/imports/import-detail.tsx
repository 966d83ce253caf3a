import { useQuery } from "@tanstack/preact-query";
import { ChevronLeft } from "lucide-preact";
import type { ImportAnswer } from "../../../../src/imports/imports.schema.ts";
import { get } from "../../lib/api.ts";
import { Bones, FailedState } from "../../ui/states.tsx";
import { ImportPlan } from "./import-plan.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { importWords } from "./words.ts";

const POLL_MS = 600;

/** One import: what the file is before it starts, how far it is once it has. */
export function ImportDetail({ id }: { id: string }) {
  const w = importWords();
  const found = useQuery({
    queryKey: ["imports", id],
    queryFn: ({ signal }) => get<ImportAnswer>(`/imports/${id}`, undefined, signal),
    refetchInterval: (query) => (query.state.data?.import.state === "running" ? POLL_MS : false),
  });
  return (
    <section class="page">
      <header class="page-head">
        <a class="btn btn-quiet btn-icon" href="/import" aria-label={w.back} title={w.back}>
          <ChevronLeft />
        </a>
        <h1 class="clip">{found.data?.import.fileName ?? w.title}</h1>
      </header>
      <div class="scroll narrow">
        {found.isPending && <Bones lines={8} />}
        {found.error && !found.data && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data?.import.state === "ready" && <ImportPlan answer={found.data} />}
        {found.data && found.data.import.state !== "ready" && <ImportProgress job={found.data.import} />}
      </div>
    </section>
  );
}
