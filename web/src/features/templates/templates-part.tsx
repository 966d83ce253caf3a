import { useQuery } from "@tanstack/preact-query";
import { FileText, Pencil, Plus, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Template } from "../../../../src/templates/templates.schema.ts";
import { del, get } from "../../lib/api.ts";
import { nearDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { draftingWords } from "../assistant/drafting.words.ts";
import { act } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import { reloadTemplates } from "./reload.ts";
import { STARTERS, type Starter } from "./starters.ts";
import { TemplateEditor } from "./template-editor.tsx";
import { templateWords } from "./words.ts";
import "./templates.css";

/** The team's texts; whoever drafts sees them, managers keep them. */
export default function TemplatesPart() {
  const w = templateWords();
  const d = draftingWords();
  const [isMaking, make] = useState<boolean | Starter>(false);
  const { data, error, isPending } = useQuery({
    queryKey: ["templates"],
    queryFn: ({ signal }) => get<{ items: Template[] }>("/templates", undefined, signal),
  });
  if (isPending) return <Bones lines={4} />;
  if (error) return <FailedState error={error} onRetry={() => void reloadTemplates()} />;
  const create = may("templates:manage") && (
    <Button kind="primary" icon={Plus} onClick={() => make(true)}>
      {w.create}
    </Button>
  );
  return (
    <section class="templates">
      <p class="dim">{w.text}</p>
      {data.items.length > 0 && create && <div>{create}</div>}
      {data.items.length === 0 && (
        <EmptyState icon={FileText} title={w.none} action={create || undefined}>
          {w.noneText}
        </EmptyState>
      )}
      {data.items.length === 0 && create && (
        <section class="template-starters" aria-label={w.starters}>
          <p class="field-label">{w.starters}</p>
          <ul class="hits">
            {STARTERS[locale.value].map((starter) => (
              <li key={starter.name} class="hit">
                <FileText />
                <button type="button" class="hit-main hit-button" onClick={() => make(starter)}>
                  <strong class="clip">{starter.name}</strong>
                  <span class="hit-passage clip">{starter.body}</span>
                </button>
                <Badge>{d.channels[starter.channel ?? "mail"]}</Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul class="hits">
        {data.items.map((each) => (
          <TemplateLine key={each.id} of={each} />
        ))}
      </ul>
      {isMaking && <TemplateEditor starter={isMaking === true ? undefined : isMaking} onClose={() => make(false)} />}
    </section>
  );
}

function TemplateLine({ of: template }: { of: Template }) {
  const w = templateWords();
  const d = draftingWords();
  const [isEditing, edit] = useState(false);
  const [isAsking, ask] = useState(false);
  const { id, name, channel, language, purpose, used, lastUsedAt, version } = template;
  const remove = async (): Promise<void> => {
    ask(false);
    await act({ text: w.removed, run: () => del(`/templates/${id}`, version) }).catch(() => undefined);
    await reloadTemplates();
  };
  const mayChange = may("templates:manage");
  const usage = used > 0 ? w.used(used, nearDay(lastUsedAt ?? 0)) : w.unused;
  return (
    <li class="hit">
      <FileText />
      <button type="button" class="hit-main hit-button" onClick={() => edit(true)}>
        <strong class="clip">{name}</strong>
        <span class="hit-passage num">
          {[purpose && d.purposes[purpose], d.channels[channel], words().language[language], usage].filter(Boolean).join(" · ")}
        </span>
      </button>
      {mayChange && (
        <Menu
          items={[
            { label: words().act.edit, icon: Pencil, run: () => edit(true) },
            { label: w.remove, icon: Trash2, isDanger: true, run: () => ask(true) },
          ]}
        />
      )}
      {isEditing && <TemplateEditor stored={template} isReadOnly={!mayChange} onClose={() => edit(false)} />}
      {isAsking && (
        <Confirm title={w.removeAsk(name)} text={w.removeText} act={w.remove} onYes={() => void remove()} onNo={() => ask(false)} />
      )}
    </li>
  );
}
