import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import { w } from "./part-words";
import "./tracker.css";

export interface TrackedStep {
  title: ComponentChildren;
  /** Who, and the day it was done or will be. */
  more?: ComponentChildren;
}

/** Where something is on its way: steps in order, one of them now. What is late says so in its words, not by its colour. */
export function Tracker({
  steps,
  now,
}: {
  steps: TrackedStep[] /** Which step it is at; past the last: all done. */;
  now: number;
}) {
  return (
    <ol class="tracker">
      {steps.map((step, i) => {
        const state = i < now ? "done" : i === now ? "now" : "next";
        return (
          <li key={i} class="tracker__step" data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <span class="tracker__dot">
              <Icon name="check" />
            </span>
            <p>
              <strong>
                <span class="vh">{w(state)} </span>
                {step.title}
              </strong>
              {step.more}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
