import { Component, type ComponentChildren } from "preact";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { w } from "./words";

/** When a page cannot be drawn at all. Help numbers stand here too, because the help page may be what did not load. */
export function Broken() {
  return (
    <Screen title={w("broken")} bare>
      <h1 tabIndex={-1}>{w("broken")}</h1>
      <Empty
        title={w("broken_more")}
        action={
          <Button onClick={() => location.reload()} icon="rotate-cw">
            {w("again")}
          </Button>
        }
      />
      <p>{w("help_now")}</p>
    </Screen>
  );
}

export class Catch extends Component<
  { fallback: ComponentChildren; children: ComponentChildren },
  { broken: boolean }
> {
  override state = { broken: false };
  override componentDidCatch(): void {
    this.setState({ broken: true });
  }
  render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
