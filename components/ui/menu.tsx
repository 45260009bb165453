"use client"; // opens, moves focus and closes

import type { Route } from "next";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { MenuTrigger } from "@/components/ui/menu-trigger";

interface MenuProps {
  /** Accessible name of the button and the menu. */
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  triggerClassName?: string;
  align?: "start" | "end";
  /** For a menu that was fetched because its button was pressed. */
  startsOpen?: boolean;
  /** MenuItem and MenuLink. */
  children: ReactNode;
}

/** A button with a menu: arrows, Home and End move, Escape closes and returns focus. It opens upwards where there is no room below. */
export function Menu({ label, trigger, triggerClassName, align = "end", startsOpen = false, children }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(startsOpen);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const [isAbove, setAbove] = useState(false);
  useLayoutEffect(() => {
    if (!open) return setAbove(false);
    setAbove(hasRoomAboveOnly(list.current, button.current));
    focusItem(list.current, 0);
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    const items = itemsOf(list.current);
    const at = items.findIndex((item) => item.matches(":focus"));
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      if (open) focusItem(list.current, target);
      else setOpen(true);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the items inside
    <div
      className="relative inline-flex"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <MenuTrigger
        ref={button}
        label={label}
        open={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className={triggerClassName}
      >
        {trigger}
      </MenuTrigger>
      {open ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a click on an item closes the menu; keys are handled above
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onClick={() => {
            setOpen(false);
            button.current?.focus();
          }}
          className={cx(
            "absolute z-30 flex min-w-44 animate-appear flex-col rounded-card bg-raised p-1 shadow-float",
            isAbove ? "bottom-full mb-1" : "top-full mt-1",
            align === "end" ? "right-0" : "left-0",
          )}
        >
          {children}
        </div>
      ) : null}
    </div>
  );
}

/** True where the list would leave the window below and would not above. */
function hasRoomAboveOnly(list: HTMLElement | null, button: HTMLElement | null): boolean {
  if (!list || !button) return false;
  const { bottom, height } = list.getBoundingClientRect();
  return bottom > window.innerHeight && button.getBoundingClientRect().top > height;
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)") ?? []);
}

function focusItem(list: HTMLElement | null, at: number) {
  const items = itemsOf(list);
  items.at(at % items.length)?.focus();
}

const itemLook =
  "flex min-h-9 items-center gap-2.5 whitespace-nowrap rounded-control px-3 text-left hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] disabled:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0";

interface MenuItemProps {
  icon?: ReactNode;
  tone?: "plain" | "danger";
  /** None for one that is disabled for good and only says why. */
  onSelect?: () => void;
  disabled?: boolean;
  children: ReactNode;
}

export function MenuItem({ icon, tone = "plain", onSelect, disabled, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={disabled}
      onClick={onSelect}
      className={cx(itemLook, tone === "danger" && "text-danger")}
    >
      {icon}
      {children}
    </button>
  );
}

export function MenuLink({ href, icon, children }: { href: Route; icon?: ReactNode; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} role="menuitem" tabIndex={-1} className={itemLook}>
      {icon}
      {children}
    </Link>
  );
}
