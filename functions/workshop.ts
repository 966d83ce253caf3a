import { buildSample } from "../src/sample/sample.ts";

/**
 * The second Worker: heavy work without rights or a database, called by the first one alone through a service binding.
 * `GET /sample?now=MS` → the sample company's records as of that moment.
 */
export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/sample") return Response.json(buildSample(Number(searchParams.get("now"))));
    return new Response("The workshop knows no such work", { status: 404 });
  },
};
