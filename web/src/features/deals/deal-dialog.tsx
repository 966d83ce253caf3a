import { useQuery } from "@tanstack/preact-query";
import { Share2 } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { Deal } from "../../../../src/deals/deals.schema.ts";
import { get } from "../../lib/api.ts";
import { fullDay, money } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { currencyOf, may, me, memberName } from "../identity/session.ts";
import { type Fact, Facts } from "../records/facts.tsx";
import { useName } from "../records/use-name.ts";
import { recordWords } from "../records/words.ts";
import { ScorePanel } from "../scores/score-panel.tsx";
import { mayShare, Sharing } from "../shares/sharing.tsx";
import { shareWords } from "../shares/words.ts";
import { DealStage } from "./deal-stage.tsx";
import { dealWords } from "./words.ts";

const DealAssistant = lazy(() => import("../briefs/deal-assistant.tsx"));

/** Whether the right to change deals reaches this one, as far as the page can tell. */
const reaches = ({ ownerId }: Deal): boolean =>
  may("deals:edit") && (me.value?.access.verbs["deals:edit"] !== "own" || ownerId === me.value.member.id);

/** One deal over the list; deals are read only for now. */
export function DealDialog({ id }: { id: string }) {
  const { route } = useLocation();
  const [isSharing, setSharing] = useState(false);
  const found = useQuery({ queryKey: ["deals", "one", id], queryFn: ({ signal }) => get<Deal>(`/deals/${id}`, undefined, signal) });
  if (found.data && isSharing) return <Sharing recordId={id} name={found.data.name} onClose={() => setSharing(false)} />;
  return (
    <Dialog
      title={found.data?.name ?? dealWords().details}
      onClose={() => route("/deals")}
      footer={
        found.data &&
        mayShare(reaches(found.data)) && (
          <Button icon={Share2} onClick={() => setSharing(true)}>
            {shareWords().share}
          </Button>
        )
      }
    >
      {found.isPending && <Bones lines={6} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <DealFacts deal={found.data} />}
      {found.data?.status === "open" ? (
        <ScorePanel subject="win" recordId={id}>
          <Assisted deal={found.data} />
        </ScorePanel>
      ) : (
        found.data && <Assisted deal={found.data} />
      )}
    </Dialog>
  );
}

const Assisted = ({ deal }: { deal: Deal }) =>
  may("assistant:read") && (
    <ErrorBoundary>
      <DealAssistant deal={deal} />
    </ErrorBoundary>
  );

function DealFacts({ deal }: { deal: Deal }) {
  const w = dealWords();
  const r = recordWords();
  const company = useName("companies", deal.companyId);
  const contact = useName("contacts", deal.contactId);
  const day = (at: number | null) => (at ? fullDay(at) : "");
  const facts: Fact[] = [
    [w.stage, <DealStage key="stage" stage={deal.stage} />],
    [r.amount, money(deal.amount, deal.currency, currencyOf()), "amount"],
    [r.company, company && <a href={`/companies/${deal.companyId}`}>{company}</a>],
    [w.contact, contact && <a href={`/contacts/${deal.contactId}`}>{contact}</a>],
    [r.owner, memberName(deal.ownerId)],
    [w.opened, day(deal.openedAt)],
    [w.expected, day(deal.expectedCloseAt), "expectedCloseAt"],
    [w.closed, day(deal.closedAt)],
    [w.nextStep, deal.nextStep, "nextStep"],
    [w.lostReason, deal.lostReason, "lostReason"],
  ];
  return <Facts noun="deals" facts={facts} />;
}
