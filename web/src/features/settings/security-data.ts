import { useQuery } from "@tanstack/preact-query";
import type { Security } from "../../../../src/identity/security.schema.ts";
import { get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";

/** How the person gets in. */
export const useSecurity = () =>
  useQuery({ queryKey: ["security"], queryFn: ({ signal }) => get<Security>("/me/security", undefined, signal) });

export const reloadSecurity = () => client.invalidateQueries({ queryKey: ["security"] });
