import { Building2, ChartNoAxesColumn, CircleCheck, CircleUser, History, type LucideIcon, SquareKanban } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import type { EvidenceItem } from "../../../../src/assistant/assistant.schema.ts";
import { fullDay, tinyDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { focusActivity } from "../activities/focus.ts";
import { KIND_ICONS, kindOfCached } from "../activities/kinds.ts";
import { assistantWords } from "./words.ts";

const ICONS: Record<EvidenceItem["kind"], LucideIcon> = {
  activity: History,
  deal: SquareKanban,
  task: CircleCheck,
  contact: CircleUser,
  company: Building2,
  fact: ChartNoAxesColumn,
};

const PLACES: Partial<Record<EvidenceItem["kind"], string>> = { deal: "/deals", contact: "/contacts", company: "/companies" };

const isPhone = (): boolean => matchMedia("(max-width: 719px)").matches;

/** The icon of an activity's own kind, when the timeline has it; what else is known otherwise. */
function iconOf({ kind, recordId }: EvidenceItem): LucideIcon {
  const known = kind === "activity" && recordId ? kindOfCached(recordId) : undefined;
  return known ? KIND_ICONS[known] : ICONS[kind];
}

interface ChipProps {
  item: EvidenceItem;
  /** Where the day already stands beside it. */
  isDayless?: boolean;
}

/** A small mark behind a sentence that opens what it rests on. */
export function SourceChip({ item, isDayless = false }: ChipProps) {
  const w = assistantWords();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const Icon = iconOf(item);
  const text = item.at ? tinyDay(item.at) : item.kind === "fact" ? w.figures : item.title;
  const open = (): void => {
    setOpen(!isOpen);
    if (!isOpen && item.kind === "activity" && item.recordId && !isPhone()) focusActivity(item.recordId);
  };
  return (
    <>
      <button ref={button} type="button" class="source" aria-haspopup="dialog" aria-expanded={isOpen} onClick={open}>
        <Icon />
        <span class="sr-only">{w.source(item.title)}</span>
        {!(isDayless && item.at) && <span class="source-name num">{text}</span>}
      </button>
      {isOpen && (
        <Popover anchor={button} onClose={() => setOpen(false)} class="evidence" label={w.source(item.title)}>
          <Evidence item={item} onDone={() => setOpen(false)} />
        </Popover>
      )}
    </>
  );
}

function Evidence({ item, onDone }: { item: EvidenceItem; onDone: () => void }) {
  const w = assistantWords();
  const place = item.recordId ? PLACES[item.kind] : undefined;
  const { recordId } = item;
  return (
    <>
      <header class="evidence-head">
        <strong>{item.title}</strong>
        {item.at && <span class="num faint">{fullDay(item.at)}</span>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long source is scrolled by keyboard */}
      <p class="evidence-text" tabIndex={0}>
        {item.text}
      </p>
      <footer class="evidence-foot">
        {item.kind === "activity" &&
          recordId &&
          (kindOfCached(recordId) ? <ShowButton id={recordId} onDone={onDone} /> : <OwnPage id={recordId} />)}
        {place && (
          <a class="btn btn-quiet" href={`${place}/${item.recordId}`}>
            {w.openRecord}
          </a>
        )}
      </footer>
    </>
  );
}

function ShowButton({ id, onDone }: { id: string; onDone: () => void }) {
  const show = (): void => {
    onDone();
    focusActivity(id);
  };
  return (
    <Button kind="quiet" onClick={show}>
      {assistantWords().showOnTimeline}
    </Button>
  );
}

/** For an activity older than what the timeline has read so far. */
function OwnPage({ id }: { id: string }) {
  const w = assistantWords();
  return (
    <>
      <span class="faint">{w.notOnPage}</span>
      <a class="btn btn-quiet" href={`/activities/${id}`}>
        {w.openRecord}
      </a>
    </>
  );
}

/** The sources a sentence cites, in order; a citation of nothing we have shows nothing. */
export function Sources({ cites, evidence, isDayless = false }: { cites: string[]; evidence: EvidenceItem[]; isDayless?: boolean }) {
  const items = cites.flatMap((ref) => evidence.find((item) => item.ref === ref) ?? []);
  return (
    <>
      {items.map((item) => (
        <SourceChip key={item.ref} item={item} isDayless={isDayless} />
      ))}
    </>
  );
}
