"use client"; // remembers what was chosen

import { type RefObject, useRef, useState } from "react";

/** What a ReasonField shows and tells. */
export interface ReasonState<Reason extends string> {
  place: RefObject<HTMLDivElement | null>;
  value: Reason | "";
  /** Somebody tried to go on without. */
  isMissing: boolean;
  onChange: (reason: Reason | "") => void;
}

/**
 * A reason that is chosen and never proposed: what nobody chose must not be told to a person as why something was done to them.
 * `take` answers the chosen one; where there is none, null: the field then says so and takes the focus.
 */
export function useReason<Reason extends string>() {
  const place = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState<Reason | "">("");
  const [isMissing, setMissing] = useState(false);

  function onChange(reason: Reason | "") {
    setValue(reason);
    setMissing(false);
  }
  function take(): Reason | null {
    if (value !== "") return value;
    setMissing(true);
    place.current?.querySelector("select")?.focus();
    return null;
  }
  return {
    field: { place, value, isMissing, onChange } satisfies ReasonState<Reason>,
    take,
    clear: () => onChange(""),
  };
}
