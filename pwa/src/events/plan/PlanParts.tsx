import { clock, daysAway, spoken } from "../../core/dates";
import { beside } from "../../core/i18n";
import { list } from "../../core/lists";
import { post, waitingFor } from "../../core/outbox";
import { know } from "../../core/seen";
import type { Event, Plan } from "../../core/types";
import { Button } from "../../ui/Button";
import { Facts } from "../../ui/Facts";
import { Icon } from "../../ui/Icon";
import { StaysEnglish } from "../../ui/Languages";
import { Banner } from "../../ui/Notes";
import { toast } from "../../ui/toast";
import { WhyCard } from "./Why";
import { w } from "./words";
import "./plan.css";

type Key = Parameters<typeof w>[0];
const DAY_MS = 86_400_000;

/** What is not as it was when I answered; for a drop-in, that there is nothing to answer. */
export function PlanTop({ event }: { event: Event }) {
  const { changes, takes_answers } = event.plan;
  const path = `/api/events/${event.id}/changes/seen`;
  const seen = async () => {
    const done = await post<Event>({
      method: "PUT",
      path,
      body: { version: event.version },
      label: w("seen_act", { title: event.title }),
      href: `/events/${event.id}`,
      replace: true,
    });
    if (done.state === "sent") know(`/api/events/${event.id}`, done.data);
    else if (done.state === "refused") toast(done.problem.detail);
  };
  const told = changes.filter((it) => it.before !== it.after);
  const others = changes.filter((it) => it.before === it.after);
  return (
    <>
      {!takes_answers && event.state === "published" && (
        <Banner icon="door-open" title={w("drop_in")}>
          {w("drop_in_more")}
        </Banner>
      )}
      {changes.length > 0 && !waitingFor(path) && (
        <Banner
          kind="warn"
          icon="pencil"
          title={w("changed")}
          action={
            <Button kind="second" small onClick={() => void seen()}>
              {w("seen")}
            </Button>
          }
        >
          <ul>
            {told.map((it) => (
              <li key={it.field}>
                <strong>{w(`f_${it.field}` as Key)}:</strong> {it.after}
                {it.before && (
                  <>
                    {" "}
                    <del>
                      <span class="vh">{w("before")} </span>
                      {it.before}
                    </del>
                  </>
                )}
              </li>
            ))}
            {others.length > 0 && (
              <li>{w("also_new", { what: list(others.map((it) => w(`f_${it.field}` as Key))) })}</li>
            )}
          </ul>
        </Banner>
      )}
    </>
  );
}

/** Why they are asked, what somebody gets, what is there, what happens when, what will be asked: short first, long folded. */
export function PlanParts({ event }: { event: Event }) {
  const { plan } = event;
  const photos = plan.photos;
  return (
    <>
      <WhyCard event={event} />
      {plan.pay && <Pay pay={plan.pay} />}
      {plan.services.length > 0 && (
        <section class="stack stack--s" aria-labelledby="services">
          <h2 id="services">{w("services")}</h2>
          <ul class="stack stack--s">
            {plan.services.map((it) => (
              <li key={it.name + it.starts}>
                <p class="strong">{it.name}</p>
                <p class="t-1 t-2">{beside(timeOf(it), it.who && w("with", { who: it.who }))}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.agenda.length > 0 && (
        <details class="fold card">
          <summary>
            <Icon name="list-checks" /> {w("agenda")}
          </summary>
          <ol class="plan-list">
            {plan.agenda.map((it) => (
              <li key={`${it.starts_after}${it.title}`}>
                <span class="num">
                  {clock(new Date(Date.parse(event.starts_at) + it.starts_after * 60_000), event.zone)}
                </span>
                <span>
                  <strong>{it.title}</strong>{" "}
                  <small>
                    {beside(it.minutes && w("minutes", { n: it.minutes }), it.who && w("with", { who: it.who }))}
                  </small>
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {plan.questions?.items && plan.questions.items.length > 0 && (
        <details class="fold card">
          <summary>
            <Icon name="circle-help" /> {w("questions", { n: plan.questions.items.length })}
          </summary>
          <div class="stack stack--s">
            {plan.questions_shared_at && <p class="t-1 t-2">{shared(plan.questions_shared_at, event.starts_at)}</p>}
            <ol class="plan-questions">
              {plan.questions.items.map((it) => (
                <li key={it}>{it}</li>
              ))}
            </ol>
            {plan.questions.note && <p class="pre">{plan.questions.note}</p>}
          </div>
        </details>
      )}
      {photos && <StaysEnglish />}
      {(photos || plan.space || plan.host_name || plan.tech) && (
        <Facts
          items={[
            photos && {
              icon: "eye",
              term: w("photos"),
              text: [
                w(`photos_${photos.plan}`),
                photos.by && w("photos_by", { who: photos.by }),
                photos.free_spot && w("photos_free", { spot: photos.free_spot }),
              ]
                .filter(Boolean)
                .join(" "),
            },
            plan.space && { icon: "sofa", term: w("space"), text: plan.space },
            plan.host_name && { icon: "door-open", term: w("host"), text: plan.host_name },
            plan.tech && event.mode !== "in_person" && { icon: "smartphone", term: w("tech"), text: plan.tech },
          ]}
        />
      )}
    </>
  );
}

/** A service without times is there as long as the door is open. */
const timeOf = ({ starts, ends }: Plan["services"][number]): string =>
  starts || ends ? spoken(starts, ends) : w("services_any");

/** "Shared 7 days before." */
function shared(at: string, starts: string): string {
  const days = Math.floor((Date.parse(starts) - Date.parse(at)) / DAY_MS);
  return days >= 1 ? w("shared_days", { n: days }) : w(daysAway(at) === 0 ? "shared_today" : "shared_late");
}

const money = (pence: number): string =>
  `£${pence % 100 === 0 ? (pence / 100).toLocaleString("en-GB") : (pence / 100).toFixed(2)}`;
/** 150 → "2 and a half hours", 90 → "1 and a half hours", 50 → "50 min" */
function span(minutes: number): string {
  if (minutes % 30 !== 0 || minutes < 60) return w("minutes", { n: minutes });
  return w(minutes % 60 === 0 ? "hours" : "hours_half", { n: Math.floor(minutes / 60) });
}

/** What somebody gets, in plain words, before they say yes. */
function Pay({ pay }: { pay: NonNullable<Plan["pay"]> }) {
  const amount = pay.amount_pence ? money(pay.amount_pence) : "";
  const first = {
    involvement_fee: w("pay_fee", { amount }),
    hours: w("pay_hours", { amount }),
    expenses_only: w("pay_costs"),
    thanks: amount ? w("pay_thanks_worth", { what: pay.thanks, amount }) : pay.thanks,
    none: w("pay_none"),
  }[pay.kind];
  const paid = [
    pay.minutes && w("pay_time", { time: span(pay.minutes) }),
    pay.preparation_minutes && w("pay_before", { time: span(pay.preparation_minutes) }),
  ].filter(Boolean);
  return (
    <section class="card stack stack--s" aria-labelledby="pay">
      <h2 id="pay" class="h-4">
        {w("pay")}
      </h2>
      <p class="strong">{first}</p>
      {paid.length > 0 && <p>{paid.join(" ")}</p>}
      {pay.covers && pay.covers.length > 0 && (
        <p>{w("pay_covers", { what: list(pay.covers.map((it) => w(`cost_${it}`))) })}</p>
      )}
      {pay.paid_when && <p>{w("pay_when", { when: pay.paid_when })}</p>}
      {pay.kind !== "none" && pay.kind !== "expenses_only" && (
        <>
          <p class="t-1 t-2">{w("pay_benefits")}</p>
          <StaysEnglish />
        </>
      )}
    </section>
  );
}
