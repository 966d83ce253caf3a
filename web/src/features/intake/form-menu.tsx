import { Code, ExternalLink, Link2, Pencil, Power, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Form } from "../../../../src/forms/forms.schema.ts";
import { del, patch } from "../../lib/api.ts";
import { words } from "../../lib/words.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { Menu } from "../../ui/menu.tsx";
import { say } from "../../ui/toast.tsx";
import { act } from "../changes/changes.ts";
import { reloadIntake } from "./reload.ts";
import { intakeWords } from "./words.ts";

const embedOf = ({ url, setup }: Form): string =>
  `<iframe src="${url}" title="${setup.title.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" style="width:100%;height:720px;border:0"></iframe>`;

/** What can be done with a form besides changing it. */
export function FormMenu({ of: form, onEdit }: { of: Form; onEdit: () => void }) {
  const w = intakeWords();
  const [isAsking, ask] = useState(false);
  const { id, url, isOn, version, setup } = form;
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    say(words().act.copied);
  };
  const turn = async (): Promise<void> => {
    await act({ text: isOn ? w.off : w.on, run: () => patch(`/forms/${id}`, { isOn: !isOn }, version) }).catch(() => undefined);
    await reloadIntake();
  };
  const remove = async (): Promise<void> => {
    ask(false);
    await act({ text: w.removed, run: () => del(`/forms/${id}`, version) }).catch(() => undefined);
    await reloadIntake();
  };
  return (
    <>
      <Menu
        items={[
          { label: words().act.edit, icon: Pencil, run: onEdit },
          { label: w.openPage, icon: ExternalLink, run: () => void window.open(url, "_blank", "noopener") },
          { label: w.copyLink, icon: Link2, run: () => void copy(url) },
          ...(setup.origins.length > 0 ? [{ label: w.copyEmbed, icon: Code, run: () => void copy(embedOf(form)) }] : []),
          { label: isOn ? w.turnOff : w.turnOn, icon: Power, run: () => void turn() },
          { label: w.remove, icon: Trash2, isDanger: true, run: () => ask(true) },
        ]}
      />
      {isAsking && (
        <Confirm title={w.removeFormAsk} text={w.removeFormText} act={w.remove} onYes={() => void remove()} onNo={() => ask(false)} />
      )}
    </>
  );
}
