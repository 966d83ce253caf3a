import { useState } from "preact/hooks";
import { formatDay } from "../../../../src/core/time.ts";
import { pathWith, post } from "../../lib/api.ts";
import { dictionary, locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { may, me } from "../identity/session.ts";
import { beginAnew } from "../workspaces/moving.ts";
import { ProofDialog, withProof } from "./proof.tsx";
import "../workspaces/workspaces.css";

const en = {
  title: "Leaving and closing",
  export: "Export everything",
  exportText: "All records, history and settings in one file of JSON lines.",
  leave: "Leave the workspace",
  leaveText: "Your access ends at once. What you wrote stays.",
  recordsTo: "Your companies, contacts, deals and tasks go to",
  nobody: "nobody for now",
  leaveAsk: (workspace: string) => `Leave ${workspace}?`,
  leaveOwner: "You own this workspace: make somebody else the owner first, under Members.",
  close: "Close the workspace…",
  closeText: "Nobody enters any more. After 14 days it is deleted for good; until then a link in a mail to you opens it again.",
  closeTitle: (workspace: string) => `Close ${workspace}?`,
  exportFirst: "Export everything first",
  typeName: (workspace: string) => `Type “${workspace}” to close it`,
  closeAct: "Close the workspace",
  closedTitle: "The workspace is closed",
  closedText: (day: string) => `It is deleted on ${day}. A mail to you has the link that opens it again until then.`,
};

const vi: typeof en = {
  title: "Rời đi và đóng không gian",
  export: "Xuất toàn bộ dữ liệu",
  exportText: "Mọi hồ sơ, lịch sử và cài đặt trong một tệp JSON theo dòng.",
  leave: "Rời không gian làm việc",
  leaveText: "Bạn mất quyền truy cập ngay. Những gì bạn đã viết vẫn còn.",
  recordsTo: "Công ty, liên hệ, cơ hội và việc của bạn giao cho",
  nobody: "tạm thời không ai",
  leaveAsk: (workspace) => `Rời ${workspace}?`,
  leaveOwner: "Bạn là chủ sở hữu: trước hết hãy chuyển quyền sở hữu cho người khác ở mục Thành viên.",
  close: "Đóng không gian làm việc…",
  closeText: "Không ai vào được nữa. Sau 14 ngày, dữ liệu bị xóa hẳn; trước đó, liên kết trong thư gửi bạn sẽ mở lại được.",
  closeTitle: (workspace) => `Đóng ${workspace}?`,
  exportFirst: "Xuất toàn bộ dữ liệu trước",
  typeName: (workspace) => `Nhập “${workspace}” để đóng`,
  closeAct: "Đóng không gian",
  closedTitle: "Không gian làm việc đã đóng",
  closedText: (day) => `Dữ liệu sẽ bị xóa vào ngày ${day}. Thư gửi bạn có liên kết để mở lại trước ngày đó.`,
};

const actWords = dictionary(en, vi);

/** What one does with a workspace as a whole, seldom. */
export default function WorkspaceActs() {
  const w = actWords();
  const [asking, ask] = useState<"leave" | "close">();
  const name = me.value?.workspace.name ?? "";
  const isOwner = may("workspace:manage");
  return (
    <section class="danger-zone" aria-label={w.title}>
      <h3>{w.title}</h3>
      {isOwner && (
        <div class="act-line">
          <p>
            <strong>{w.export}</strong>
            {w.exportText}
          </p>
          <ExportLink text={w.export} />
        </div>
      )}
      <div class="act-line">
        <p>
          <strong>{w.leave}</strong>
          {isOwner ? w.leaveOwner : w.leaveText}
        </p>
        <Button disabled={isOwner} onClick={() => ask("leave")}>
          {w.leave}
        </Button>
      </div>
      {isOwner && (
        <div class="act-line">
          <p>
            <strong>{w.closeAct}</strong>
            {w.closeText}
          </p>
          <Button kind="danger" onClick={() => ask("close")}>
            {w.close}
          </Button>
        </div>
      )}
      {asking === "leave" && <LeaveDialog name={name} onClose={() => ask(undefined)} />}
      {asking === "close" && <CloseDialog name={name} onClose={() => ask(undefined)} />}
    </section>
  );
}

/** Asks who takes over; then the session goes on in another workspace, or ends. */
function LeaveDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const w = actWords();
  const [heir, setHeir] = useState("");
  const [isBusy, setBusy] = useState(false);
  const others = (me.value?.members ?? []).filter(({ id }) => id !== me.value?.member.id);
  const leave = async (): Promise<void> => {
    setBusy(true);
    await post("/workspace/leave", { newOwnerId: heir || null }).then(beginAnew, (error: unknown) => complain(explain(error)));
    setBusy(false);
  };
  return (
    <Dialog
      title={w.leaveAsk(name)}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            {words().act.cancel}
          </Button>
          <Button kind="danger" isBusy={isBusy} onClick={() => void leave()}>
            {w.leave}
          </Button>
        </>
      }
    >
      <p>{w.leaveText}</p>
      <Select
        label={w.recordsTo}
        value={heir}
        options={[{ value: "", label: w.nobody }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        onText={setHeir}
      />
    </Dialog>
  );
}

const ExportLink = ({ text }: { text: string }) => (
  <a class="btn btn-plain export-link" href={pathWith("/workspace/export")} download>
    <span class="btn-text">{text}</span>
  </a>
);

function CloseDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const w = actWords();
  const [typed, type] = useState("");
  const [deleteAt, closed] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const close = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    await withProof(() => post<{ deleteAt: number }>("/workspace/close", { name: typed })).then(
      (answer) => answer && closed(answer.data.deleteAt),
      (error: unknown) => setProblem(explain(error)),
    );
    setBusy(false);
  };
  if (deleteAt !== undefined)
    return (
      <Dialog title={w.closedTitle} onClose={beginAnew} footer={<Button onClick={beginAnew}>{words().act.close}</Button>}>
        <p>{w.closedText(formatDay(deleteAt, locale.value))}</p>
      </Dialog>
    );
  return (
    <Dialog title={w.closeTitle(name)} onClose={onClose}>
      <form class="form" noValidate onSubmit={(event) => void close(event)}>
        <p>{w.closeText}</p>
        <ExportLink text={w.exportFirst} />
        <TextField label={w.typeName(name)} autocomplete="off" data-autofocus value={typed} error={problem} onText={type} />
        <footer class="dialog-foot">
          <Button onClick={onClose}>{words().act.cancel}</Button>
          <Button type="submit" kind="danger" isBusy={isBusy} disabled={typed.trim() !== name}>
            {w.closeAct}
          </Button>
        </footer>
      </form>
      <ProofDialog />
    </Dialog>
  );
}
