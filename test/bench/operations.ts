import { type Random, seeded } from "../../src/core/random.ts";
import { ftsExpression, queryWords } from "../../src/core/search-query.ts";
import { fold } from "../../src/core/text.ts";
import type { Hosted } from "./host.ts";
import type { Shot } from "./load.ts";
import { contactOf } from "./seed.ts";
import { FAMILY_NAMES, GIVEN_NAMES, SUBJECTS, TITLES } from "./words.ts";

export interface Operation {
  name: string;
  ours(n: number): Shot;
  floor(n: number): Shot;
}

/** The operations that are measured. `n` counts requests, so that each asks for something else than the one before. */
export function operationsOn({ contactIds }: Hosted): Operation[] {
  const random = seeded("operations");
  const names = Array.from({ length: 200 }, () => `${random.pick(FAMILY_NAMES)} ${random.pick(GIVEN_NAMES)}`);
  const searches = names.map((name, index) => [name, fold(name), `firm${index}`, random.pick(SUBJECTS)][index % 4] as string);
  const contactAt = (n: number) => pick(contactIds, n);
  return [
    { name: "hello", ours: () => get("/healthz"), floor: () => get("/hello") },
    { name: "list", ours: () => get("/api/v1/contacts"), floor: () => get("/list") },
    {
      name: "filtered",
      ours: (n) => get("/api/v1/contacts", { q: pick(names, n) }),
      floor: (n) => get("/filtered", { match: matching(pick(names, n)) }),
    },
    {
      name: "search",
      ours: (n) => get("/api/v1/search", { q: pick(searches, n) }),
      floor: (n) => get("/search", { match: matching(pick(searches, n)) }),
    },
    {
      name: "record",
      ours: (n) => get(`/api/v1/contacts/${contactAt(n)}/page`),
      floor: (n) => get("/record", { id: contactAt(n) }),
    },
    createOperation(random),
    editOperation(contactIds),
  ];
}

function createOperation(random: Random): Operation {
  const run = Date.now();
  const created = { ours: 0, floor: 0 };
  const personOf = (index: number) => contactOf(random, index, "");
  return {
    name: "create",
    ours: () => {
      const { companyId, emails, ...person } = personOf(++created.ours);
      return { method: "POST", path: "/api/v1/contacts", body: JSON.stringify({ ...person, emails: [freshAddress(run, created.ours)] }) };
    },
    floor: () => {
      const { givenName, title, city } = personOf(++created.floor);
      const emails = JSON.stringify([freshAddress(run, created.floor)]);
      return {
        method: "POST",
        path: "/create",
        body: JSON.stringify({ id: `floor_${run}_${created.floor}`, name: givenName, title, city, emails }),
      };
    },
  };
}

const freshAddress = (run: number, index: number) => ({ address: `new.${run}.${index}@example.com`, label: "work" });

/** Ours and the floor change different halves of the contacts, each of which is at the version that its last change left it at. */
function editOperation(contactIds: string[]): Operation {
  const half = Math.floor(contactIds.length / 2);
  const turn = { ours: 0, floor: 0 };
  const next = (who: "ours" | "floor") => {
    const index = turn[who]++;
    const id = contactIds[(index % half) + (who === "ours" ? 0 : half)] as string;
    return { id, version: 1 + Math.floor(index / half), title: `${pick(TITLES, index)} ${index}`, index };
  };
  return {
    name: "edit",
    ours: () => {
      const { id, version, title } = next("ours");
      return { method: "PATCH", path: `/api/v1/contacts/${id}`, headers: { "if-match": `"${version}"` }, body: JSON.stringify({ title }) };
    },
    floor: () => {
      const { id, version, title, index } = next("floor");
      return {
        method: "POST",
        path: "/edit",
        body: JSON.stringify({ id, version: String(version), title, log: `floor_${Date.now()}_${index}` }),
      };
    },
  };
}

const get = (path: string, query: Record<string, string> = {}): Shot => {
  const search = new URLSearchParams(query).toString();
  return { method: "GET", path: search ? `${path}?${search}` : path };
};

const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;

const matching = (q: string): string => ftsExpression(queryWords(q), "title_folded folded", "folded");
