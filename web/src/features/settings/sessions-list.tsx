import { useQuery } from "@tanstack/preact-query";
import { Monitor, Smartphone } from "lucide-preact";
import { useState } from "preact/hooks";
import { deviceName } from "../../../../src/identity/device-names.rules.ts";
import type { OwnSession } from "../../../../src/identity/security.schema.ts";
import { type Answer, del, get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { dayAndClock, nearDay } from "../../lib/format.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { securityWords } from "./security.words.ts";

/** Every browser that one is signed in from; each can be put out. */
export function SessionsList() {
  const w = securityWords();
  const [isAsking, ask] = useState(false);
  const found = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => get<{ items: OwnSession[] }>("/me/sessions", undefined, signal),
  });
  const end = async (path: string, text: (ended: number) => string): Promise<void> => {
    ask(false);
    await del(path).then(
      ({ data }: Answer<unknown>) => say(text((data as { ended: number } | undefined)?.ended ?? 1)),
      (error: unknown) => complain(explain(error)),
    );
    await client.invalidateQueries({ queryKey: ["sessions"] });
  };
  return (
    <section class="security-block" aria-label={w.sessions}>
      <h3>{w.sessions}</h3>
      {found.isPending && <Bones lines={2} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      <ul class="hits">
        {found.data?.items.map((session) => (
          <SessionLine key={session.id} of={session} onEnd={() => void end(`/me/sessions/${session.id}`, () => w.ended)} />
        ))}
      </ul>
      {(found.data?.items.length ?? 0) > 1 && <Button onClick={() => ask(true)}>{w.endAll}</Button>}
      {isAsking && (
        <Confirm
          title={w.endAllAsk}
          text={w.endAllText}
          act={w.endAll}
          onYes={() => void end("/me/sessions", w.endedAll)}
          onNo={() => ask(false)}
        />
      )}
    </section>
  );
}

function SessionLine({ of: session, onEnd }: { of: OwnSession; onEnd: () => void }) {
  const w = securityWords();
  const { userAgent, place, ip, createdAt, lastSeenAt, isCurrent } = session;
  const Icon = /iPhone|iPad|Android/.test(userAgent ?? "") ? Smartphone : Monitor;
  const where = place && ip ? `${place} (${ip})` : (place ?? ip);
  return (
    <li class="hit">
      <Icon />
      <span class="hit-main">
        <strong class="clip">{deviceName(userAgent ?? "") || w.unknownDevice}</strong>
        <span class="hit-passage num">
          {[where, w.seen(nearDay(lastSeenAt)), w.since(dayAndClock(createdAt))].filter(Boolean).join(" · ")}
        </span>
      </span>
      {isCurrent ? <Badge tone="good">{w.thisOne}</Badge> : <Button onClick={onEnd}>{w.end}</Button>}
    </li>
  );
}
