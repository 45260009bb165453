"use client"; // what sign-in and sign-up share of what was typed

import { useDraft } from "@/components/accounts/use-draft";

export interface Entry {
  phone: string;
  code: string;
  /** The number that the last code went to; null until one was sent. */
  sentTo: string | null;
  /** From when another code may be asked for; ISO. */
  resendAt: string | null;
}

const nothing: Entry = { phone: "", code: "", sentTo: null, resendAt: null };

/** Phone and code, kept on the way from sign-in to sign-up and back. */
export const useEntry = () => useDraft<Entry>("entry", nothing);
