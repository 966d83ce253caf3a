import { Component, type ComponentChildren, type ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import lazy from "preact-iso/lazy";
import { Problem } from "../lib/api.ts";
import { FailedState } from "../ui/states.tsx";

const isServerThere = (): Promise<boolean> =>
  fetch("/", { method: "HEAD" }).then(
    ({ ok }) => ok,
    () => false,
  );

/** A view that is fetched when it is first shown, or before; one that could not be fetched says so and can be asked for again. */
export function view<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  let Loaded: ComponentType<P> | undefined;
  const fetchIt = async (): Promise<boolean> => {
    Loaded = await load().then(
      (module) => module.default,
      () => undefined,
    );
    return Loaded !== undefined;
  };
  function Shown(props: P) {
    const [hasFailed, setFailed] = useState(false);
    const [, render] = useState(0);
    const attempt = async (): Promise<void> => {
      if (await fetchIt()) render((n) => n + 1);
      else setFailed(true);
    };
    // What cannot be had from a server that answers belongs to a version that is gone.
    const retry = async (): Promise<void> => {
      await attempt();
      if (!Loaded && (await isServerThere())) location.reload();
    };
    useEffect(() => {
      if (!Loaded) void attempt();
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return hasFailed ? <FailedState isWholeView error={new Problem(0, { code: "offline" })} onRetry={() => void retry()} /> : null;
  }
  return lazy(async () => {
    await fetchIt();
    return { default: Shown };
  });
}

interface Props {
  /** Another place is another chance. */
  path: string;
  children: ComponentChildren;
}

/** Keeps the rest of the page alive when a view throws. */
export class ViewBoundary extends Component<Props, { error: Error | undefined }> {
  override state = { error: undefined };

  override componentDidCatch(error: Error): void {
    this.setState({ error });
  }

  override componentDidUpdate(before: Props): void {
    if (before.path !== this.props.path && this.state.error) this.setState({ error: undefined });
  }

  override render() {
    const { error } = this.state;
    return error ? <FailedState isWholeView error={error} onRetry={() => this.setState({ error: undefined })} /> : this.props.children;
  }
}
