import { dictionary } from "../../lib/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Value } from "../records/value.tsx";
import { clash } from "./clash.ts";

const en = {
  title: "Someone changed this in the meantime",
  text: "Your change was not saved yet. Choose what to keep.",
  field: "Field",
  theirs: "Now stored",
  mine: "Yours",
  keepTheirs: "Keep theirs",
  keepMine: "Save mine",
};

const vi: typeof en = {
  title: "Có người vừa sửa mục này",
  text: "Thay đổi của bạn chưa được lưu. Hãy chọn giá trị cần giữ.",
  field: "Trường",
  theirs: "Đang lưu",
  mine: "Của bạn",
  keepTheirs: "Giữ bản đang lưu",
  keepMine: "Lưu bản của tôi",
};

const staleWords = dictionary(en, vi);

const KINDS: Record<string, string> = { contacts: "contact", companies: "company", deals: "deal", orders: "order", products: "product" };

/** Two people changed the same field: what is stored, what was typed, and the choice. */
export default function StaleDialog() {
  const open = clash.value;
  if (!open) return null;
  const w = staleWords();
  return (
    <Dialog
      title={w.title}
      onClose={() => open.choose("theirs")}
      footer={
        <>
          <Button onClick={() => open.choose("theirs")}>{w.keepTheirs}</Button>
          <Button kind="primary" onClick={() => open.choose("mine")}>
            {w.keepMine}
          </Button>
        </>
      }
    >
      <p class="dim">{w.text}</p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            <th scope="col">{w.theirs}</th>
            <th scope="col">{w.mine}</th>
          </tr>
        </thead>
        <tbody>
          {open.fields.map(({ field, theirs, mine }) => (
            <tr key={field}>
              <th scope="row">{open.labelOf(field)}</th>
              {[theirs, mine].map((value, index) => (
                <td key={index}>
                  <Value kind={KINDS[open.noun] ?? ""} currency={open.currency} {...{ field, value }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
