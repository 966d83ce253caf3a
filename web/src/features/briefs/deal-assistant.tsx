import type { Deal } from "../../../../src/deals/deals.schema.ts";
import { SummaryPane } from "../assistant/summary.tsx";
import News from "./news.tsx";
import { briefWords } from "./words.ts";
import "../assistant/assistant.css";

/** What the assistant tells of a deal: what is new, what happened, and the way to the brief. */
export default function DealAssistant({ deal }: { deal: Deal }) {
  return (
    <div class="deal-assistant">
      <News recordId={deal.id} />
      <SummaryPane about={{ recordId: deal.id, name: deal.name, language: "vi", hasHistory: true, addresses: [] }} />
      <a class="btn btn-plain" href={`/briefing/${deal.id}`}>
        <span class="btn-text">{briefWords().brief}</span>
      </a>
    </div>
  );
}
