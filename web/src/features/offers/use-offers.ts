import { useQuery } from "@tanstack/preact-query";
import type { CustomerOffers, OffersKnown } from "../../../../src/predictions/offering/offers.schema.ts";
import { get } from "../../lib/api.ts";
import { may } from "../identity/session.ts";

/** Whether this member may be shown offers at all. */
export const mayOffers = (): boolean => may("predictions:read") && may("orders:read") && may("products:read");

export const offersKey = (recordId: string) => ["offers", recordId];

/** How offers were learned, how good their lists are, and their newest run. */
export const useOffersKnown = (enabled = true) =>
  useQuery({
    queryKey: ["predictions", "offers"],
    queryFn: ({ signal }) => get<OffersKnown>("/predictions/offers", undefined, signal),
    enabled,
  });

/** What to offer a company or a contact. */
export const useOffers = (recordId: string) =>
  useQuery({
    queryKey: offersKey(recordId),
    queryFn: ({ signal }) => get<CustomerOffers>(`/predictions/customers/${recordId}/offers`, undefined, signal),
  });
