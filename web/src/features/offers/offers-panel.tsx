import { useEffect } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { Panel } from "../../ui/panel.tsx";
import type { About } from "../assistant/composers.ts";
import { useOrderTotals } from "../orders/orders-panel.tsx";
import { useCustomerPrediction } from "../predictions/use-predictions.ts";
import type { OrderPreset } from "./offer-line.tsx";
import { mayOffers } from "./use-offers.ts";
import { offerWords } from "./words.ts";

const OfferLists = lazy(() => import("./offer-lists.tsx"));

interface Props {
  about: About;
  /** What a new order of this customer has from the start. */
  preset: OrderPreset;
}

/** What to offer the customer whose page this is. */
export function OffersPanel(props: Props) {
  return mayOffers() ? <UnderTheRest {...props} /> : null;
}

/**
 * Comes after the orders and the forecast above it, so that they do not move it. Its code is fetched with the page: a network that is lost
 * meanwhile leaves nothing out.
 */
function UnderTheRest(props: Props) {
  useEffect(() => void OfferLists.preload().catch(() => undefined), []);
  const orders = useOrderTotals(props.about.recordId);
  const forecast = useCustomerPrediction(props.about.recordId);
  if (orders.isPending || forecast.isPending) return null;
  return (
    <Panel title={offerWords().title}>
      <ErrorBoundary>
        <OfferLists {...props} />
      </ErrorBoundary>
    </Panel>
  );
}
