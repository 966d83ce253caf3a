import { useQuery } from "@tanstack/preact-query";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { may } from "../identity/session.ts";

const PanelBody = lazy(() => import("./panel-body.tsx"));

/**
 * What is said of a customer, last among the fields of their page. It waits for the orders above it, so that neither moves the other.
 */
export function PredictionPanel({ recordId }: { recordId: string }) {
  const orders = useQuery({ queryKey: ["orders", "totals", recordId], enabled: false });
  if (!may("predictions:read") || !may("orders:read") || orders.data === undefined) return null;
  return (
    <ErrorBoundary>
      <PanelBody recordId={recordId} />
    </ErrorBoundary>
  );
}
