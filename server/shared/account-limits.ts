// How many accounts may stand behind one verified principal. No law gives the numbers: they are settings, stated in the public rules.

/** Accounts per principal by its kind; those that their owner closed do not count. */
export const accountLimits = { person: 2, organisation: 2 } as const;
