import type { ComponentChildren } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Hue } from "../core/types";
import { announcePage } from "./heading";
import { Icon, Wordmark } from "./Icon";
import { cx } from "./look";
import { Status } from "./Status";
import { TabBar } from "./TabBar";
import { TabsContext } from "./tabs";
import { w } from "./words";

export interface ScreenProps {
  /** What the browser tab says, and the top bar's heading when `heading` is set. */
  title: string;
  /** The title stands in the top bar as the page's h1; else the page has its own h1, and the bar shows the rings or a way back. */
  heading?: boolean;
  back?: string;
  tone?: "bright" | "calm";
  hue?: Hue;
  /** `field` = the sun block of Home, `hue` = a group's or activity's colour. */
  top?: "plain" | "field" | "hue";
  /** Sensitive screens: <QuickExit /> in place of Help. */
  exit?: ComponentChildren;
  /** The one main action in thumb reach. On a phone it takes the tab bar's place. */
  dock?: ComponentChildren;
  /** No tabs here: joining, signing in. */
  bare?: boolean;
  wide?: boolean;
  /** Something in place of Help at the end of the bar. */
  aside?: ComponentChildren;
  /** A small line under the heading. */
  under?: ComponentChildren;
  children: ComponentChildren;
}

/** Every page of the app for young people and leads: skip link, top bar, main, dock, tabs. */
export function Screen(props: ScreenProps) {
  const tabs = useContext(TabsContext);
  const bar = !props.bare && !!tabs;
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = props.title ? `${props.title} - Linkup` : "Linkup";
  }, [props.title]);
  useEffect(() => {
    announcePage(start.current);
  }, []);

  const top = props.top ?? "plain";
  return (
    <div
      ref={start}
      class={cx("app", bar && "has-bar has-rail", !!props.dock && "has-dock", props.wide && "is-wide")}
      data-tone={props.tone ?? "bright"}
      data-hue={props.hue}
    >
      <a class="skip" href="#main" onClick={skip}>
        {w("skip")}
      </a>
      {bar && tabs.above}
      <header class={cx("topbar", top !== "plain" && `topbar--${top}`)}>
        <div class="topbar__in">
          {props.back ? (
            <a class="iconbtn" href={props.back} aria-label={w("back")}>
              <Icon name="arrow-left" large flip />
            </a>
          ) : props.heading ? null : (
            <Wordmark href={props.bare ? undefined : "/"} label={w("home")} />
          )}
          {props.heading && (
            <div class="grow">
              <h1 class="h-5" tabIndex={-1}>
                {props.title}
              </h1>
              {props.under && <p class="t-1 t-2">{props.under}</p>}
            </div>
          )}
          {props.aside}
          {props.exit ??
            (props.aside ? null : (
              <a class="iconbtn iconbtn--pill" href="/help">
                <Icon name="life-buoy" />
                {w("help")}
              </a>
            ))}
        </div>
      </header>
      <Status top={top} />
      <main id="main" class="stack stack--l">
        {props.children}
      </main>
      {props.dock && (
        <section class="dock" aria-label={w("dock")}>
          <div class="dock__in">{props.dock}</div>
        </section>
      )}
      {bar && <TabBar />}
    </div>
  );
}

function skip(event: MouseEvent): void {
  event.preventDefault();
  const main = document.getElementById("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
}
