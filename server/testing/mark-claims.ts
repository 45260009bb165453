// What invented applicants claim, and the document that proves it.
import type { ApplyInput, MarkClaim } from "@/server/features/verification/contract/applications";
import { creditCodeCheck } from "@/server/trust/standing/identity/credit-code";

/** A well-formed credit code that nobody bears. */
export const inventedCode = `91310000MA1K0000X${creditCodeCheck("91310000MA1K0000X")}`;

export const claims = {
  person: { class: "person", role: "执业医师", workplace: "海棠医院" },
  organisation: { class: "organisation", name: "海棠书店有限公司", codeKind: "credit-code", code: inventedCode },
  "organisation-abroad": {
    class: "organisation-abroad",
    name: "Nordlicht Verlag",
    country: "DE",
    office: { name: "北光出版社上海代表处", registration: "3100005678", address: "上海市虚构路 1 号" },
  },
} as const satisfies Record<MarkClaim["class"], MarkClaim>;

export const documents = {
  person: { document: "professional-licence", number: "1101100000000001", holder: "王小明", expiresOn: "2031-05-31" },
  organisation: { document: "business-licence", number: inventedCode, holder: "海棠书店有限公司", expiresOn: null },
  "organisation-abroad": {
    document: "office-document",
    number: "2026-17",
    holder: "北光出版社上海代表处",
    expiresOn: "2031-05-31",
  },
} as const satisfies Record<MarkClaim["class"], Omit<ApplyInput["evidence"][number], "fileId">>;
