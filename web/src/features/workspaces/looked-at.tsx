import { useQuery } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { isProblem, post } from "../../lib/api.ts";
import { Bones, FailedState } from "../../ui/states.tsx";
import { DoorFrame } from "../identity/door-frame.tsx";
import { fragment } from "../identity/enter.ts";
import { Lost } from "./lost-link.tsx";

interface Props<Look> {
  path: string;
  /** What to say of a link that leads nowhere any more. */
  lostText: string;
  children: (look: Look, token: string) => ComponentChildren;
}

/** Looks what the link in the address is for, before it asks for anything. Looking spends nothing, so a mail scanner cannot use it up. */
export function LookedAt<Look>({ path, lostText, children }: Props<Look>) {
  const token = fragment();
  const found = useQuery({ queryKey: [path, token], queryFn: async () => (await post<Look>(path, { token })).data, retry: false });
  if (found.isPending)
    return (
      <DoorFrame title="Relata">
        <Bones lines={3} />
      </DoorFrame>
    );
  if (found.error && !isProblem(found.error, "not_found") && !isProblem(found.error, "invalid"))
    return <FailedState isWholeView error={found.error} onRetry={() => void found.refetch()} />;
  if (found.error) return <Lost text={lostText} />;
  return <>{children(found.data as Look, token)}</>;
}
