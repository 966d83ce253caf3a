import { useQuery } from "@tanstack/preact-query";
import { FileSpreadsheet, Lock, Mail, Upload as UploadIcon, X } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { ImportJob } from "../../../../src/imports/imports.schema.ts";
import { get } from "../../lib/api.ts";
import { fileSize, nearDay, number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { explain } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import { ImportDetail } from "./import-detail.tsx";
import { ImportState } from "./import-state.tsx";
import { dropUpload, upload, uploads } from "./upload.ts";
import { importWords } from "./words.ts";
import "./imports.css";

export default function ImportsPage({ params }: { params?: { id?: string } }) {
  const w = importWords();
  if (params?.id) return <ImportDetail key={params.id} id={params.id} />;
  return (
    <section class="page">
      <PageHead title={w.title} />
      <div class="scroll narrow">
        {may("imports:create") ? <DropZone /> : <MayNot />}
        {may("imports:read") && <RecentImports />}
      </div>
    </section>
  );
}

function MayNot() {
  const w = importWords();
  return (
    <EmptyState
      icon={Lock}
      title={w.mayNot}
      action={
        <a class="btn btn-primary" href="/contacts">
          <span class="btn-text">{w.seeList(words().nav.contacts)}</span>
        </a>
      }
    >
      {w.mayNotText}
    </EmptyState>
  );
}

function DropZone() {
  const w = importWords();
  const { route } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = async (files: FileList | null | undefined): Promise<void> => {
    const answers = [];
    for (const file of files ?? []) answers.push(await upload(file, explain));
    const taken = answers.filter((answer) => answer !== undefined);
    if (taken.length === 1 && answers.length === 1) route(`/import/${taken[0]?.import.id}`);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button inside does the same */}
      <div
        class={`drop ${isOver ? "is-over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files);
        }}
      >
        <UploadIcon />
        <h2>{w.drop}</h2>
        <p class="dim">{w.dropText}</p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.mbox,.eml"
          hidden
          aria-label={w.choose}
          onChange={({ currentTarget }) => void take(currentTarget.files).then(() => (currentTarget.value = ""))}
        />
        <Button kind="primary" onClick={() => input.current?.click()}>
          {w.choose}
        </Button>
      </div>
      <ul class="uploads" aria-live="polite">
        {uploads.value.map(({ id, name, percent, problem }) => (
          <li key={id} class={problem ? "is-bad" : ""}>
            <span class="clip">{name}</span>
            {problem ? (
              <span class="upload-problem">{problem}</span>
            ) : (
              <progress max={100} value={percent} aria-label={w.uploading(percent)} />
            )}
            {problem && <IconButton icon={X} label={words().act.close} onClick={() => dropUpload(id)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function RecentImports() {
  const w = importWords();
  const found = useQuery({
    queryKey: ["imports", "list"],
    queryFn: ({ signal }) => get<{ items: ImportJob[] }>("/imports", undefined, signal),
  });
  if (found.isPending) return <Bones lines={4} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0)
    return (
      <EmptyState icon={FileSpreadsheet} title={w.none}>
        {w.noneText}
      </EmptyState>
    );
  return (
    <section>
      <h2 class="day-head">{w.recent}</h2>
      <ul class="hits">
        {found.data.items.map((job) => (
          <li key={job.id}>
            <ImportLine job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ImportLine({ job }: { job: ImportJob }) {
  const w = importWords();
  const Icon = job.kind === "mail" ? Mail : FileSpreadsheet;
  const facts = [job.object ? w.objects[job.object] : undefined, fileSize(job.fileBytes), nearDay(job.createdAt)];
  const counts = [`${number(job.created)} ${w.created.toLowerCase()}`, job.failed > 0 && `${number(job.failed)} ${w.failed.toLowerCase()}`];
  return (
    <a class="hit" href={`/import/${job.id}`}>
      <Icon />
      <span class="hit-main">
        <strong class="clip">{job.fileName}</strong>
        <span class="hit-passage">{[...facts, ...(job.startedAt ? counts : [])].filter(Boolean).join(" · ")}</span>
      </span>
      <ImportState state={job.state} />
    </a>
  );
}
