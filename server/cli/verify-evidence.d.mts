// The types of verify-evidence.mjs, which is plain JavaScript so that it runs anywhere by itself.

export function verifyEvidence(
  file: unknown,
  published?: readonly string[],
): { faults: string[]; isPublished: boolean };
