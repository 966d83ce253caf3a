import { useQuery } from "@tanstack/preact-query";
import { Check, Plus } from "lucide-preact";
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { Popover } from "../../ui/popover.tsx";
import { Bones } from "../../ui/states.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { CreateDialog } from "./create-dialog.tsx";
import { moveTo, myWorkspaces } from "./moving.ts";
import { workspaceWords } from "./words.ts";
import "./workspaces.css";

interface Props {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What opens under the workspace's name. */
export default function Switcher({ anchor, onClose }: Props) {
  const w = workspaceWords();
  const [isCreating, create] = useState(false);
  if (isCreating) return <CreateDialog onClose={onClose} />;
  return (
    <Popover anchor={anchor} onClose={onClose} class="switcher" label={w.workspaces}>
      <WorkspaceList onCreate={() => create(true)} />
    </Popover>
  );
}

/** One's workspaces, and a way to a further one where there can be one. */
export function WorkspaceList({ onCreate }: { onCreate: () => void }) {
  const w = workspaceWords();
  const [going, go] = useState<string>();
  const found = useQuery({ queryKey: ["workspaces"], queryFn: ({ signal }) => myWorkspaces(signal) });
  const move = (id: string): void => {
    go(id);
    void moveTo(id).catch((error: unknown) => {
      go(undefined);
      complain(explain(error));
    });
  };
  if (found.isPending) return <Bones lines={2} />;
  if (found.error) return <p class="switcher-note">{explain(found.error)}</p>;
  return (
    <>
      <ul class="switcher-list" aria-label={w.workspaces}>
        {found.data.items.map(({ id, name, isCurrent }) => (
          <li key={id}>
            <button
              type="button"
              class="menu-item"
              aria-current={isCurrent ? "true" : undefined}
              aria-busy={going === id}
              disabled={going !== undefined}
              onClick={() => !isCurrent && move(id)}
            >
              <span class="workspace-mark" aria-hidden="true">
                {[...name][0]?.toLocaleUpperCase()}
              </span>
              <span class="clip">{name}</span>
              {isCurrent && <Check />}
              {isCurrent && <span class="sr-only">{w.current}</span>}
            </button>
          </li>
        ))}
      </ul>
      {found.data.mayCreate && (
        <button type="button" class="menu-item" onClick={onCreate}>
          <Plus />
          <span>{w.create}</span>
        </button>
      )}
    </>
  );
}
