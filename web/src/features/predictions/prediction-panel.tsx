import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { may } from "../identity/session.ts";
import { useOrderTotals } from "../orders/orders-panel.tsx";

const DangerBadge = lazy(() => import("./danger-badge.tsx"));
const PanelBody = lazy(() => import("./panel-body.tsx"));

interface Props {
  recordId: string;
  /** What stands under it: it comes with it, so that nothing is pushed down. */
  children: ComponentChildren;
}

const maySee = (): boolean => may("predictions:read") && may("orders:read");

/** In the head of a customer's page. */
export function CustomerDanger({ recordId }: Pick<Props, "recordId">) {
  if (!maySee()) return null;
  return (
    <ErrorBoundary>
      <DangerBadge recordId={recordId} />
    </ErrorBoundary>
  );
}

/** What is said of a customer, under their orders. */
export const PredictionPanel = (props: Props) => (maySee() ? <UnderOrders {...props} /> : props.children);

/** Comes after the orders above it, for the same reason. Its code and looks are fetched with the page: a network that is lost meanwhile leaves nothing out. */
function UnderOrders(props: Props) {
  useEffect(() => void PanelBody.preload().catch(() => undefined), []);
  if (useOrderTotals(props.recordId).isPending) return null;
  return (
    <ErrorBoundary>
      <PanelBody {...props} />
    </ErrorBoundary>
  );
}
