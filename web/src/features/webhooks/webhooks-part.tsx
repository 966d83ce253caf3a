import { useQuery } from "@tanstack/preact-query";
import { Plus, Webhook as WebhookIcon } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { NewWebhook, Webhook } from "../../../../src/webhooks/webhooks.schema.ts";
import { get } from "../../lib/api.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { WebhookDetail } from "./webhook-detail.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { healthOf, reloadWebhooks, toneOf } from "./webhooks.ts";
import { webhookWords } from "./words.ts";
import "./webhooks.css";

/** How a webhook is doing changes by itself. */
const LOOK_MS = 10_000;

/** Where events are sent: the list, and one of them with its log. The address says which. */
export default function WebhooksPart() {
  const w = webhookWords();
  const { query, route } = useLocation();
  const [isAdding, add] = useState(false);
  const [fresh, setFresh] = useState<NewWebhook>();
  const found = useQuery({
    queryKey: ["webhooks"],
    queryFn: ({ signal }) => get<{ items: Webhook[] }>("/webhooks", undefined, signal),
    refetchInterval: LOOK_MS,
  });
  if (found.isPending) return <Bones lines={4} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  const { items } = found.data;
  const open = items.find(({ id }) => id === query.webhook);
  if (open) return <WebhookDetail key={open.id} of={open} secret={fresh?.id === open.id ? fresh.secret : undefined} />;
  const button = (
    <Button kind="primary" icon={Plus} onClick={() => add(true)}>
      {w.add}
    </Button>
  );
  return (
    <>
      <p class="dim">{w.intro}</p>
      {items.length === 0 ? (
        <EmptyState icon={WebhookIcon} title={w.none} action={button}>
          {w.noneText}
        </EmptyState>
      ) : (
        <>
          {button}
          <ul class="hits hooks">
            {items.map((each) => (
              <WebhookLine key={each.id} of={each} />
            ))}
          </ul>
        </>
      )}
      {isAdding && (
        <WebhookForm
          onClose={() => add(false)}
          onSaved={(made) => {
            setFresh(made as NewWebhook);
            void reloadWebhooks().then(() => route(`/settings/webhooks?webhook=${made.id}`));
          }}
        />
      )}
    </>
  );
}

function WebhookLine({ of: webhook }: { of: Webhook }) {
  const w = webhookWords();
  const { id, url, description, state } = webhook;
  return (
    <li class="hit">
      <WebhookIcon />
      <a class="hit-main" href={`/settings/webhooks?webhook=${id}`}>
        <strong class="clip">{description || url.replace(/^https?:\/\//, "")}</strong>
        <span class="hit-passage clip">{[...(description ? [url.replace(/^https?:\/\//, "")] : []), healthOf(webhook)].join(" · ")}</span>
      </a>
      <Badge tone={toneOf(webhook)}>{w.state[state]}</Badge>
    </li>
  );
}
