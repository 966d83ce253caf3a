import { useQuery } from "@tanstack/preact-query";
import { CircleCheck, MailQuestionMark, TriangleAlert } from "lucide-preact";
import type { Quarantined } from "../../../../src/mail/quarantine.schema.ts";
import type { DeadLetter } from "../../../../src/system/system.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { dayAndClock } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { settingsWords } from "./words.ts";

function useQueue<T>(path: string) {
  const found = useQuery({ queryKey: ["queue", path], queryFn: ({ signal }) => get<{ items: T[] }>(path, undefined, signal) });
  const run = async (text: string, request: () => ReturnType<typeof post>): Promise<void> => {
    await act({ text, run: request });
    await client.invalidateQueries({ queryKey: ["queue", path] });
  };
  return { found, run };
}

/** Inbound mail from senders that nobody vouches for. */
export function QuarantinePart() {
  const w = settingsWords();
  const { found, run } = useQueue<Quarantined>("/quarantine");
  if (found.isPending) return <Bones lines={3} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <p class="dim">{w.quarantineText}</p>
      {found.data.items.length === 0 && <EmptyState icon={CircleCheck} title={w.noQuarantine} />}
      <ul class="hits">
        {found.data.items.map(({ id, subject, fromAddress, reason, at }) => (
          <li key={id} class="hit">
            <MailQuestionMark />
            <span class="hit-main">
              <strong class="clip">{subject}</strong>
              <span class="hit-passage">{[fromAddress, reason, dayAndClock(at)].join(" · ")}</span>
            </span>
            <Button onClick={() => void run(w.accepted, () => post(`/quarantine/${id}/accept`))}>{w.accept}</Button>
            <Button kind="quiet" onClick={() => void run(w.dropped, () => del(`/quarantine/${id}`))}>
              {w.drop}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Background work that failed every time. */
export function LettersPart() {
  const w = settingsWords();
  const { found, run } = useQueue<DeadLetter>("/dead-letters");
  if (found.isPending) return <Bones lines={3} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <p class="dim">{w.lettersText}</p>
      {found.data.items.length === 0 && <EmptyState icon={CircleCheck} title={w.noLetters} />}
      <ul class="hits">
        {found.data.items.map(({ id, body, reason, at }) => (
          <li key={id} class="hit">
            <TriangleAlert />
            <span class="hit-main">
              <strong class="clip">{reason ?? id}</strong>
              <span class="hit-passage">
                {dayAndClock(at)} <code class="raw">{JSON.stringify(body)}</code>
              </span>
            </span>
            <Button onClick={() => void run(w.retried, () => post(`/dead-letters/${id}/retry`))}>{w.retry}</Button>
            <Button kind="quiet" onClick={() => void run(w.setAside, () => del(`/dead-letters/${id}`))}>
              {w.setAside}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
