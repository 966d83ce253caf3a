import { ArrowDownLeft, ArrowUpRight, Highlighter, Lock, LockOpen, Paperclip, Pencil, Share2, Trash2 } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Verb } from "../../../../src/core/context.ts";
import { del, patch } from "../../lib/api.ts";
import { client, dropCached, patchCached, refresh } from "../../lib/cache.ts";
import { clock, dayAndClock, money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { act } from "../changes/changes.ts";
import { may, me, memberName } from "../identity/session.ts";
import { useMay } from "../records/editable.ts";
import { mayShare, Sharing } from "../shares/sharing.tsx";
import { shareWords } from "../shares/words.ts";
import { EditBody } from "./edit-body.tsx";
import { focused } from "./focus.ts";
import type { Entry } from "./groups.ts";
import { KIND_ICONS } from "./kinds.ts";
import { activityWords } from "./words.ts";

const ReadingStrip = lazy(() => import("../reading/reading-strip.tsx"));

/** Kinds that are read for what they say; what we wrote ourselves is not. */
const READ_KINDS = new Set<string>(["email", "chat", "sms", "letter", "form", "note", "call", "meeting", "visit"]);

const CLIP_CHARS = 420;
const CLIP_LINES = 7;
const LIT_MS = 2_600;
/** So many earlier messages are worth a summary of their own. */
const LONG_THREAD = 3;

/** One activity on the timeline, with its thread folded behind it. */
export function TimelineEntry({ entry: { activity, earlier } }: { entry: Entry }) {
  const w = activityWords();
  const [isOpen, setOpen] = useState(false);
  const wanted = focused.value;
  const isWanted = earlier.some((one) => one.id === wanted?.id);
  useEffect(() => {
    if (isWanted) setOpen(true);
  }, [wanted]);
  return (
    <div data-thread={[activity, ...earlier].map((one) => one.id).join(" ")}>
      <ActivityItem activity={activity} />
      {earlier.length > 0 && (
        <button type="button" class="thread-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? w.hideEarlier : w.earlier(earlier.length)}
        </button>
      )}
      {earlier.length >= LONG_THREAD && may("assistant:read") && (
        <a class="thread-toggle thread-summary" href={`/activities/${activity.id}`}>
          {w.readThread}
        </a>
      )}
      {isOpen && earlier.map((one) => <ActivityItem key={one.id} activity={one} isEarlier />)}
    </div>
  );
}

function useLight(id: string) {
  const element = useRef<HTMLElement>(null);
  const wanted = focused.value;
  const [isLit, setLit] = useState(false);
  useEffect(() => {
    if (wanted?.id !== id) return;
    element.current?.scrollIntoView({
      block: "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
    });
    setLit(true);
    const timer = setTimeout(() => setLit(false), LIT_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return { element, isLit };
}

function ActivityItem({ activity, isEarlier = false }: { activity: Activity; isEarlier?: boolean }) {
  const w = activityWords();
  const { element, isLit } = useLight(activity.id);
  const [isEditing, setEditing] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const Icon = KIND_ICONS[activity.kind];
  const title = activity.subject || (activity.kind === "email" ? w.noSubject : w.kinds[activity.kind]);
  return (
    <article
      ref={element}
      class={`item ${isLit ? "is-lit" : ""} ${isEarlier ? "is-earlier" : ""}`}
      aria-label={`${w.kinds[activity.kind]}: ${title}`}
    >
      <span class={`item-icon kind-${activity.kind}`} title={w.kinds[activity.kind]}>
        <Icon />
      </span>
      <div class="item-main">
        <header class="item-head">
          <strong class="item-title">{title}</strong>
          <PrivateMark privateTo={activity.privateTo} />
          <span class="grow" />
          <time class="num faint" dateTime={new Date(activity.occurredAt).toISOString()} title={dayAndClock(activity.occurredAt)}>
            {isEarlier ? dayAndClock(activity.occurredAt) : clock(activity.occurredAt)}
          </time>
          {activity.kind !== "system" && (
            <ItemMenu activity={activity} title={title ?? ""} onEdit={() => setEditing(true)} onAddSaid={() => setAdding(true)} />
          )}
        </header>
        <Who activity={activity} />
        {isEditing ? (
          <EditBody activity={activity} onDone={() => setEditing(false)} />
        ) : (
          <>
            <Body text={activity.body} />
            <Quoted text={activity.quoted} />
            <Extras activity={activity} />
            <Readings activity={activity} isAdding={isAdding} onAdded={() => setAdding(false)} />
            <NotesLink activity={activity} isEarlier={isEarlier} />
          </>
        )}
      </div>
    </article>
  );
}

const isRead = ({ kind, direction }: Activity): boolean => READ_KINDS.has(kind) && direction !== "out";

function Readings({ activity, ...adding }: { activity: Activity; isAdding: boolean; onAdded: () => void }) {
  const canEdit = useReaches(activity)("activities:edit");
  if (!isRead(activity)) return null;
  return (
    <ErrorBoundary>
      <ReadingStrip {...{ activity, canEdit, ...adding }} />
    </ErrorBoundary>
  );
}

const NOTED = new Set<Activity["kind"]>(["meeting", "call", "visit", "note"]);
const WORTH_READING = 160;

/** The way to what the assistant reads in longer notes: decisions, tasks, risks. */
function NotesLink({ activity: { id, kind, body }, isEarlier }: { activity: Activity; isEarlier: boolean }) {
  const { path } = useLocation();
  if (isEarlier || !NOTED.has(kind) || body.length < WORTH_READING || !may("assistant:read") || path === `/activities/${id}`) return null;
  return (
    <a class="item-reading" href={`/activities/${id}`}>
      {activityWords().readNotes}
    </a>
  );
}

function Who({ activity }: { activity: Activity }) {
  const w = activityWords();
  const { meta, direction, durationMin } = activity;
  const isCall = activity.kind === "call";
  const wayWord = direction === "in" ? (isCall ? w.calledIn : w.received) : isCall ? w.calledOut : w.sent;
  const Arrow = direction === "in" ? ArrowDownLeft : ArrowUpRight;
  const sender = meta.from ? meta.from.name || meta.from.address : memberName(activity.authorId);
  const to = meta.to?.map((person) => person.name || person.address).join(", ");
  const parts = [sender, to && (isCall ? w.called(to) : w.to(to)), durationMin ? w.minutes(durationMin) : "", meta.outcome].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p class="item-who">
      {direction && (
        <span class="item-arrow" title={wayWord}>
          <Arrow />
        </span>
      )}
      <span class="clip">{parts.join(" · ")}</span>
    </p>
  );
}

/** A long text is cut until asked for. */
export function Body({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  if (!text) return null;
  const isLong = text.length > CLIP_CHARS || text.split("\n").length > CLIP_LINES;
  return (
    <>
      <p class={`item-body ${isLong && !isOpen ? "is-clipped" : ""}`}>{text}</p>
      {isLong && (
        <button type="button" class="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words().act.less : words().act.more}
        </button>
      )}
    </>
  );
}

function Quoted({ text }: { text: string | null }) {
  const w = activityWords();
  const [isOpen, setOpen] = useState(false);
  if (!text) return null;
  return (
    <>
      <button
        type="button"
        class="quote-toggle"
        aria-expanded={isOpen}
        aria-label={isOpen ? w.hideQuoted : w.showQuoted}
        onClick={() => setOpen(!isOpen)}
      >
        •••
      </button>
      {isOpen && <blockquote class="item-quoted">{text}</blockquote>}
    </>
  );
}

function Extras({ activity: { meta } }: { activity: Activity }) {
  const w = activityWords();
  const parts = [
    meta.orderNumber,
    meta.amount !== undefined ? money(meta.amount, meta.currency ?? null) : undefined,
    meta.draftedWith && w.draftedWith(meta.draftedWith),
  ].filter(Boolean);
  const files = meta.attachments ?? [];
  if (parts.length === 0 && files.length === 0) return null;
  return (
    <p class="item-extras">
      {parts.join(" · ")}
      {files.length > 0 && (
        <span title={files.map((file) => file.name).join(", ")}>
          <Paperclip /> {files.length === 1 ? files[0]?.name : w.attachments(files.length)}
        </span>
      )}
    </p>
  );
}

function PrivateMark({ privateTo }: { privateTo: string | null }) {
  const w = activityWords();
  if (!privateTo) return null;
  const text = privateTo === me.value?.member.id ? w.onlyYou : w.privateOf(memberName(privateTo));
  return (
    <span class="item-private" title={text}>
      <Lock />
      <span class="sr-only">{text}</span>
    </span>
  );
}

function usePrivacy(activity: Activity): MenuItem[] {
  const w = activityWords();
  const isPrivate = activity.privateTo !== null;
  const mine = me.value?.member.id;
  if ((activity.privateTo ?? activity.authorId) !== mine) return [];
  const turn = (): void =>
    void act<Activity>({
      text: isPrivate ? w.nowShared : w.nowPrivate,
      run: () => patch<Activity>(`/activities/${activity.id}`, { isPrivate: !isPrivate }, activity.version),
      apply: () => patchCached(activity.id, { privateTo: isPrivate ? null : mine }),
      after: (data) => {
        patchCached(data.id, data);
        refresh("activity", data.id, data.links);
      },
    }).catch(() => client.invalidateQueries({ queryKey: ["timeline"] }));
  return [{ label: isPrivate ? w.makeShared : w.makePrivate, icon: isPrivate ? LockOpen : Lock, run: turn }];
}

/** Whether a right reaches an activity: where it reaches one's own, that is what one noted oneself. */
function useReaches({ authorId, privateTo }: Activity): (verb: Verb) => boolean {
  const [edit, remove] = [useMay("activities:edit"), useMay("activities:delete")];
  const who = me.value;
  const isMine = [authorId, privateTo].includes(who?.member.id ?? "");
  return (verb) => (verb === "activities:edit" ? edit : remove) && (who?.access.verbs[verb] !== "own" || isMine);
}

interface MenuProps {
  activity: Activity;
  title: string;
  onEdit: () => void;
  onAddSaid: () => void;
}

function ItemMenu({ activity, title, onEdit, onAddSaid }: MenuProps) {
  const w = activityWords();
  const reaches = useReaches(activity);
  const privacy = usePrivacy(activity);
  const [isSharing, setSharing] = useState(false);
  const canEdit = reaches("activities:edit");
  const canShare = activity.privateTo === me.value?.member.id && mayShare(canEdit);
  const remove = (): void =>
    void act({
      text: w.deleted(w.kinds[activity.kind] ?? ""),
      run: () => del(`/activities/${activity.id}`, activity.version),
      apply: () => dropCached(activity.id),
      after: () => refresh("activity", undefined, activity.links),
    });
  // A mail stays as it was sent or received.
  const items: MenuItem[] = [
    ...(canEdit && activity.kind !== "email" ? [{ label: words().act.edit, icon: Pencil, run: onEdit }] : []),
    ...(canEdit && isRead(activity) ? [{ label: w.addSaid, icon: Highlighter, run: onAddSaid }] : []),
    ...(canEdit ? privacy : []),
    ...(canShare ? [{ label: shareWords().share, icon: Share2, run: () => setSharing(true) }] : []),
    ...(reaches("activities:delete") ? [{ label: words().act.delete, icon: Trash2, isDanger: true, run: remove }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu items={items} />
      {isSharing && <Sharing isPrivate recordId={activity.id} name={title} onClose={() => setSharing(false)} />}
    </>
  );
}
