import "./offers.filters.ts";
import { type App, endpoint } from "../../core/http.ts";
import { customerParams } from "../predictions.schema.ts";
import { customerOffersOf } from "./customer-offers.queries.ts";
import { dismissOffer, undismissOffer } from "./dismissals.ts";
import { getOffersKnown } from "./offer-card.queries.ts";
import { customerOffers, dismissal, dismissalInput, dismissalParams, offersKnown } from "./offers.schema.ts";

export function offerRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/offers",
      access: "predictions:read",
      operationId: "getOffersKnown",
      summary: "How offers were learned, how much better than popularity they are, and what became of them",
      answer: offersKnown,
    },
    (ctx) => getOffersKnown(ctx),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/predictions/customers/{id}/offers",
      access: "predictions:read",
      operationId: "listCustomerOffers",
      summary: "What to offer one company or contact: bought before, and never bought",
      params: customerParams,
      answer: customerOffers,
    },
    (ctx, { params }) => customerOffersOf(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/predictions/customers/{id}/offers/{productId}/dismissal",
      access: "changes:edit",
      operationId: "dismissOffer",
      summary: "Do not offer a product to a customer again",
      description: "Takes the sight of offers and the right to edit the customer. It is remembered for good, or up to the end of a day.",
      params: dismissalParams,
      body: dismissalInput,
      answer: dismissal,
      status: 201,
    },
    (ctx, { params, body }) => dismissOffer(ctx, params.id, params.productId, body.until),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/predictions/customers/{id}/offers/{productId}/dismissal",
      access: "changes:edit",
      operationId: "undismissOffer",
      summary: "Let a product be offered to a customer again",
      params: dismissalParams,
      answer: dismissal,
    },
    (ctx, { params }) => undismissOffer(ctx, params.id, params.productId),
  );
}
