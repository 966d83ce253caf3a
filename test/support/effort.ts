/** What some work costs: the milliseconds that this thread computes, however many others want the processor meanwhile. */
export function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
