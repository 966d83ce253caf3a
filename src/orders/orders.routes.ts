import { bulkAnswer, bulkInput } from "../core/bulk.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { readOrderTotals } from "./customer-orders.ts";
import { bulkOrders } from "./orders.bulk.ts";
import { listedOrder, order, orderInput, orderPage, orderPatch, orderQuery, orderTotals, totalsQuery } from "./orders.schema.ts";
import { createOrder, deleteOrder, editOrder, getOrder, listOrders, restoreOrder } from "./orders.ts";

export function orderRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/orders",
      access: "orders:read",
      operationId: "listOrders",
      summary: "List orders",
      query: orderQuery,
      answer: orderPage,
      sparse: listedOrder,
    },
    (ctx, { query }) => listOrders(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/orders",
      access: "orders:create",
      operationId: "createOrder",
      summary: "Create an order",
      body: orderInput,
      answer: order,
      status: 201,
    },
    (ctx, { body }) => createOrder(ctx, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/orders/bulk",
      access: "orders:edit",
      operationId: "bulkOrders",
      summary: "Create, change, delete or restore up to 1,000 orders in one change",
      body: bulkInput("OrderInput", "OrderPatch"),
      answer: bulkAnswer,
    },
    (ctx, { body }) => bulkOrders(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/orders/totals",
      access: "orders:read",
      operationId: "getOrderTotals",
      summary: "What a company or a contact has ordered",
      query: totalsQuery,
      answer: orderTotals,
    },
    (ctx, { query }) => readOrderTotals(ctx, query.recordId),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/orders/{id}",
      access: "orders:read",
      operationId: "getOrder",
      summary: "Read an order",
      params: idParams,
      answer: order,
      sparse: order,
    },
    (ctx, { params }) => getOrder(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/orders/{id}",
      access: "orders:edit",
      operationId: "editOrder",
      summary: "Change an order",
      params: idParams,
      body: orderPatch,
      answer: order,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editOrder(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/orders/{id}",
      access: "orders:delete",
      operationId: "deleteOrder",
      summary: "Put an order into the bin",
      params: idParams,
      answer: order,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteOrder(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/orders/{id}/restore",
      access: "orders:edit",
      operationId: "restoreOrder",
      summary: "Take an order out of the bin",
      params: idParams,
      answer: order,
    },
    (ctx, { params }) => restoreOrder(ctx, params),
  );
}
