import { type App, endpoint, idParams } from "../core/http.ts";
import { deadLetter, deadLetterList, inboundAddress } from "./system.schema.ts";
import { dropDeadLetter, getInboundAddress, listDeadLetters, retryDeadLetter } from "./system.ts";

export function systemRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/dead-letters",
      access: "system:manage",
      operationId: "listDeadLetters",
      summary: "Work that failed every time",
      answer: deadLetterList,
    },
    async (ctx) => ({
      items: await listDeadLetters(ctx),
    }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/dead-letters/{id}/retry",
      access: "system:manage",
      operationId: "retryDeadLetter",
      summary: "Try failed work again",
      params: idParams,
      answer: deadLetter,
    },
    (ctx, { params }) => retryDeadLetter(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/dead-letters/{id}",
      access: "system:manage",
      operationId: "dropDeadLetter",
      summary: "Set failed work aside",
      params: idParams,
      answer: deadLetter,
    },
    (ctx, { params }) => dropDeadLetter(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/inbound-address",
      access: "mail:send",
      operationId: "getInboundAddress",
      summary: "Where mail for this workspace may be sent",
      answer: inboundAddress,
    },
    async (ctx) => ({
      address: await getInboundAddress(ctx),
    }),
  );
}
