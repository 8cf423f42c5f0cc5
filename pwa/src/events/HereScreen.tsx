import { useState } from "preact/hooks";
import { now } from "../core/clock";
import { moment } from "../core/dates";
import { useSeen } from "../core/seen";
import { useTyped } from "../core/typed";
import type { Event } from "../core/types";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
import { Banner, Empty } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { type Here, isOpen, useHere } from "./here";
import { w } from "./here-words";
import "./here.css";

const digits = (text: string): string => text.replace(/\D/g, "").slice(0, 4);

/** Reached by the square on the lead's phone (with the code filled in), or from the activity's page. */
export default function HereScreen({ id }: { id: string }) {
  const seen = useSeen<Event>(`/api/events/${id}`);
  const here = useHere(id, seen.data);
  const refused = seen.problem !== null && seen.problem !== "no_signal" && !seen.data;
  return (
    <Screen title={w("title")} heading back={`/events/${id}`} under={seen.data?.title} hue={seen.data?.group.hue}>
      {refused ? (
        <Empty title={w("not_yours")} action={<Button href="/">{w("back")}</Button>}>
          {w("not_yours_more")}
        </Empty>
      ) : (
        <Inside id={id} event={seen.data} here={here} />
      )}
    </Screen>
  );
}

function Inside({ id, event, here }: { id: string; event: Event | null; here: Here }) {
  const back = (
    <Button kind="second" wide href={`/events/${id}`}>
      {w("back")}
    </Button>
  );
  if (here.state !== "ask")
    return (
      <div class="stack stack--l">
        {here.state === "in" ? (
          <Banner kind="ok" icon="circle-check" title={w("in")}>
            {w("in_more")}
          </Banner>
        ) : (
          <Banner kind="warn" icon="cloud-off" title={w("saved")}>
            {w("saved_more")}
          </Banner>
        )}
        {back}
      </div>
    );
  if (event && !isOpen(event))
    return (
      <Empty title={w("not_open")} action={back}>
        {event.check_in && new Date(event.check_in.opens_at) > now()
          ? w("not_open_more", { when: moment(event.check_in.opens_at, event.zone) })
          : w("over_more")}
      </Empty>
    );
  return <Ask here={here} />;
}

function Ask({ here }: { here: Here }) {
  const [code, setCode] = useTyped("code", digits(location.hash));
  const [short, setShort] = useState(false);
  return (
    <form
      class="stack stack--l fourdigits"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setShort(code.length < 4);
        if (code.length === 4) void here.enter(code);
      }}
    >
      <TextField
        name="code"
        label={w("ask")}
        hint={w("ask_hint")}
        value={code}
        big
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={4}
        error={short && code.length < 4 ? w("need_four") : here.error}
        onInput={(text) => setCode(digits(text))}
      />
      <Button submit wide icon="hand" busy={here.busy}>
        {w("go")}
      </Button>
    </form>
  );
}
