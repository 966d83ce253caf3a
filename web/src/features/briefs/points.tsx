import type { EvidenceItem, SummaryPoint } from "../../../../src/assistant/assistant.schema.ts";
import { clock, fullDay, shortDay, whenIn } from "../../lib/format.ts";
import { Badge } from "../../ui/badge.tsx";
import { Sources } from "../assistant/source.tsx";
import { briefWords } from "./words.ts";

interface Props {
  title: string;
  points: SummaryPoint[];
  evidence: EvidenceItem[];
  /** With the day in front of each. */
  isDated?: boolean;
}

/** Points under a heading, each with its sources; nothing where there is none. */
export function PointList({ title, points, evidence, isDated = false }: Props) {
  if (points.length === 0) return null;
  return (
    <section class="brief-part">
      <h2>{title}</h2>
      <ul class={`points-list ${isDated ? "" : "is-plain"}`}>
        {points.map((point) => (
          <li key={point.text}>
            {isDated && <time class="point-day num">{point.at === null ? "" : shortDay(point.at)}</time>}
            <span>
              {point.text} <Sources cites={point.cites} evidence={evidence} isDayless={isDated && point.at !== null} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Written {
  engine: "model" | "built-in";
  model: string | null;
  generatedAt: number;
  removed?: number;
}

/** Who wrote it, when, and what was left out. */
export function Provenance({ text: { engine, model, generatedAt, removed = 0 } }: { text: Written }) {
  const w = briefWords();
  return (
    <footer class="summary-foot">
      <Badge tone={engine === "model" ? "accent" : "neutral"}>{engine === "model" ? w.model(model) : w.builtIn}</Badge>
      <span class="faint num" title={fullDay(generatedAt)}>
        {w.writtenAt(`${clock(generatedAt)}, ${whenIn(generatedAt)}`)}
      </span>
      {removed > 0 && <span class="faint">{w.removed(removed)}</span>}
    </footer>
  );
}
