import { useInfiniteQuery } from "@tanstack/preact-query";
import { CircleCheck } from "lucide-preact";
import { useLocation } from "preact-iso/router";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { Task } from "../../../../src/tasks/tasks.schema.ts";
import { get } from "../../lib/api.ts";
import { daysFromToday } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Segments } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { may, me } from "../identity/session.ts";
import { TaskAdd } from "./task-add.tsx";
import { TaskItem } from "./task-item.tsx";
import { taskWords } from "./words.ts";
import "./tasks.css";

type Bucket = "overdue" | "today" | "upcoming" | "someday" | "done";
const ORDER: Bucket[] = ["overdue", "today", "upcoming", "someday", "done"];

function bucketOf(task: Task): Bucket {
  if (task.doneAt !== null) return "done";
  if (task.dueAt === null) return "someday";
  const days = daysFromToday(task.dueAt);
  return days < 0 ? "overdue" : days === 0 ? "today" : "upcoming";
}

function useTasks(state: "open" | "done", assigneeId: string | undefined) {
  return useInfiniteQuery({
    queryKey: ["tasks", { state, assigneeId }],
    queryFn: ({ pageParam, signal }) => get<Page<Task>>("/tasks", { state, assigneeId, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** What to do: overdue, today, upcoming; and what was done. */
export default function TasksPage() {
  const w = taskWords();
  const { query, path, route } = useLocation();
  const state = query.state === "done" ? "done" : "open";
  const whose = query.whose === "all" ? "all" : "mine";
  const go = (next: { state?: string; whose?: string }): void => {
    const all = { state, whose, ...next };
    const search = new URLSearchParams();
    if (all.state === "done") search.set("state", "done");
    if (all.whose === "all") search.set("whose", "all");
    route(search.size > 0 ? `${path}?${search}` : path, true);
  };
  const list = useTasks(state, whose === "mine" ? me.value?.member.id : undefined);
  const tasks = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section class="page">
      <PageHead title={w.title} note={list.data && !list.hasNextPage ? String(tasks.length) : undefined} />
      <div class="toolbar">
        <Segments
          label={w.title}
          value={state}
          options={[
            { value: "open", label: w.open },
            { value: "done", label: w.done },
          ]}
          onPick={(picked) => go({ state: picked })}
        />
        <Segments
          label={w.whose}
          value={whose}
          options={[
            { value: "mine", label: w.mine },
            { value: "all", label: w.everyone },
          ]}
          onPick={(picked) => go({ whose: picked })}
        />
      </div>
      <div class="scroll narrow">
        {may("tasks:create") && state === "open" && <TaskAdd about={{}} keep="page" />}
        {list.isPending && <Bones lines={8} />}
        {list.error && tasks.length === 0 && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && tasks.length === 0 && (
          <EmptyState icon={CircleCheck} title={state === "done" ? w.noneDone : w.none}>
            {w.noneText}
          </EmptyState>
        )}
        {ORDER.map((bucket) => (
          <TaskGroup key={bucket} bucket={bucket} tasks={tasks.filter((task) => bucketOf(task) === bucket)} />
        ))}
        {list.hasNextPage && (
          <Button kind="quiet" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words().act.more}
          </Button>
        )}
      </div>
    </section>
  );
}

function TaskGroup({ bucket, tasks }: { bucket: Bucket; tasks: Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <section class="task-group">
      <h2 class={`day-head ${bucket === "overdue" ? "is-late" : ""}`}>
        {taskWords()[bucket]} <span class="faint num">{tasks.length}</span>
      </h2>
      <ul class="tasks">
        {tasks.map((task) => (
          <TaskItem key={task.id} task={task} withRecord />
        ))}
      </ul>
    </section>
  );
}
