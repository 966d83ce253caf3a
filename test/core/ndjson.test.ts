import { expect, test } from "vitest";
import { ndjson, readNdjson } from "../../src/core/ndjson.ts";

const bodyOf = (response: Response) => response.body as ReadableStream<Uint8Array>;

test("what is written is read, value by value, before the work has ended", async () => {
  const waits = Promise.withResolvers<void>();
  const read = readNdjson(
    bodyOf(
      ndjson(async function* () {
        yield { text: "Chào\nĐức" };
        await waits.promise;
        yield 2;
      }),
    ),
  );
  expect((await read.next()).value).toEqual({ text: "Chào\nĐức" });
  waits.resolve();
  expect((await read.next()).value).toBe(2);
  expect((await read.next()).done).toBe(true);
});

test("a reader who leaves stops the work, also while it waits", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const body = bodyOf(
    ndjson(async function* (signal) {
      signal.addEventListener("abort", () => resolve("stopped"));
      yield 1;
      await promise;
    }),
  );
  for await (const value of readNdjson(body)) {
    expect(value).toBe(1);
    break;
  }
  expect(await promise).toBe("stopped");
});

test("work that breaks breaks the stream; a line cut off is nothing", async () => {
  const read = Promise.withResolvers<void>();
  const broken = readNdjson(
    bodyOf(
      ndjson(async function* () {
        yield 1;
        await read.promise;
        throw new Error("Broken");
      }),
    ),
  );
  expect((await broken.next()).value).toBe(1);
  read.resolve();
  await expect(broken.next()).rejects.toThrow("Broken");
  const cut = readNdjson(bodyOf(new Response('1\n{"text":"half')));
  expect(await cut.next()).toEqual({ done: false, value: 1 });
  expect((await cut.next()).done).toBe(true);
});

test("work that breaks at once, and work that goes on after the reader has left, disturb nobody else", async () => {
  const atOnce = readNdjson(
    bodyOf(
      // biome-ignore lint/correctness/useYield: it breaks before
      ndjson(async function* () {
        throw new Error("Broken");
      }),
    ),
  );
  await expect(atOnce.next()).rejects.toThrow("Broken");
  const left = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const body = bodyOf(
    ndjson(async function* () {
      try {
        yield 1;
        await left.promise;
        yield 2;
      } finally {
        ended.resolve();
      }
    }),
  );
  for await (const _ of readNdjson(body)) break;
  left.resolve();
  await ended.promise;
});
