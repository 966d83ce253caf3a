import { useQuery } from "@tanstack/preact-query";
import { Users, X } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Share } from "../../../../src/shares/shares.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { PickFrom } from "../../ui/pick-from.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { me, memberName } from "../identity/session.ts";
import { useTeams } from "../teams/use-teams.ts";
import type { SharingProps } from "./sharing.tsx";
import { shareWords } from "./words.ts";
import "../access/access.css";

type Level = Share["level"];

const levelOptions = () => (["read", "edit"] as const).map((level) => ({ value: level, label: shareWords().levels[level] ?? level }));

/** With whom a record is shared, and how to share it with more. Every step can be taken back. */
export default function ShareDialog({ recordId, name, isPrivate = false, onClose }: SharingProps) {
  const w = shareWords();
  const teams = useTeams();
  const found = useQuery({
    queryKey: ["shares", recordId],
    queryFn: ({ signal }) => get<{ items: Share[] }>("/shares", { recordId }, signal),
  });
  const nameOf = (id: string): string => memberName(id) || (teams.data?.find((team) => team.id === id)?.name ?? w.someone);
  const shares = found.data?.items ?? [];
  const sharing = useSharing(recordId, nameOf);
  const { last } = sharing;
  const close = (): void => {
    onClose();
    if (last) say(last.text, { action: { label: words().act.undo, run: () => void sharing.undo(last) } });
  };
  // What lies outside a modal dialog cannot be pressed, so Undo stands inside it until it closes.
  const footer = (
    <>
      <span class="grow" role="status">
        {last?.text}
      </span>
      {last && (
        <Button kind="quiet" onClick={() => void sharing.undo(last)}>
          {words().act.undo}
        </Button>
      )}
      <Button onClick={close}>{words().act.done}</Button>
    </>
  );
  return (
    <Dialog title={w.title(name)} onClose={close} footer={footer}>
      <p class="dim">{isPrivate ? w.textPrivate : w.text}</p>
      <NewShare teams={teams.data ?? []} shares={shares} onShare={(grantee, level) => sharing.set(grantee, level)} />
      {found.isPending && <Bones lines={2} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <section aria-label={w.now}>
          <h3 class="field-label">{w.now}</h3>
          {shares.length === 0 && <p class="faint">{w.nobody}</p>}
          <ul class="shares">
            {shares.map((share) => (
              <ShareLine
                key={share.grantee}
                name={nameOf(share.grantee)}
                share={share}
                onLevel={(level) => void sharing.set(share.grantee, level, share.level)}
                onRemove={() => void sharing.remove(share)}
              />
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

interface Step {
  text: string;
  back: () => Promise<unknown>;
}

/** Sharing, changing and ending; `last` is the step that can be taken back. */
function useSharing(recordId: string, nameOf: (id: string) => string) {
  const w = shareWords();
  const [last, setLast] = useState<Step>();
  const grant = async (grantee: string, level: Level): Promise<Share> => (await post<Share>("/shares", { recordId, grantee, level })).data;
  async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    const done = await run().catch((error: unknown) => {
      complain(explain(error));
      return undefined;
    });
    await client.invalidateQueries({ queryKey: ["shares", recordId] });
    return done;
  }
  return {
    last,
    undo: async ({ back }: Step): Promise<void> => {
      setLast(undefined);
      await attempt(back);
    },
    set: async (grantee: string, level: Level, before?: Level): Promise<boolean> => {
      const made = await attempt(() => grant(grantee, level));
      const text = before ? w.changed(nameOf(grantee), (w.levels[level] ?? level).toLowerCase()) : w.shared(nameOf(grantee));
      if (made) setLast({ text, back: () => (before ? grant(grantee, before) : del(`/shares/${made.id}`)) });
      return made !== undefined;
    },
    remove: async ({ id, grantee, level }: Share): Promise<void> => {
      const gone = await attempt(() => del(`/shares/${id}`));
      if (gone) setLast({ text: w.unshared(nameOf(grantee)), back: () => grant(grantee, level) });
    },
  };
}

interface NewProps {
  teams: { id: string; name: string }[];
  shares: Share[];
  onShare: (grantee: string, level: Level) => Promise<boolean>;
}

function NewShare({ teams, shares, onShare }: NewProps) {
  const w = shareWords();
  const [picked, pick] = useState<{ id: string; label: string }>();
  const [level, setLevel] = useState<Level>("read");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const people = (me.value?.members ?? []).filter(({ id }) => id !== me.value?.member.id);
  const from = [
    ...people.map((person) => ({ id: person.id, label: person.name })),
    ...teams.map((team) => ({ id: team.id, label: team.name, note: w.team })),
  ].filter(({ id }) => !shares.some(({ grantee }) => grantee === id));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!picked) return setError(w.pickFirst);
    setBusy(true);
    if (await onShare(picked.id, level)) pick(undefined);
    setBusy(false);
  };
  return (
    <form class="share-new" noValidate onSubmit={(event) => void submit(event)}>
      <PickFrom
        label={w.who}
        placeholder={w.find}
        value={picked?.label ?? ""}
        error={error}
        from={from}
        isAutofocus
        onPick={(one) => {
          pick(one);
          setError(undefined);
        }}
      />
      <Select label={w.level} value={level} options={levelOptions()} onText={(text) => setLevel(text as Level)} />
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {w.add}
      </Button>
    </form>
  );
}

interface LineProps {
  name: string;
  share: Share;
  onLevel: (level: Level) => void;
  onRemove: () => void;
}

function ShareLine({ name, share, onLevel, onRemove }: LineProps) {
  const w = shareWords();
  return (
    <li>
      {share.grantee.startsWith("usr_") ? (
        <Avatar name={name} />
      ) : (
        <span class="team-face">
          <Users />
        </span>
      )}
      <span class="clip grow">{name}</span>
      <Select
        label={w.levelOf(name)}
        isLabelHidden
        value={share.level}
        options={levelOptions()}
        onText={(level) => onLevel(level as Level)}
      />
      <IconButton icon={X} label={`${words().act.remove}: ${name}`} onClick={onRemove} />
    </li>
  );
}
