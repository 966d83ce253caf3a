import { useQuery } from "@tanstack/preact-query";
import { CircleCheck, History } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Proposal } from "../../../../src/proposals/proposals.schema.ts";
import { get } from "../../lib/api.ts";
import { Segments } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { AcceptMany } from "./accept-many.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { proposalWords } from "./words.ts";
import "./proposals.css";

const STATES = ["open", "accepted", "dismissed"] as const;
type State = (typeof STATES)[number];

interface Found {
  items: Proposal[];
  open: number;
}

/** What apps would change in the member's name, and what became of it. */
export default function ProposalsPage() {
  const w = proposalWords();
  const [state, show] = useState<State>("open");
  const found = useQuery({ queryKey: ["proposals", state], queryFn: ({ signal }) => get<Found>("/proposals", { state }, signal) });
  const items = found.data?.items ?? [];
  const labels = { open: w.waiting, accepted: w.accepted, dismissed: w.dismissed };
  return (
    <section class="page">
      <PageHead title={w.title}>{state === "open" && items.length > 1 && <AcceptMany proposals={items} />}</PageHead>
      <div class="proposals">
        <p class="dim">{w.intro}</p>
        <Segments
          label={w.which}
          options={STATES.map((value) => ({ value, label: labels[value] }))}
          value={state}
          onPick={(next) => show(next as State)}
        />
        {found.isPending && <Bones lines={6} />}
        {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && items.length === 0 && <Nothing state={state} />}
        <ul class="proposal-list">
          {items.map((proposal) => (
            <li key={proposal.id}>
              <ProposalCard proposal={proposal} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Nothing({ state }: { state: State }) {
  const w = proposalWords();
  if (state !== "open") return <EmptyState icon={History} title={w.noneDecided} />;
  return (
    <EmptyState
      icon={CircleCheck}
      title={w.none}
      action={
        <a class="btn btn-plain" href="/settings/apps">
          <span class="btn-text">{w.connect}</span>
        </a>
      }
    >
      {w.noneText}
    </EmptyState>
  );
}
