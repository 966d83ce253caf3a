import { get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";

const LINGER_MS = 90;
let timer = 0;

/** Reads a record's page ahead when the pointer rests on its row, so that it opens at once. */
export function nearSoon(noun: string, id: string): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    void client.prefetchQuery({ queryKey: ["page", id], queryFn: () => get(`/${noun}/${id}/page`) });
  }, LINGER_MS);
}
