import { bulkAnswer, bulkInput } from "../core/bulk.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { bulkProducts } from "./products.bulk.ts";
import { product, productInput, productPage, productPatch, productQuery } from "./products.schema.ts";
import { createProduct, deleteProduct, editProduct, getProduct, listProducts, restoreProduct } from "./products.ts";

export function productRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/products",
      access: "products:read",
      operationId: "listProducts",
      summary: "List products",
      query: productQuery,
      answer: productPage,
      sparse: product,
    },
    (ctx, { query }) => listProducts(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/products",
      access: "products:create",
      operationId: "createProduct",
      summary: "Create a product",
      body: productInput,
      answer: product,
      status: 201,
    },
    (ctx, { body }) => createProduct(ctx, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/products/bulk",
      access: "products:edit",
      operationId: "bulkProducts",
      summary: "Create, change, delete or restore up to 1,000 products in one change",
      body: bulkInput("ProductInput", "ProductPatch"),
      answer: bulkAnswer,
    },
    (ctx, { body }) => bulkProducts(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/products/{id}",
      access: "products:read",
      operationId: "getProduct",
      summary: "Read a product",
      params: idParams,
      answer: product,
      sparse: product,
    },
    (ctx, { params }) => getProduct(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/products/{id}",
      access: "products:edit",
      operationId: "editProduct",
      summary: "Change a product",
      params: idParams,
      body: productPatch,
      answer: product,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editProduct(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/products/{id}",
      access: "products:delete",
      operationId: "deleteProduct",
      summary: "Put a product into the bin",
      params: idParams,
      answer: product,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteProduct(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/products/{id}/restore",
      access: "products:edit",
      operationId: "restoreProduct",
      summary: "Take a product out of the bin",
      params: idParams,
      answer: product,
    },
    (ctx, { params }) => restoreProduct(ctx, params),
  );
}
