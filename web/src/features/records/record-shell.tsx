import { ChevronLeft } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useKeys } from "../../lib/keys.ts";
import { dictionary } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { focused } from "../activities/focus.ts";
import { timesOpened } from "../assistant/composers.ts";
import { OnRecord } from "./editable.ts";
import "../activities/timeline.css";
import "./record.css";

const tabWords = dictionary(
  { timeline: "Activity", fields: "Details", assistant: "Assistant", parts: "Parts of this record" },
  { timeline: "Hoạt động", fields: "Chi tiết", assistant: "Trợ lý", parts: "Các phần của hồ sơ" },
);

type Tab = "fields" | "timeline" | "assistant";
const TABS: Tab[] = ["timeline", "fields", "assistant"];

interface Props {
  noun: "contacts" | "companies";
  mayEdit: boolean;
  name: string;
  face: ComponentChildren;
  /** Under the name: stage, company, job title. */
  about: ComponentChildren;
  actions: ComponentChildren;
  backTo: string;
  backLabel: string;
  fields: ComponentChildren;
  timeline: ComponentChildren;
  assistant: ComponentChildren;
  /** What may lie over all parts. */
  over: ComponentChildren;
  /** Says that the record lies in the bin, and offers to restore it. */
  bin: ComponentChildren;
  /** The composer wants more room than the summary. */
  isComposing: boolean;
}

/** A record: fields, timeline and assistant side by side, or behind tabs where there is no room. */
export function RecordShell(props: Props) {
  const w = tabWords();
  const [picked, setPicked] = useState<{ tab: Tab; timesOpened?: number }>({ tab: "timeline" });
  // Whoever asks for the composer sees it, until another part is picked.
  const tab = props.isComposing && picked.timesOpened !== timesOpened.value ? "assistant" : picked.tab;
  const setTab = (next: Tab): void => setPicked({ tab: next, timesOpened: timesOpened.peek() });
  useEffect(() => {
    document.title = `${props.name} · Relata`;
  }, [props.name]);
  useEffect(() => {
    if (focused.value) setTab("timeline");
  }, [focused.value]);
  useKeys({
    Escape: () =>
      document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement.blur() : false,
  });
  return (
    <OnRecord.Provider value={{ noun: props.noun, isInBin: Boolean(props.bin), mayEdit: props.mayEdit }}>
      <article class={`record ${props.isComposing ? "is-composing" : ""}`} data-tab={tab}>
        <header class="record-head">
          <a class="btn btn-quiet btn-icon" href={props.backTo} aria-label={props.backLabel} title={props.backLabel}>
            <ChevronLeft />
          </a>
          {props.face}
          <div class="record-name">
            <h1 class="clip" title={props.name}>
              {props.name}
            </h1>
            <div class="record-about">{props.about}</div>
          </div>
          <span class="grow" />
          <div class="record-actions">{props.actions}</div>
        </header>
        {props.bin}
        <div class="record-tabs" role="tablist" aria-label={w.parts}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              aria-selected={tab === one}
              aria-controls={`part-${one}`}
              onClick={() => setTab(one)}
            >
              {w[one]}
            </button>
          ))}
        </div>
        <div class="record-parts">
          <div id="part-fields" class="part part-fields">
            {props.fields}
          </div>
          <div id="part-timeline" class="part part-timeline">
            {props.timeline}
          </div>
          <aside id="part-assistant" class="part part-assistant" aria-label={w.assistant}>
            {props.assistant}
          </aside>
        </div>
        {props.over}
      </article>
    </OnRecord.Provider>
  );
}

/** The same geometry while the record is on its way. */
export function RecordBones() {
  return (
    <div class="record" role="status" aria-label={words().state.loading}>
      <div class="record-head">
        <span class="avatar avatar-lg avatar-person bone" />
        <div class="record-name">
          <span class="bone bone-title" />
          <span class="bone bone-line" />
        </div>
      </div>
      <div class="record-tabs" />
      <div class="record-parts">
        {["fields", "timeline", "assistant"].map((part) => (
          <div key={part} class={`part part-${part}`}>
            <span class="bones">
              {[70, 90, 55, 80, 65, 75].map((width) => (
                <span key={width} class="bone" style={{ width: `${width}%` }} />
              ))}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
