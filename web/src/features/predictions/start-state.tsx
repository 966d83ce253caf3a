import { CircleOff, GraduationCap, ReceiptText } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { learnAnew } from "./use-predictions.ts";
import { predictionWords } from "./words.ts";

/** What there is to do where nothing has been learned. */
export function StartState({ predictions: { state, run } }: { predictions: Predictions }) {
  const w = predictionWords();
  const mayManage = may("predictions:manage");
  if (state === "off")
    return (
      <EmptyState icon={CircleOff} title={w.off} action={mayManage && <SettingsLink />}>
        {w.offText} {!mayManage && w.askManager}
      </EmptyState>
    );
  if (run?.state === "running") return <EmptyState icon={GraduationCap} title={w.underWay} children={w.underWayText} />;
  if (run?.reason === "no_orders")
    return (
      <EmptyState icon={ReceiptText} title={w.noOrders} action={<OrdersLink />}>
        {w.noOrdersText}
      </EmptyState>
    );
  return (
    <EmptyState icon={GraduationCap} title={w.notLearned} action={mayManage && <LearnButton kind="primary" label={w.learnNow} />}>
      {w.notLearnedText} {!mayManage && w.learnsTonight}
    </EmptyState>
  );
}

function SettingsLink() {
  return (
    <a class="btn btn-primary" href="/predictions/settings">
      <span class="btn-text">{predictionWords().turnOn}</span>
    </a>
  );
}

function OrdersLink() {
  if (!may("imports:create")) return null;
  return (
    <a class="btn btn-primary" href="/import">
      <span class="btn-text">{predictionWords().importOrders}</span>
    </a>
  );
}

/** Begins a run; how far it is shows by itself. */
export function LearnButton({
  subject = "purchases",
  kind = "plain",
  label,
  about,
  disabled = false,
}: {
  /** What is learned: who buys again, offers, or the label with that id. */
  subject?: string;
  kind?: "primary" | "plain";
  label: string;
  /** The label with what it is about, where several stand together. */
  about?: string | undefined;
  disabled?: boolean;
}) {
  const [isBusy, setBusy] = useState(false);
  const learn = async (): Promise<void> => {
    setBusy(true);
    await learnAnew(subject);
    setBusy(false);
  };
  return (
    <Button kind={kind} icon={GraduationCap} isBusy={isBusy} disabled={disabled} aria-label={about} onClick={() => void learn()}>
      {label}
    </Button>
  );
}
