#!/usr/bin/env node
/** As much of curl as the documents' examples use, for machines that have none. */
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "fail-with-body": { type: "boolean" },
    silent: { type: "boolean", short: "s" },
    "show-error": { type: "boolean", short: "S" },
    get: { type: "boolean", short: "G" },
    request: { type: "string", short: "X" },
    header: { type: "string", short: "H", multiple: true },
    data: { type: "string", short: "d" },
    "data-urlencode": { type: "string", multiple: true },
  },
});
const url = new URL(positionals[0]);
for (const pair of values["data-urlencode"] ?? []) url.searchParams.append(pair.split("=", 1)[0], pair.slice(pair.indexOf("=") + 1));
const headers = Object.fromEntries((values.header ?? []).map((header) => header.split(/:\s*(.*)/s, 2)));
const response = await fetch(url, { method: values.request ?? "GET", headers, body: values.data });
process.stdout.write(await response.text());
if (values["fail-with-body"] && !response.ok) process.exitCode = 22;
