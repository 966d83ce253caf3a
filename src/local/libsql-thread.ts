import { timingSafeEqual } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { DatabaseFile } from "./database-file.ts";
import { HranaError, type HranaPipeline } from "./hrana.ts";
import { troubleOf, workspacesIn } from "./inspection.ts";
import {
  DATABASE_NAME,
  DIRECTORY_NAME,
  type LibsqlStats,
  type RecordedStatement,
  type ThreadOptions,
  type ThreadRequest,
} from "./libsql-server.ts";
import { Streams, type Tally } from "./pipeline.ts";
import { statementsOf } from "./recording.ts";

const { folder, token, port } = workerData as ThreadOptions;
const PATH = /^\/([^/]+)\/v[23](\/pipeline)?$/;
const authorization = Buffer.from(`Bearer ${token}`);
const files = new Map<string, DatabaseFile>();
const streams = new Streams();
let recording: RecordedStatement[] | undefined;
const stats: LibsqlStats = { roundTrips: 0, statements: 0, rowsReturned: 0, rowsChanged: 0, busyMs: 0 };

function fileFor(name: string): DatabaseFile {
  const known = files.get(name);
  if (known) return known;
  if (!DATABASE_NAME.test(name)) throw new HranaError("BAD_NAME", `Not a database name: ${name}`);
  const file = new DatabaseFile(join(folder, `${name}.db`));
  files.set(name, file);
  return file;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString("utf8");
}

function isAllowed(request: IncomingMessage): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  return given.length === authorization.length && timingSafeEqual(given, authorization);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name, pipelinePath] = PATH.exec(request.url ?? "") ?? [];
  if (!isAllowed(request)) return void response.writeHead(401, { "content-type": "text/plain" }).end("Unknown token");
  if (!name) return void response.writeHead(404, { "content-type": "text/plain" }).end("No such path");
  if (!pipelinePath) return void response.writeHead(200, { "content-type": "text/plain" }).end("Hrana 2");
  const pipeline = JSON.parse(await readBody(request)) as HranaPipeline;
  recording?.push(...statementsOf(name, pipeline));
  const tally: Tally = { statements: 0, rowsReturned: 0, rowsChanged: 0 };
  const startedAt = performance.now();
  const body = await streams.run(fileFor(name), pipeline, tally);
  const busyMs = performance.now() - startedAt;
  count(tally, busyMs);
  response.writeHead(200, {
    "content-type": "application/json",
    "relata-rows-returned": tally.rowsReturned,
    "server-timing": `sql;dur=${busyMs.toFixed(3)}`,
  });
  response.end(body);
}

function count(tally: Tally, busyMs: number): void {
  stats.roundTrips += 1;
  stats.statements += tally.statements;
  stats.rowsReturned += tally.rowsReturned;
  stats.rowsChanged += tally.rowsChanged;
  stats.busyMs += busyMs;
}

function refuse(response: ServerResponse, thrown: unknown): void {
  const known = thrown instanceof HranaError || thrown instanceof SyntaxError;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof HranaError ? thrown.code : "SERVER_ERROR";
  response.writeHead(known ? 400 : 500, { "content-type": "application/json" }).end(JSON.stringify({ message, code }));
}

const server = createServer((request, response) => {
  handle(request, response).catch((thrown: unknown) => refuse(response, thrown));
});
// workerd keeps connections for reuse; one that is closed just as it is reused would fail a request.
server.keepAliveTimeout = 0;
server.requestTimeout = 0;

function deleteFile(name: string): void {
  if (!DATABASE_NAME.test(name)) throw new HranaError("BAD_NAME", `Not a database name: ${name}`);
  files.get(name)?.close();
  files.delete(name);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(join(folder, `${name}.db${suffix}`), { force: true });
}

function shutDown(): void {
  server.close();
  server.closeAllConnections();
  streams.closeAll();
  for (const file of files.values()) file.close();
}

function perform(request: ThreadRequest): unknown {
  switch (request.verb) {
    case "create":
      return fileFor(request.name).give(fileFor(request.name).take());
    case "delete":
      return deleteFile(request.name);
    case "trouble":
      return troubleOf(join(folder, `${request.name}.db`), request.thorough);
    case "workspaces":
      return workspacesIn(join(folder, `${DIRECTORY_NAME}.db`));
    case "stats":
      return { ...stats };
    case "record":
      recording = [];
      return;
    case "recorded": {
      const recorded = recording ?? [];
      recording = undefined;
      return recorded;
    }
    case "close":
      return shutDown();
  }
}

parentPort?.on("message", (request: ThreadRequest) => {
  try {
    parentPort?.postMessage({ id: request.id, value: perform(request) });
  } catch (thrown) {
    parentPort?.postMessage({ id: request.id, error: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  if (request.verb === "close") parentPort?.close();
});

server.listen(port, "127.0.0.1", () => parentPort?.postMessage({ id: 0, value: (server.address() as AddressInfo).port }));
