import { useQuery } from "@tanstack/preact-query";
import { CircleCheck } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { EvidenceItem } from "../../../../src/assistant/assistant.schema.ts";
import type { Digest, DigestPoint } from "../../../../src/digests/digests.schema.ts";
import { type SectionWords, sectionWords } from "../../../../src/digests/sections.words.ts";
import { get } from "../../lib/api.ts";
import { locale } from "../../lib/locale.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, FailedState } from "../../ui/states.tsx";
import { Sources } from "../assistant/source.tsx";
import { TookOver } from "../assistant/took-over.tsx";
import { Provenance } from "./points.tsx";
import { briefWords } from "./words.ts";

const PLACES: Record<string, string> = { con: "/contacts", com: "/companies", dea: "/deals", act: "/activities", tas: "/tasks" };

/** A digest section by section; what presses most stands on top and larger. */
export function DigestView({ digest }: { digest: Digest }) {
  const w = briefWords();
  const { sections, headline, evidence, kind } = digest;
  if (sections.length === 0)
    return (
      <EmptyState icon={CircleCheck} title={kind === "daily" ? w.empty : w.emptyWeek}>
        {kind === "daily" ? w.emptyText : w.emptyWeekText}
      </EmptyState>
    );
  return (
    <>
      <TookOver reason={digest.reason} />
      {headline.length > 0 && (
        <p class="digest-headline">
          {headline.map((point) => (
            <span key={point.text}>
              {point.text} <Sources cites={point.cites} evidence={evidence} />{" "}
            </span>
          ))}
        </p>
      )}
      <div class="digest-parts">
        {sections.map((section) => (
          <Section key={`${kind} ${section.name}`} kind={kind} {...section} evidence={evidence} />
        ))}
      </div>
      <Provenance text={digest} />
    </>
  );
}

interface SectionProps {
  kind: Digest["kind"];
  name: keyof SectionWords;
  points: DigestPoint[];
  more: number;
  evidence: EvidenceItem[];
}

/** The first points of a section; the rest is asked for when somebody wants it, as who comes from a mail to this very section does. */
function Section({ kind, name, points, more, evidence }: SectionProps) {
  const isMeant = location.hash === `#${name}`;
  const [isOpen, open] = useState(isMeant && more > 0);
  const language = locale.value;
  const whole = useQuery({
    queryKey: ["digest", kind, language, "whole"],
    queryFn: ({ signal }) => get<Digest>("/digest", { kind, language, isWhole: true }, signal),
    staleTime: 60_000,
    enabled: isOpen,
  });
  const all = isOpen ? whole.data?.sections.find((section) => section.name === name) : undefined;
  const title = sectionWords(language)[name];
  const self = useRef<HTMLElement>(null);
  const isWhole = all !== undefined || more === 0;
  useEffect(() => {
    if (isMeant && isWhole) self.current?.scrollIntoView();
  }, [isMeant, isWhole]);
  return (
    <section id={name} ref={self} class={`brief-card digest-part is-${name}`} aria-label={title}>
      <h2>
        {title} <span class="panel-count num">{points.length + more}</span>
      </h2>
      <ul class="digest-list">
        {(all?.points ?? points).map((point) => (
          <li key={point.text}>
            <Told point={point} /> <Sources cites={point.cites} evidence={all ? (whole.data?.evidence ?? []) : evidence} />
          </li>
        ))}
      </ul>
      {isOpen && whole.error && <FailedState error={whole.error} onRetry={() => void whole.refetch()} />}
      {more > 0 && !all && (
        <Button kind="quiet" class="digest-more" isBusy={whole.isFetching} onClick={() => open(true)}>
          {briefWords().more(more)}
        </Button>
      )}
    </section>
  );
}

/** The words that name the record open it. */
function Told({ point: { text, recordId, about } }: { point: DigestPoint }) {
  const place = recordId ? PLACES[recordId.slice(0, 3)] : undefined;
  const at = about ? text.indexOf(about) : -1;
  if (!place || !about || at < 0) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, at)}
      <a class="digest-about" href={`${place}/${recordId}`}>
        {about}
      </a>
      {text.slice(at + about.length)}
    </span>
  );
}
