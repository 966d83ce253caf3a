import { ContactRound, Link2, Pencil, Share2, Sparkles, Trash2, Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { del, pathWith, post } from "../../lib/api.ts";
import { client, dropCached, refresh } from "../../lib/cache.ts";
import { useKeys } from "../../lib/keys.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { say } from "../../ui/toast.tsx";
import { act } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import { usePageCommands } from "../search/page-commands.ts";
import { mayShare, Sharing } from "../shares/sharing.tsx";
import { shareWords } from "../shares/words.ts";
import { pageWords } from "./record-words.ts";

interface Props {
  noun: "contacts" | "companies";
  kind: "contact" | "company";
  record: { id: string; name: string; version: number; deletedAt: number | null };
  /** Whether the member's rights reach this very record. */
  canEdit: boolean;
  canDelete: boolean;
  onDraft: () => void;
  /** While a mail is being written, Send is the primary button. */
  isComposing: boolean;
  onEdit: () => void;
}

/** What can be done with a whole record: draft, edit, delete with Undo. */
export function RecordActions({ noun, kind, record, canEdit: reaches, canDelete, onDraft, isComposing, onEdit }: Props) {
  const w = pageWords();
  const { route } = useLocation();
  const isThere = record.deletedAt === null;
  const canEdit = isThere && reaches;
  const [isSharing, setSharing] = useState(false);
  const canDraft = isThere && may("assistant:create");
  const draft = canDraft ? onDraft : () => say(w.mayNotDraft);
  useKeys({ ...(isThere && { d: draft }), ...(canEdit && { e: onEdit }) });
  usePageCommands(canDraft ? [{ id: "draft", label: w.draft, icon: Sparkles, keys: "d", run: onDraft }] : []);

  const remove = async (): Promise<void> => {
    const done = await act({
      text: words().state.deleted(record.name),
      run: () => del(`/${noun}/${record.id}`, record.version),
      after: () => refresh(kind, record.id),
    }).catch(() => void client.invalidateQueries({ queryKey: ["page", record.id] }));
    if (done === undefined) return;
    dropCached(record.id);
    route(`/${noun}`);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${location.origin}/${noun}/${record.id}`);
    say(w.linkCopied);
  };
  const items: MenuItem[] = [
    ...(canEdit ? [{ label: words().act.edit, icon: Pencil, keys: "e", run: onEdit }] : []),
    ...(isThere && mayShare(reaches) ? [{ label: shareWords().share, icon: Share2, run: () => setSharing(true) }] : []),
    { label: w.copyLink, icon: Link2, run: () => void copy() },
    ...(kind === "contact"
      ? [{ label: w.vcard, icon: ContactRound, run: () => location.assign(pathWith(`/contacts/${record.id}/vcard`)) }]
      : []),
    ...(isThere && canDelete ? [{ label: words().act.delete, icon: Trash2, isDanger: true, run: () => void remove() }] : []),
  ];
  if (!isThere) return null;
  return (
    <>
      {canDraft && (
        <Button kind={isComposing ? "plain" : "primary"} icon={Sparkles} keys="d" onClick={onDraft}>
          {w.draft}
        </Button>
      )}
      <Menu items={items} />
      {isSharing && <Sharing recordId={record.id} name={record.name} onClose={() => setSharing(false)} />}
    </>
  );
}

/** Over a record in the bin: what it is, and the way back. */
export function BinBanner({ noun, kind, record }: Pick<Props, "noun" | "kind" | "record">) {
  const w = pageWords();
  if (record.deletedAt === null) return null;
  const restore = (): void =>
    void act({
      text: words().state.restored(record.name),
      run: () => post(`/${noun}/${record.id}/restore`),
      after: () => refresh(kind, record.id),
    });
  return (
    <p class="notice bin-banner" role="status">
      <Trash2 />
      <span class="grow">
        <strong>{w.inBin}.</strong> {w.inBinText}
      </span>
      {may(`${noun}:edit`) && (
        <Button kind="primary" icon={Undo2} onClick={restore}>
          {words().act.restore}
        </Button>
      )}
    </p>
  );
}
