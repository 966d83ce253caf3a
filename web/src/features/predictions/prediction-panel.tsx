import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { may } from "../identity/session.ts";
import { useOrderTotals } from "../orders/orders-panel.tsx";

const DangerBadge = lazy(() => import("./danger-badge.tsx"));
const PanelBody = lazy(() => import("./panel-body.tsx"));

const maySee = (): boolean => may("predictions:read") && may("orders:read");

/** In the head of a customer's page. */
export function CustomerDanger({ recordId }: { recordId: string }) {
  if (!maySee()) return null;
  return (
    <ErrorBoundary>
      <DangerBadge recordId={recordId} />
    </ErrorBoundary>
  );
}

/** What is said of a customer, last among the fields of their page. */
export function PredictionPanel({ recordId }: { recordId: string }) {
  return maySee() ? <UnderOrders recordId={recordId} /> : null;
}

/** Comes after the orders above it, so that they do not move it. */
function UnderOrders({ recordId }: { recordId: string }) {
  if (!useOrderTotals(recordId).data) return null;
  return (
    <ErrorBoundary>
      <PanelBody recordId={recordId} />
    </ErrorBoundary>
  );
}
