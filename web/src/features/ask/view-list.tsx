import { useQuery } from "@tanstack/preact-query";
import { Trash2, Users } from "lucide-preact";
import type { View } from "../../../../src/views/views.schema.ts";
import { del, get, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { Menu } from "../../ui/menu.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { may, me } from "../identity/session.ts";
import { askWords } from "./words.ts";

/** Questions that were kept: one's own, and those that colleagues share. */
export function ViewList({ onOpen }: { onOpen: (view: View) => void }) {
  const w = askWords();
  const found = useQuery({
    queryKey: ["views"],
    queryFn: ({ signal }) => get<{ items: View[] }>("/views", {}, signal),
    enabled: may("views:read"),
  });
  if (!may("views:read")) return null;
  return (
    <aside class="ask-views" aria-label={w.views}>
      <h2>{w.views}</h2>
      {found.isPending && <Bones lines={3} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p class="dim">{w.noViews}</p>}
      <ul>
        {found.data?.items.map((view) => (
          <li key={view.id}>
            <button type="button" class="ask-view" onClick={() => onOpen(view)}>
              <span class="clip">{view.name}</span>
              {view.isShared && <small class="dim">{w.shared}</small>}
            </button>
            {(view.ownerId === me.value?.member.id || may("settings:edit")) && may("views:edit") && <Acts view={view} />}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Acts({ view }: { view: View }) {
  const w = askWords();
  const reload = (): void => void client.invalidateQueries({ queryKey: ["views"] });
  const share = { label: view.isShared ? w.unshareView : w.shareView, icon: Users };
  return (
    <Menu
      items={[
        {
          ...share,
          run: () => void act({ run: () => patch(`/views/${view.id}`, { isShared: !view.isShared }, view.version), after: reload }),
        },
        ...(may("views:delete")
          ? [
              {
                label: w.removeView,
                icon: Trash2,
                isDanger: true,
                run: () => void act({ text: w.gone(view.name), run: () => del(`/views/${view.id}`, view.version), after: reload }),
              },
            ]
          : []),
      ]}
    />
  );
}
