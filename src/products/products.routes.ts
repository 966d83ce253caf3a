import { type App, endpoint, idParams } from "../core/http.ts";
import { product, productPage, productQuery } from "./products.schema.ts";
import { getProduct, listProducts } from "./products.ts";

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
}
