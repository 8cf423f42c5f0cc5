import { installed } from "../core/browser";
import { day } from "../core/dates";
import { sessionState } from "../core/session";
import { Art } from "../ui/Art";
import { Button, LinkRow } from "../ui/Button";
import { Languages } from "../ui/Languages";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { keptInvite, takeKept } from "./invite";
import { w } from "./words";

/** The first page for somebody who is not in. */
export default function WelcomeScreen() {
  const kept = keptInvite();
  return (
    <Screen title="" bare top="field">
      <div class="field field--tall">
        <h1 tabIndex={-1}>{w("hello")}</h1>
      </div>
      <section class="poster on-hero">
        <Art kind="meet_up" on="hero" name="poster__art" />
        <div class="poster__when poster__gap" />
        <p class="poster__meta">{w("hello_more")}</p>
        <div class="stack stack--s">
          <Button kind="sun" wide href="/join">
            {w("have_code")}
          </Button>
          <Button kind="second" wide href="/sign-in">
            {w("been_here")}
          </Button>
        </div>
      </section>
      {sessionState.value === "ended" && <Banner icon="log-out">{w("ended")}</Banner>}
      {installed() && (
        <LinkRow
          href="/sign-in?way=move"
          icon="smartphone"
          hue="sun"
          title={w("with_move")}
          more={w("with_move_more")}
        />
      )}
      {kept && (
        <LinkRow
          href="/join"
          icon="mail"
          hue="leaf"
          title={w("kept", { name: kept.name })}
          more={w("kept_more", { day: day(kept.until) })}
          onClick={() => takeKept(kept)}
        />
      )}
      <p class="t-2 center">{w("no_password")}</p>
      <Languages />
    </Screen>
  );
}
