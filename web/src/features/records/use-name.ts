import { useQuery } from "@tanstack/preact-query";
import { get } from "../../lib/api.ts";
import { may } from "../identity/session.ts";

/** What a linked company or contact is called, where the reader may see it. */
export function useName(noun: "companies" | "contacts", id: string | null | undefined): string | undefined {
  const found = useQuery({
    queryKey: [noun, "name", id],
    queryFn: ({ signal }) => get<{ name: string }>(`/${noun}/${id}`, undefined, signal),
    enabled: Boolean(id) && may(`${noun}:read`),
  });
  return found.data?.name;
}
