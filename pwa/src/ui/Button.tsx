import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";
import { cx } from "./look";

export interface ButtonProps {
  children: ComponentChildren;
  kind?: "primary" | "second" | "quiet" | "sun" | "danger";
  small?: boolean;
  wide?: boolean;
  grow?: boolean;
  icon?: IconName;
  /** A link that looks like a button. */
  href?: string;
  onClick?: (event: MouseEvent) => void;
  submit?: boolean;
  form?: string;
  /** Works on it: keeps its width, takes no second tap. */
  busy?: boolean;
  /** Not possible now, and why; the reason is read out with the button. */
  disabledWhy?: string | null;
  label?: string;
}

export function Button(props: ButtonProps) {
  const { kind = "primary", small, wide, grow, icon, href, busy, disabledWhy } = props;
  const why = useId();
  const name = cx("btn", kind !== "primary" && `btn--${kind}`, small && "btn--s", wide && "btn--wide", grow && "grow");
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {props.children}
    </>
  );
  if (href)
    return (
      <a class={name} href={href} onClick={props.onClick} aria-label={props.label}>
        {inside}
      </a>
    );
  return (
    <>
      <button
        class={name}
        type={props.submit ? "submit" : "button"}
        form={props.form}
        aria-label={props.label}
        aria-busy={busy ? "true" : undefined}
        aria-disabled={disabledWhy ? "true" : undefined}
        aria-describedby={disabledWhy ? why : undefined}
        onClick={(event) => {
          if (busy || disabledWhy) event.preventDefault();
          else props.onClick?.(event);
        }}
      >
        {inside}
      </button>
      {disabledWhy && (
        <p class="t-1 t-2" id={why}>
          {disabledWhy}
        </p>
      )}
    </>
  );
}

/** A round button with only a drawing: its name is said to screen readers. */
export function IconButton({
  icon,
  label,
  onClick,
  flip,
}: {
  icon: IconName;
  label: string;
  onClick: () => void;
  flip?: boolean;
}) {
  return (
    <button class="iconbtn" type="button" aria-label={label} onClick={onClick}>
      <Icon name={icon} large flip={flip} />
    </button>
  );
}

/** A row that leads somewhere, or does one thing. */
export function LinkRow(props: {
  href?: string;
  onClick?: () => void;
  icon?: IconName;
  title: ComponentChildren;
  more?: ComponentChildren;
  hue?: string;
  busy?: boolean;
}) {
  const inside = (
    <>
      {props.icon && (
        <span class="linkrow__icon">
          <Icon name={props.icon} />
        </span>
      )}
      <span class="grow">
        <strong>{props.title}</strong>
        {props.more && <small>{props.more}</small>}
      </span>
      <Icon name="chevron-right" flip />
    </>
  );
  return props.href ? (
    <a class="linkrow" href={props.href} data-hue={props.hue} onClick={props.onClick}>
      {inside}
    </a>
  ) : (
    <button
      class="linkrow"
      type="button"
      data-hue={props.hue}
      aria-busy={props.busy ? "true" : undefined}
      onClick={props.onClick}
    >
      {inside}
    </button>
  );
}
