import { signal } from "@preact/signals";
import type {
  Channel,
  CheckedSentence,
  Draft,
  DraftInput,
  Engine,
  EvidenceItem,
  Gap,
  Language,
  Length,
  Purpose,
  Tone,
} from "../../../../src/assistant/assistant.schema.ts";
import { DAY } from "../../../../src/core/time.ts";
import { dayInput } from "../../lib/format.ts";
import { keep, readKept } from "../../lib/kept.ts";

/** Whom a composer writes to. */
export interface About {
  recordId: string;
  name: string;
  language: Language;
  /** Whether anything happened between us yet. */
  hasHistory: boolean;
  addresses: { contactId: string; name: string; address: string }[];
}

export interface Writing {
  purpose: Purpose;
  tone: Tone;
  length: Length;
  language: Language;
  channel: Channel;
  /** Instead of the contact's own. */
  addressForm: DraftInput["addressForm"];
  templateId: string | undefined;
  asIWrite: boolean;
  instruction: string;
}

/** What Undo brings back. */
export interface Text {
  subject: string;
  body: string;
  settled: string[];
}

export interface Composer extends Text {
  about: About;
  writing: Writing;
  isOpen: boolean;
  phase: "setup" | "writing" | "ready" | "sending";
  isEditing: boolean;
  draftId: string | undefined;
  version: number;
  engine: Engine | undefined;
  model: string | null;
  /** Why the built-in engine took over from the model ("timeout", …), or that nothing could be written at all. */
  notice: { reason: string; isOver: boolean } | undefined;
  evidence: EvidenceItem[];
  sentences: CheckedSentence[];
  /** Subject lines to pick from, and what could not be done. */
  subjects: string[];
  gaps: Gap[];
  /** The text as the check saw it; while it differs the check is on its way. */
  checked: string;
  /** It was to be sent without a subject, which is asked about first. */
  isSubjectAsked?: boolean;
  to: string;
  /** Whoever it goes to was chosen by hand. */
  isToChosen?: boolean;
  cc: string;
  task: { isOn: boolean; title: string; due: string };
  past: Text[];
  future: Text[];
}

export const PURPOSES: Purpose[] = [
  ...(["follow_up", "first_contact", "reply", "after_meeting", "quote_reminder", "late_payment", "renewal"] as const),
  ...(["win_back", "apology", "thanks", "congratulation", "tet_greeting", "birthday_greeting"] as const),
];

const REMIND_AFTER_DAYS = 3;

/** One composer per record, alive while the person looks elsewhere and kept in the tab's storage. */
const composers = signal<Record<string, Composer>>({});

/** How often a composer was asked for in this window. */
export const timesOpened = signal(0);

const storeKey = (recordId: string): string => `composer2.${recordId}`;

function fresh(about: About): Composer {
  return {
    about,
    writing: {
      purpose: about.hasHistory ? "follow_up" : "first_contact",
      tone: "friendly",
      length: "medium",
      language: about.language,
      channel: "mail",
      addressForm: undefined,
      templateId: undefined,
      asIWrite: false,
      instruction: "",
    },
    ...{
      isOpen: true,
      phase: "setup",
      isEditing: false,
      draftId: undefined,
      version: 0,
      engine: undefined,
      model: null,
      notice: undefined,
    },
    ...{
      evidence: [],
      sentences: [],
      subjects: [],
      gaps: [],
      checked: "",
      subject: "",
      body: "",
      settled: [],
      past: [],
      future: [],
      cc: "",
    },
    to: about.addresses[0]?.address ?? "",
    task: { isOn: false, title: "", due: dayInput(Date.now() + REMIND_AFTER_DAYS * DAY) },
  };
}

/** The composer of a record, whether it shows or not. */
export function composerOf(recordId: string): Composer | undefined {
  const open = composers.value[recordId];
  if (open) return open;
  const kept = readKept<Composer>(storeKey(recordId));
  return kept && { ...kept, phase: kept.phase === "writing" || kept.phase === "sending" ? (kept.body ? "ready" : "setup") : kept.phase };
}

export const isComposerOpen = (recordId: string): boolean => composerOf(recordId)?.isOpen ?? false;

export function update(recordId: string, change: Partial<Composer>): void {
  const now = composerOf(recordId);
  if (!now) return;
  const next = { ...now, ...change };
  composers.value = { ...composers.value, [recordId]: next };
  if (next.phase !== "writing") keep(storeKey(recordId), next);
}

/** Opens it, for a purpose where one is named; what is written already keeps its own. */
export function openComposer(about: About, purpose?: Purpose): void {
  timesOpened.value += 1;
  const now = composerOf(about.recordId);
  const opened = now ? { ...now, about, to: now.to || (about.addresses[0]?.address ?? ""), isOpen: true } : fresh(about);
  const isUnwritten = opened.phase === "setup" && opened.body === "";
  const next = purpose && isUnwritten ? { ...opened, writing: { ...opened.writing, purpose } } : opened;
  composers.value = { ...composers.value, [about.recordId]: next };
  keep(storeKey(about.recordId), next);
}

export function restoreComposer(composer: Composer): void {
  composers.value = { ...composers.value, [composer.about.recordId]: composer };
  keep(storeKey(composer.about.recordId), composer);
}

export const closeComposer = (recordId: string): void => update(recordId, { isOpen: false });

export function forgetComposer(recordId: string): void {
  const { [recordId]: _gone, ...rest } = composers.value;
  composers.value = rest;
  keep(storeKey(recordId), undefined);
}

/** Whom a mail of that draft goes to: the person it greets, unless somebody was chosen. */
function recipientOf({ about, to, isToChosen }: Composer, { contactId }: Draft): string {
  const greeted = about.addresses.filter((one) => one.contactId === contactId).map(({ address }) => address);
  return isToChosen || greeted.includes(to) ? to : (greeted[0] ?? to);
}

/** What a draft says about itself, in the composer's terms. */
export function fromDraft(composer: Composer, draft: Draft): Partial<Composer> {
  const settled = draft.sentences.filter((sentence) => sentence.status === "settled").map((sentence) => sentence.text);
  return {
    ...{ draftId: draft.id, version: draft.version, engine: draft.engine, model: draft.model },
    ...{ subjects: draft.subjects, gaps: draft.gaps, to: recipientOf(composer, draft) },
    ...{ subject: draft.subject, body: draft.body, evidence: draft.evidence, sentences: draft.sentences, settled },
    checked: checkKey({ subject: draft.subject, body: draft.body, settled }),
  };
}

export const checkKey = ({ subject, body, settled }: Text): string => JSON.stringify([subject, body, settled]);
