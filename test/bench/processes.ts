import { readdirSync, readFileSync } from "node:fs";

/** Memory of a process and all below it, in bytes. `mapped` is what of it are files that the system could drop (the database). */
export interface Memory {
  resident: number;
  mapped: number;
}

interface Process {
  pid: number;
  parent: number;
  resident: number;
  mapped: number;
  cpuMs: number;
}

const TICK_MS = 10;

/** Undefined where there is no /proc. */
export function memoryOfTree(pid: number): Memory | undefined {
  const tree = treeOf(pid);
  const sum = (of: (each: Process) => number) => tree.reduce((total, each) => total + of(each), 0);
  return tree.length > 0 ? { resident: sum(({ resident }) => resident), mapped: sum(({ mapped }) => mapped) } : undefined;
}

/** Processor time that all processes below this one have taken, in ms; undefined where there is no /proc. */
export function cpuMsBelow(pid: number): number | undefined {
  const tree = treeOf(pid);
  return tree.length > 0 ? tree.filter((each) => each.pid !== pid).reduce((total, { cpuMs }) => total + cpuMs, 0) : undefined;
}

function treeOf(pid: number): Process[] {
  const processes = allProcesses();
  const tree = processes.filter((each) => each.pid === pid);
  for (const { pid: parent } of tree) tree.push(...processes.filter((each) => each.parent === parent));
  return tree;
}

function allProcesses(): Process[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (readProcess(name) ?? []) : []));
  } catch {
    return [];
  }
}

/** Undefined for one that has just ended. */
function readProcess(name: string): Process | undefined {
  try {
    const status = readFileSync(`/proc/${name}/status`, "utf8");
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const kilobytes = (label: string) => 1024 * Number(new RegExp(`^${label}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    // What follows the command's name in brackets: state, parent, …; user and system time are the 12th and 13th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return {
      pid: Number(name),
      parent: Number(fields[1]),
      resident: kilobytes("VmRSS"),
      mapped: kilobytes("RssFile"),
      cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    };
  } catch {
    return undefined;
  }
}
